//! What cannot be written here, though its key was pressed.

use eframe::egui::Ui;

use super::state::State;
use crate::app::context::Cx;
use crate::kit::widgets::{button, dialog, primary_button, strong};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::route::Scope;

/// What a key leads to elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unwritten {
    /// A note, a Begründung or an owner, in a meeting.
    Text,
    /// Whom to ask, and until when, in a meeting.
    Clarification,
    /// Who is responsible, where there is no measure.
    Owner,
}

impl Unwritten {
    /// Whether it is because others look on.
    pub(super) fn in_meeting(self) -> bool {
        self != Self::Owner
    }

    /// What the box says of it.
    pub(super) fn words(self, cx: &Cx<'_>) -> (&'static str, String) {
        match self {
            Self::Text => (
                "In der Sitzung wird nichts geschrieben",
                "Alle sehen mit: Notizen, Begründungen und Namen stehen deshalb nicht da.".to_owned(),
            ),
            Self::Clarification => {
                let later = Scope::Asking.title(cx.catalog);
                (
                    "Die Frage ist jetzt in Klärung",
                    format!(
                        "Alle sehen mit: Wer gefragt wird und bis wann, lässt sich nach der Sitzung unter „{later}“ eintragen."
                    ),
                )
            }
            Self::Owner if cx.assessment.part.is_some() => (
                "Maßnahmen stehen in der ganzen Datei",
                "Dieser Teil hat nur die Fragen. Wer verantwortlich sein könnte, lässt sich in die Notiz schreiben (Strg+Enter)."
                    .to_owned(),
            ),
            Self::Owner => (
                "Hier gibt es keine Maßnahme",
                "Verantwortliche stehen an einer Maßnahme, und die hat nur eine Frage mit der Antwort Nein.".to_owned(),
            ),
        }
    }
}

/// Whoever presses the key of a field is about to type: the letters must not answer questions.
pub(super) fn ui(state: &mut State, ui: &Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let Some(what) = state.unwritten else { return out };
    let mut stay = false;
    let close = dialog(ui.ctx(), "nothing-to-write", 440.0, |ui| {
        let (title, words) = what.words(cx);
        strong(ui, title);
        ui.label(words);
        ui.horizontal_wrapped(|ui| {
            let go_on = if what.in_meeting() { "Weiter mit der Sitzung" } else { "Weiter" };
            stay = primary_button(ui, go_on).clicked();
            if what.in_meeting() && button(ui, "Sitzung beenden").clicked() {
                state.unwritten = None;
                out.push(Command::ToggleMeeting);
            }
        });
    });
    if stay || close {
        state.unwritten = None;
    }
    out
}
