//! Right below a Nein: what to do, who does it and until when.

use eframe::egui::Ui;

use crate::app::context::Cx;
use crate::app::parts::{date_field, finish_offer, missing, owner, status, steps};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, card_filled, keycap, right_to_left, small_muted};
use wiba_core::catalog::Question;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::Commands;
use wiba_core::desk::drafts::Field;

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    let Some(item) = cx.findings.item(question.id) else { return out };
    card_filled(ui, tokens.warn_soft, tokens.warn_line, |ui| {
        ui.horizontal(|ui| {
            right_to_left(ui, |ui| {
                keycap(ui, &Action::Owner.row().key_words());
                ui.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                    ui.add(
                        eframe::egui::Label::new(theme::text(
                            format!("Maßnahme: {}", item.title),
                            theme::strong(),
                            tokens.text,
                        ))
                        .wrap(),
                    );
                });
            });
        });
        missing(ui, item);
        out.append(steps(ui, item));
        if item.questions.len() > 1 {
            let others: Vec<String> =
                item.questions.iter().filter(|id| **id != question.id).map(ToString::to_string).collect();
            small_muted(ui, format!("Diese Maßnahme schließt auch {}.", others.join(", ")));
        }
        ui.add_space(space::XS);
        let width = ui.available_width();
        let stacked = width < 420.0;
        let first = item.questions.first().copied().unwrap_or(question.id).into();
        if stacked {
            owner(ui, cx, first, width);
            date_field(ui, cx, Field::Due(first), FieldStyle::line("Frist").width(width));
            status(ui, first, item, width, &mut out);
        } else {
            ui.horizontal_top(|ui| {
                let rest = width - 2.0 * space::M;
                let parts = [rest * 0.42, rest * 0.32, rest * 0.26];
                ui.spacing_mut().item_spacing.x = space::M;
                ui.vertical(|ui| owner(ui, cx, first, parts[0]));
                date_field(ui, cx, Field::Due(first), FieldStyle::line("Frist").width(parts[1]));
                ui.vertical(|ui| status(ui, first, item, parts[2], &mut out));
            });
        }
        small_muted(ui, &item.reason);
        out.append(finish_offer(ui, item));
    });
    out
}
