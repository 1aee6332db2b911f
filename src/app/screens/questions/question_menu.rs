//! What the right mouse button offers at a question, and questions for the clipboard.

use eframe::egui::Response;

use crate::app::context::Cx;
use crate::kit::widgets::menu_entry;
use wiba_core::assessment::{AnswerValue, Target};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::{Command, Commands, Copied, Several};
use wiba_core::desk::intent::Intent;
use wiba_core::wording::number::count;

/// The menu of a question.
pub(super) fn question_menu(response: &Response, cx: &Cx<'_>, id: QuestionId, out: &mut Commands) {
    response.context_menu(|ui| {
        let answer = cx.assessment.round.answer(id);
        for value in AnswerValue::ALL.into_iter().filter(|value| answer.value() != Some(*value)) {
            if menu_entry(ui, &format!("{} {}", value.sign(), value.label())) {
                out.push(Command::Answer(id, Some(value)));
            }
        }
        if answer.value().is_some() && menu_entry(ui, "Antwort zurücknehmen") {
            out.push(Command::Answer(id, None));
        }
        let clarify = if answer.in_clarification { "Nicht mehr in Klärung" } else { "In Klärung" };
        if cx.assessment.part.is_none() && menu_entry(ui, clarify) {
            out.push(Command::Apply(Intent::Clarify(id, !answer.in_clarification)));
        }
        if menu_entry(ui, "Für diese Frage festlegen …") {
            out.push(Command::ChooseForMany(vec![Target::Question(id)], Several::Questions));
        }
        ui.separator();
        if menu_entry(ui, "Frage kopieren") {
            out.push(Command::Copy(copied(cx, &[id])));
        }
    });
}

/// Questions with their answers, as a table.
pub(super) fn copied(cx: &Cx<'_>, questions: &[QuestionId]) -> Copied {
    let line = |id: &QuestionId| {
        let answer = cx.assessment.round.answer(*id);
        vec![
            id.to_string(),
            cx.catalog.question(*id).map(|question| question.text.clone()).unwrap_or_default(),
            answer.value().map(AnswerValue::label).unwrap_or_default().to_owned(),
            answer.justification.clone(),
            answer.note.clone(),
        ]
    };
    let heading = ["Frage", "Text", "Antwort", "Begründung", "Notiz"];
    let what = count(questions.len(), "Frage", "Fragen");
    Copied::table(&what, &heading, &questions.iter().map(line).collect::<Vec<_>>())
}
