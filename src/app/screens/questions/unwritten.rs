//! What is not written while a meeting looks on.

use crate::app::context::Cx;
use wiba_core::desk::route::Scope;

/// What a key leads to on the desk, and is not written in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unwritten {
    /// A note, a Begründung or an owner.
    Text,
    /// Whom to ask, and until when.
    Clarification,
}

impl Unwritten {
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
        }
    }
}
