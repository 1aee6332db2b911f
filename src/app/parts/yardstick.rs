//! The Maßstab of a question: when it is Ja, with boxes to tick, and what belongs to it.

use eframe::egui::{Align2, Color32, Sense, TextStyle, Ui, Vec2};

use super::glossary_text::glossary_line;
use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{check_line, paint_text, small_muted, two_columns};
use wiba_core::catalog::{PartKind, Question, Yardstick};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::intent::Intent;

/// Width of the headings where they stand beside their lines.
const HEADING: f32 = 124.0;
/// Least width of lines beside their heading.
const LEAST: f32 = 300.0;
/// Room for the sign before a line, in sizes of the text: in a meeting it is larger.
const SIGN: [f32; 2] = [16.0 / 14.0, 20.0 / 14.0];

/// Paints the Maßstab; nothing if the catalogue has none.
pub fn yardstick(ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let Some(yardstick) = &question.yardstick else { return out };
    ui.push_id(("yardstick", question.id), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        conditions(ui, cx, question, yardstick, &mut out);
        for (kind, lines) in yardstick.parts() {
            ui.add_space(space::XS + 2.0);
            ui.push_id(kind.label(), |ui| part(ui, cx, kind, &lines));
        }
    });
    out
}

fn conditions(ui: &mut Ui, cx: &Cx<'_>, question: &Question, yardstick: &Yardstick, out: &mut Commands) {
    if !yardstick.has_boxes() {
        for condition in &yardstick.yes_if {
            glossary_line(ui, cx.catalog, &condition.1, theme::tokens(ui).text);
        }
        return;
    }
    let met = &cx.assessment.round.answer(question.id).met;
    for condition in &yardstick.yes_if {
        let ticked = met.contains(&condition.0);
        if check_line(ui, ticked, &format!("{}) {}", condition.0, condition.1)).clicked() {
            out.push(Command::Apply(Intent::Met(question.id, condition.0, !ticked)));
        }
    }
}

/// A heading with its lines: beside each other where there is room.
fn part(ui: &mut Ui, cx: &Cx<'_>, kind: PartKind, lines: &[String]) {
    let beside = ui.available_width() - HEADING - space::L;
    two_columns(
        ui,
        beside.max(LEAST),
        HEADING - 1.0,
        |ui| {
            // Level with the first line.
            ui.add_space(3.0);
            small_muted(ui, kind.label());
        },
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for text in lines {
                line(ui, cx, kind, text, lines.len() > 1);
            }
        },
    );
}

fn line(ui: &mut Ui, cx: &Cx<'_>, kind: PartKind, text: &str, one_of_many: bool) {
    let tokens = theme::tokens(ui);
    let (sign, color): (&str, Color32) = match kind {
        PartKind::Suffices => (kind.sign(), tokens.yes),
        PartKind::NotEnough => (kind.sign(), tokens.no),
        _ if one_of_many => ("•", tokens.muted),
        _ => ("", tokens.muted),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let size = TextStyle::Body.resolve(ui.style()).size;
        let (rect, _) = ui.allocate_exact_size(Vec2::from(SIGN) * size, Sense::hover());
        paint_text(ui, rect, sign, TextStyle::Body, color, Align2::LEFT_CENTER);
        glossary_line(ui, cx.catalog, text, tokens.text);
    });
}
