//! What is wrong with a table, where, and what to do about it.

use std::fmt;

/// A fault in one line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// From 1, the heading included. A row with line breaks in its cells has the number of its first line.
    pub line: u64,
    /// What is wrong with it.
    pub reason: String,
    /// What the user can do: a whole sentence.
    pub cure: &'static str,
}

impl RowError {
    pub(super) fn new(line: u64, reason: impl Into<String>, cure: &'static str) -> Self {
        Self { line, reason: reason.into(), cure }
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zeile {}: {}", self.line, self.reason)
    }
}

/// Why a table is refused. Nothing of it has been taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    faults: Vec<RowError>,
}

/// More lines would hide the first, and the reader of a wrong file needs only a few to see that it is the wrong one.
const MOST: usize = 30;

impl ImportError {
    pub(super) fn new(faults: Vec<RowError>) -> Self {
        Self { faults }
    }

    /// All faults, by line.
    pub fn faults(&self) -> &[RowError] {
        &self.faults
    }

    /// What the user can do, each thing once.
    pub fn hint(&self) -> String {
        let mut cures: Vec<&str> = Vec::new();
        for fault in &self.faults {
            if !cures.contains(&fault.cure) {
                cures.push(fault.cure);
            }
        }
        cures.push("Es wurde nichts übernommen.");
        cures.join("\n")
    }
}

impl From<RowError> for ImportError {
    fn from(fault: RowError) -> Self {
        Self { faults: vec![fault] }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.faults.iter().take(MOST).map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))?;
        match self.faults.len().saturating_sub(MOST) {
            0 => Ok(()),
            1 => f.write_str("\n… und 1 weitere"),
            more => write!(f, "\n… und {more} weitere"),
        }
    }
}

impl std::error::Error for ImportError {}
