//! Questions that were handed out to somebody: which, to whom, since when, and whether they are back.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::catalog::QuestionId;

/// In which form questions go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum HandOutForm {
    /// A workbook with drop-downs.
    #[default]
    Xlsx,
    /// A document with boxes to tick.
    Docx,
    /// A part file, for this program.
    Wiba,
}

impl HandOutForm {
    /// All, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Docx, Self::Wiba];

    /// The German words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel-Tabelle",
            Self::Docx => "Word-Dokument",
            Self::Wiba => "WiBA-Datei",
        }
    }

    /// The ending of its file, and its key for programs.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Wiba => "wiba",
        }
    }
}

/// How it stands with a hand-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum HandOutState {
    /// Somebody still has it.
    #[default]
    Out,
    /// The answers are here.
    Done,
    /// Nobody waits for it any more.
    TakenBack,
}

impl HandOutState {
    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Out => "unterwegs",
            Self::Done => "erledigt",
            Self::TakenBack => "zurückgenommen",
        }
    }

    /// For programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::Done => "done",
            Self::TakenBack => "taken_back",
        }
    }
}

/// Questions in somebody's hands. Its id is that of the part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandOut {
    /// To whom; may be empty.
    pub to: String,
    /// Which.
    pub questions: BTreeSet<QuestionId>,
    /// Since when.
    pub on: Option<Date>,
    /// As what.
    pub form: HandOutForm,
    /// Until when the answers are expected.
    pub due: Option<Date>,
    /// Whether it is back.
    pub state: HandOutState,
}

impl HandOut {
    /// To whom, if that was said.
    pub fn recipient(&self) -> Option<&str> {
        Some(self.to.trim()).filter(|to| !to.is_empty())
    }

    /// To whom, in words.
    pub fn name(&self) -> &str {
        self.recipient().unwrap_or("ohne Empfänger")
    }

    /// Whether the answers were expected before this day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == HandOutState::Out && self.due.is_some_and(|due| due < today)
    }
}
