//! What a file is asked for, in the system's dialog or by its path.

use std::path::PathBuf;
use std::sync::Arc;

use super::export_job::ExportJob;
use super::hand_out_job::HandOutJob;
use super::outcome::ReportJob;
use super::password::Then;
use wiba_core::assessment::Id;
use wiba_core::catalog::QuestionId;
use wiba_core::store::backups::Backup;

/// What a file dialog was opened for.
pub(super) enum Purpose {
    Open,
    New,
    SaveAs,
    Logo,
    Evidence(QuestionId, Id),
    Answers,
    /// Another version of the open file.
    Version,
    /// A backup that becomes a file of its own.
    BackupCopy(Backup),
    /// The key of a copy for an office, and what follows.
    Key(PathBuf, Then),
    /// The workbook into whose copy answers are to be written.
    Original,
    Export(Arc<ExportJob>),
    HandOut(Arc<HandOutJob>),
    Wording,
    Report(Arc<ReportJob>),
}

impl Purpose {
    /// Whether the file must be there.
    pub(super) fn reads(&self) -> bool {
        match self {
            Self::Open
            | Self::Logo
            | Self::Evidence(..)
            | Self::Answers
            | Self::Version
            | Self::Key(..)
            | Self::Original
            | Self::Wording => true,
            Self::New | Self::SaveAs | Self::BackupCopy(_) | Self::Export(_) | Self::HandOut(_) | Self::Report(_) => {
                false
            }
        }
    }
}

/// A path being typed where the system has no dialogs, and what for.
pub(super) struct PathPrompt {
    pub purpose: Purpose,
    pub title: String,
    pub text: String,
    /// It was opened in this frame.
    pub fresh: bool,
    /// There is no such file.
    pub missing: bool,
}
