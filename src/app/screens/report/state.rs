//! What the screen of the reports remembers while the file is open.

use std::path::PathBuf;

use super::choice::Choice;
use super::pages::PreviewJob;
use super::preview;
use wiba_core::desk::command::ReportKey;

/// A PDF that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// From what.
    pub key: ReportKey,
    /// Where.
    pub path: PathBuf,
}

/// State of the screen.
#[derive(Default)]
pub struct State {
    /// What the user chose.
    pub choice: Choice,
    /// The date while it is being typed.
    pub typed: Option<String>,
    /// The day since when changes are told while it is being typed.
    pub typed_since: Option<String>,
    /// Whether one of the two is no day that can be meant: nothing is written then.
    pub wrong_day: bool,
    /// The pages of the preview.
    pub job: PreviewJob,
    /// Whether a PDF is being written.
    pub writing: bool,
    /// It shall be opened for printing once it is written.
    pub printing: bool,
    /// The PDF written last.
    pub saved: Option<Saved>,
    /// How high that is, in points.
    pub(super) foot: f32,
    /// Whether the choice is folded away; `None` until the user says.
    pub(super) folded: Option<bool>,
    pub(super) preview: preview::State,
}
