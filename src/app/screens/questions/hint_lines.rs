//! What is missing at a question, in words, and the way to mend it.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::state::State;
use crate::app::context::Cx;
use crate::app::parts::{field_id, hint_line};
use crate::kit::focus_return::focus_next;
use crate::kit::widgets::icon;
use wiba_core::analysis::HintKind;
use wiba_core::assessment::Target;
use wiba_core::catalog::{Question, QuestionId};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;

/// The words of all hints of a question, for a line of the list.
pub(super) fn all_words(cx: &Cx<'_>, id: QuestionId) -> String {
    let hints = cx.findings.hinted.get(&id).into_iter().flatten();
    let words: Vec<String> = hints.map(|hint| cx.findings.hint_words(*hint, &cx.assessment.round)).collect();
    if words.is_empty() { String::new() } else { format!("{} {}", icon(Icon::CircleAlert), words.join(" ")) }
}

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let id = question.id;
    let round = &cx.assessment.round;
    let first = cx.findings.item(id).and_then(|item| item.target()).unwrap_or(Target::Question(id));
    for hint in cx.findings.hinted.get(&id).into_iter().flatten() {
        let lapsing = |item: &&wiba_core::assessment::Evidence| item.valid_until.is_some();
        let (mend, field) = match hint.kind {
            HintKind::Overdue => ("Neue Frist", Some(Field::Due(first))),
            HintKind::NoDueDate => ("Frist setzen", Some(Field::Due(first))),
            HintKind::NoOwner => ("Verantwortliche eintragen", Some(Field::Owner(first))),
            HintKind::ClarificationOverdue => ("Neuer Tag", Some(Field::AskUntil(id))),
            HintKind::NoJustification => ("Begründung schreiben", Some(Field::Justification(id))),
            HintKind::EvidenceLapsed | HintKind::EvidenceLapsing => {
                let item = round.answer(id).evidence.iter().filter(lapsing).min_by_key(|item| item.valid_until);
                ("Zum Nachweis", item.map(|item| Field::EvidenceValidUntil(id, item.id)))
            }
            HintKind::NoEvidence => ("Nachweis nennen", None),
            // That the question was put anew has a card of its own; what is handed out stands on the overview.
            HintKind::Reworded | HintKind::HandOutOverdue => continue,
        };
        if hint_line(ui, hint.kind, &cx.findings.hint_words(*hint, round), mend) {
            match field {
                Some(field) => {
                    state.rhythm.stay();
                    focus_next(ui.ctx(), field_id(field));
                }
                None => {
                    let title = question.evidence.first().cloned().unwrap_or_else(|| "Nachweis".to_owned());
                    out.push(Command::Apply(Intent::AddEvidence(id, title)));
                }
            }
        }
    }
    out
}
