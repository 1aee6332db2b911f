//! What is wrong with a foreign file, where, and what to do about it.

use std::fmt;

use crate::catalog::QuestionId;
use crate::wording::text::capital;

/// Where something stands in a foreign file: a row, in a sheet or in one of several documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct At {
    /// The sheet or document; empty where there is only one.
    pub part: String,
    /// From 1, headings included; 0 for the whole. A row with line breaks in its cells has the number of its first line.
    pub row: u64,
}

impl At {
    /// A row of the only table.
    pub(super) fn row(row: u64) -> Self {
        Self { part: String::new(), row }
    }

    /// A row of a sheet or of one of several documents.
    pub(super) fn within(part: &str, row: u64) -> Self {
        Self { part: part.to_owned(), row }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.part.as_str(), self.row) {
            ("", 0) => Ok(()),
            ("", row) => write!(f, "Zeile {row}"),
            (part, 0) => write!(f, "{part}"),
            (part, row) => write!(f, "{part}, Zeile {row}"),
        }
    }
}

const NUMBER: &str = "Jede Antwort braucht ihre Fragennummer.";

/// Something in a foreign file that cannot be understood beyond doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub at: At,
    /// Of which question the row is that is left out as a whole because of it, whatever else it says.
    pub question: Option<QuestionId>,
    /// What stands there, as far as it is short; may be empty.
    pub text: String,
    /// What is wrong with it.
    pub reason: String,
    /// What the user can do: a whole sentence.
    pub cure: &'static str,
}

impl Fault {
    pub(super) fn new(at: At, reason: impl Into<String>, cure: &'static str) -> Self {
        Self { at, question: None, text: String::new(), reason: reason.into(), cure }
    }

    /// A fault of the whole file.
    pub(super) fn whole(reason: impl Into<String>, cure: &'static str) -> Self {
        Self::new(At::default(), reason, cure)
    }

    /// Of a row that says something, but not about which question.
    pub(super) fn numberless(at: At) -> Self {
        Self::new(at, "die Fragennummer fehlt", NUMBER)
    }

    /// With what stands there.
    pub(super) fn saying(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// In the row of a question, of which nothing is taken: a row that is wrong in one cell may be shifted.
    pub(super) fn in_row_of(self, question: QuestionId) -> Self {
        Self { question: Some(question), ..self }
    }

    /// Where it stands, and in the row of which question.
    pub fn place(&self) -> String {
        let parts = [self.at.to_string(), self.question.map_or(String::new(), |id| format!("Frage {id}"))];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Words about it, with its place before them.
    fn line(&self, words: &str) -> String {
        match self.place().as_str() {
            "" => capital(words),
            place => format!("{place}: {words}"),
        }
    }

    /// What is wrong, and what else is left out because of it.
    pub fn told(&self) -> String {
        match self.question {
            Some(_) => format!("{}; aus der Zeile wird nichts übernommen", self.reason),
            None => self.reason.clone(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(&self.told()))
    }
}

/// Why a file is refused. Nothing of it has been taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    faults: Vec<Fault>,
}

/// More lines would hide the first, and the reader of a wrong file needs only a few to see that it is the wrong one.
pub const MOST_FAULTS: usize = 30;

impl ImportError {
    pub(super) fn new(faults: Vec<Fault>) -> Self {
        Self { faults }
    }

    /// All faults, in the order of the file.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// So many of them, a line each, and how many more there are.
    pub fn first(&self, most: usize) -> String {
        // That nothing of a row is taken goes without saying where nothing is taken at all.
        let mut lines: Vec<String> = self.faults.iter().take(most).map(|fault| fault.line(&fault.reason)).collect();
        let more = self.faults.len().saturating_sub(most);
        lines.extend((more > 0).then(|| format!("… und {more} weitere")));
        lines.join("\n")
    }

    /// What the user can do, each thing once.
    pub fn hint(&self) -> String {
        cures(&self.faults) + "Es wurde nichts übernommen."
    }
}

/// What the user can do about faults, each thing once, a line each.
pub fn cures(faults: &[Fault]) -> String {
    let mut cures: Vec<&str> = Vec::new();
    for fault in faults {
        if !cures.contains(&fault.cure) {
            cures.push(fault.cure);
        }
    }
    cures.into_iter().map(|cure| format!("{cure}\n")).collect()
}

impl From<Fault> for ImportError {
    fn from(fault: Fault) -> Self {
        Self { faults: vec![fault] }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.first(MOST_FAULTS))
    }
}

impl std::error::Error for ImportError {}
