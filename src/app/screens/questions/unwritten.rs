//! What cannot be written here, though its key was pressed.

use crate::app::context::Cx;
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
