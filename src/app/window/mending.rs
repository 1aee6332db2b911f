//! Where a field stands, for whoever has to put right what is in it.

use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::Command;
use wiba_core::desk::drafts::Field;
use wiba_core::desk::route::Route;

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

/// Where what stands in a field is put right.
pub(super) fn mended_at(field: Field) -> Command {
    if let Some(id) = question_of(field) {
        return Command::Show(id);
    }
    match field {
        Field::Owner(target)
        | Field::Due(target)
        | Field::MeasureTitle(target)
        | Field::Description(target)
        | Field::StatusNote(target)
        | Field::CostOnce(target)
        | Field::CostYearly(target)
        | Field::PersonDays(target)
        | Field::StepText(target, _) => Command::ShowMeasure(target),
        Field::PersonName(_) | Field::PersonOffice(_) | Field::PersonEmail(_) | Field::PersonTelephone(_) => {
            Command::Go(Route::People)
        }
        _ => Command::Go(Route::Kommune),
    }
}
