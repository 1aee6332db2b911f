//! What a file is asked for, in the system's dialog or by its path.

use std::sync::Arc;

use super::export_job::ExportJob;
use super::outcome::ReportJob;
use wiba_core::assessment::Id;
use wiba_core::catalog::QuestionId;

/// What a file dialog was opened for.
pub(super) enum Purpose {
    Open,
    New,
    SaveAs,
    Logo,
    Evidence(QuestionId, Id),
    Answers,
    /// The workbook into whose copy answers are to be written.
    Original,
    Export(Arc<ExportJob>),
    Report(Arc<ReportJob>),
}

/// A path being typed where the system has no dialogs, and what for.
pub(super) struct PathPrompt {
    pub purpose: Purpose,
    pub title: String,
    pub text: String,
    /// It was opened in this frame.
    pub fresh: bool,
}
