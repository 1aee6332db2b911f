//! What is written for other programs, in a job.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::outcome::{Origin, Outcome, Problem};
use wiba_core::analysis::asked;
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::desk::command::Export;
use wiba_core::desk::jobs::{Progress, Steps};
use wiba_core::exchange::{self, Filled, ImportError, cures, fill_tool, make_tool};
use wiba_core::store::{self, StoreError, target};

pub(super) const EXPORTING: Steps =
    Steps { name: "Export wird geschrieben", words: &["Tabelle wird gefüllt", "Datei wird gespeichert"] };

/// What is to be written: what the user saw when asking for it.
pub(super) struct ExportJob {
    pub what: Export,
    /// The workbook of whose copy the answers become part.
    pub original: Option<PathBuf>,
    /// Whether that has macros: its name need not say so.
    pub macros: bool,
    pub assessment: Assessment,
    pub of: Origin,
    pub catalog: Arc<Catalog>,
    pub day: Date,
}

impl ExportJob {
    /// The ending of its file.
    pub(super) fn ending(&self) -> &'static str {
        if self.macros { "xlsm" } else { self.what.ending() }
    }

    /// Writes it; a file that is there goes only if the user has confirmed that by `replace`.
    pub(super) fn write(&self, path: PathBuf, replace: bool, progress: &Progress) -> Outcome {
        if self.original.as_ref().is_some_and(|original| target::is_same(original, &path)) {
            let hint = "Einen anderen Namen wählen: Geschrieben wird eine Kopie.".to_owned();
            return Outcome::Failed(Problem { message: "Das Ziel ist die Vorlage selbst".to_owned(), hint });
        }
        match self.filled(&path) {
            Ok(_) if !progress.advance(1) => Outcome::Stopped,
            Ok(Filled { bytes, left_out, .. }) => match target::write(&path, &bytes, replace) {
                Ok(()) => Outcome::Exported(path, left_out, self.of),
                Err(error) => Outcome::Failed(failed(&error)),
            },
            Err(problem) => Outcome::Failed(problem),
        }
    }

    fn filled(&self, path: &Path) -> Result<Filled, Problem> {
        let Self { what, original, assessment, catalog, day, .. } = self;
        let refused = |error: ImportError| Problem { message: error.to_string(), hint: cures(error.faults()) };
        let questions = || asked(catalog, assessment);
        let filled = match (what, original) {
            (Export::QuestionsCsv, _) => Ok(Filled::new(exchange::questions_csv(&questions()).into_bytes())),
            (Export::QuestionsXlsx, _) => {
                exchange::questions_xlsx(&assessment.kommune.name, &questions(), *day).map(Filled::new)
            }
            (Export::ToolCopy, Some(original)) => {
                let bytes = store::read_foreign(original).map_err(|error| failed(&error))?;
                fill_tool(&bytes, &assessment.round, catalog)
            }
            (Export::ToolNew | Export::ToolCopy, _) => make_tool(assessment, catalog, *day).map(Filled::new),
        };
        filled.and_then(|filled| filled.named(path)).map_err(refused)
    }
}

fn failed(error: &StoreError) -> Problem {
    let hint = format!("{} Ist die Datei in einem anderen Programm offen, sie dort schließen.", error.hint());
    Problem { message: error.to_string(), hint }
}
