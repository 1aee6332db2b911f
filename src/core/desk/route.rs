//! Where the user is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::analysis::{Findings, HintKind};
use crate::catalog::{Catalog, Contact, QuestionId};

/// Which questions are worked through: one checklist, or a filter across all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// One checklist.
    Checklist(u8),
    /// All open questions.
    Open,
    /// A priority group.
    Priority(u8),
    /// Those that somebody can answer.
    Contact(Contact),
    /// Those answered Nein.
    No,
    /// Those „in Klärung“, by whom to ask.
    Asking,
    /// Those with a Hinweis.
    Hint,
    /// Those with a Hinweis of one kind.
    Hinted(HintKind),
    /// Those changed on or after a day.
    Changed(Date),
}

impl Scope {
    /// Its title.
    pub fn title(self, catalog: &Catalog) -> String {
        match self {
            Self::Checklist(number) => catalog.checklist(number).map(|list| list.title.clone()).unwrap_or_default(),
            Self::Open => "Alle offenen Fragen".to_owned(),
            Self::Priority(number) => {
                let title = catalog.priority_group(number).map_or("", |group| group.title.as_str());
                format!("Priorität {number}: {title}")
            }
            Self::Contact(contact) => format!("Gespräch: {}", contact.label()),
            Self::No => "Alle Nein".to_owned(),
            Self::Asking => "Wen muss ich noch fragen?".to_owned(),
            Self::Hint => "Nacharbeit: Fragen mit Hinweis".to_owned(),
            Self::Hinted(kind) => format!("Nacharbeit: {}", kind.label()),
            Self::Changed(day) => format!("Geändert seit {}", crate::wording::date::short(day)),
        }
    }
}

impl Scope {
    /// Whether a question is still in it only because it was when one entered: „erledigt“. Filters of hints count these,
    /// the others count answers.
    pub fn is_done(self, question: QuestionId, findings: &Findings) -> Option<bool> {
        let hints = || findings.hinted.get(&question);
        match self {
            Self::Hint => Some(hints().is_none()),
            Self::Hinted(kind) => Some(!hints().is_some_and(|hints| hints.iter().any(|hint| hint.kind == kind))),
            _ => None,
        }
    }
}

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Route {
    /// No file open.
    Start,
    /// Master data.
    Kommune,
    /// People and offices.
    People,
    /// The cockpit.
    #[default]
    Overview,
    /// Questions, as interview or list.
    Questions(Scope),
    /// The plan.
    Measures,
    /// Requirements and their status.
    Profile,
    /// Choose, preview and save a report.
    Report,
    /// Who changed what when.
    History,
    /// Theme, text scale, name.
    Settings,
}

/// Where a user stopped.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The screen.
    pub route: Route,
    /// The question last worked on.
    pub question: Option<QuestionId>,
}
