//! Files that a command writes for others.

use std::path::Path;

use super::{Failure, output};
use wiba_core::exchange::{ImportError, cures};
use wiba_core::store::StoreError;
use wiba_core::store::target::{self, Before};

/// Writes one, unless something else is there and nobody has said `--ersetzen`.
pub(super) fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    is_file(path)?;
    target::write(path, bytes, replace).map_err(refused)
}

/// The same where it may have to go again.
pub(super) fn write_for_now(path: &Path, bytes: &[u8], replace: bool) -> Result<Before, Failure> {
    target::write_for_now(path, bytes, replace).map_err(refused)
}

fn refused(error: StoreError) -> Failure {
    match error {
        // No report was asked for: what is there need not be one.
        StoreError::TargetTaken { path } => {
            let hint = "Einen anderen Namen wählen; --ersetzen überschreibt sie. Die Datei ist unverändert.";
            Failure::new(format!("„{}“ gibt es schon", path.display()), hint)
        }
        error => error.into(),
    }
}

/// Says so where the ending promises something else than what is written: no program would open it with a double click.
pub(super) fn name_content(path: &Path, ending: &str) {
    let Some(said) = path.extension().map(|said| said.to_string_lossy().to_lowercase()) else { return };
    // Whether a workbook may have macros is decided where it is made.
    if said != ending && !(ending == "xlsx" && said == "xlsm") {
        output::note(&format!("Hinweis: Der Inhalt ist .{ending}, die Endung sagt „.{said}“."));
    }
}

/// Nothing is written to stdout: it would have to be nothing else.
pub(super) fn is_file(path: &Path) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        let message = "„-“ ist kein Ziel: Geschrieben wird nur in eine Datei";
        return Err(Failure::new(message, "Einen Dateinamen angeben."));
    }
    Ok(())
}

/// Why a workbook cannot be written.
pub(super) fn not_written(error: &ImportError) -> Failure {
    Failure::new(error.to_string(), cures(error.faults()) + "Es wurde nichts geschrieben.")
}
