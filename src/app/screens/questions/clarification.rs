//! „In Klärung“ at a question: whom to ask, and until when. It is no answer, and stands beside one or none.

use eframe::egui::Ui;
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::app::parts::{date_field, field};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, button, card_filled, icon, right_to_left, two_columns};
use wiba_core::analysis::Asking;
use wiba_core::catalog::Question;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands, Copied};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::wording::date;

/// The sign of a question „in Klärung“.
pub(super) fn sign() -> String {
    icon(Icon::CircleQuestionMark)
}

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let id = question.id;
    if !cx.assessment.round.answer(id).in_clarification {
        return out;
    }
    let tokens = theme::tokens(ui);
    card_filled(ui, tokens.soft, tokens.edge, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::text(format!("{} In Klärung", sign()), theme::strong(), tokens.text));
            right_to_left(ui, |ui| {
                if button(ui, "Geklärt").on_hover_text("Niemand muss mehr gefragt werden").clicked() {
                    out.push(Command::Apply(Intent::Clarify(id, false)));
                }
            });
        });
        let date_width = ((ui.available_width() - space::L) * 0.4).max(150.0);
        two_columns(
            ui,
            date_width,
            160.0,
            |ui| {
                let name = Action::Clarify.with_key("Wen fragen");
                field(ui, cx, Field::Ask(id), FieldStyle::line(&name).hint("Person oder Stelle"));
            },
            |ui| {
                date_field(ui, cx, Field::AskUntil(id), FieldStyle::line("Klärung bis"));
            },
        );
    });
    out
}

/// All that somebody must be asked, to be sent to them.
pub(super) fn copied(cx: &Cx<'_>, asking: &[Asking]) -> Copied {
    let mut text = String::new();
    for group in asking {
        text += &format!("{}:\n", group.title());
        for id in &group.questions {
            let question = cx.catalog.question(*id).map_or("", |question| question.text.as_str());
            let until = cx.assessment.round.answer(*id).ask_until;
            let until = until.map(|day| format!(" (bis {})", date::short(day))).unwrap_or_default();
            text += &format!("{id} {question}{until}\n");
        }
        text += "\n";
    }
    Copied { what: "Fragen in Klärung".to_owned(), text: text.trim_end().to_owned() + "\n", html: None }
}
