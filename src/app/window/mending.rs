//! The way to a field, for whoever has to put right what is in it.

use eframe::egui;

use super::Window;
use crate::app::parts::field_id;
use crate::kit::focus_return::focus_next;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::route::Route;
use wiba_core::desk::settings::Settings;

/// The question to which a field belongs.
pub(super) fn question_of(field: Field) -> Option<QuestionId> {
    match field {
        Field::Note(id)
        | Field::Justification(id)
        | Field::Ask(id)
        | Field::AskUntil(id)
        | Field::EvidenceTitle(id, _)
        | Field::EvidencePlace(id, _)
        | Field::EvidenceDate(id, _)
        | Field::EvidenceValidUntil(id, _) => Some(id),
        _ => None,
    }
}

impl Window {
    /// Leads to a field, to put right what stands in it.
    pub(super) fn mend(&mut self, ctx: &egui::Context, field: Field) -> Commands {
        let mut out = Commands::default();
        match field {
            Field::Owner(target)
            | Field::Due(target)
            | Field::MeasureTitle(target)
            | Field::Description(target)
            | Field::StatusNote(target)
            | Field::CostOnce(target)
            | Field::CostYearly(target)
            | Field::PersonDays(target)
            | Field::StepText(target, _) => out.push(Command::ShowMeasure(target)),
            Field::PersonName(id) | Field::PersonOffice(id) | Field::PersonEmail(id) | Field::PersonTelephone(id) => {
                self.screens.people.show_listed(id);
                out.push(Command::Go(Route::People));
            }
            field => match question_of(field) {
                Some(id) => {
                    if self.settings.list {
                        // The list has no fields; it comes back when this one is left.
                        out.push(Command::Set(Box::new(Settings { list: false, ..self.settings.clone() })));
                        self.screens.questions.visit(field);
                    }
                    out.push(Command::Show(id));
                }
                None => out.push(Command::Go(Route::Kommune)),
            },
        }
        // Not back to where one was when it was asked.
        self.focus.forget();
        focus_next(ctx, field_id(field));
        out
    }
}
