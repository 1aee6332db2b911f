//! Files that a command writes for others.

use std::path::Path;

use super::{Failure, note};
use wiba_core::exchange::{ImportError, cures};
use wiba_core::store::target;

/// Writes one, unless something else is there and nobody has said `--ersetzen`.
pub(super) fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    is_file(path)?;
    Ok(target::write(path, bytes, replace)?)
}

/// Removes what has been written and must not go out after all.
pub(super) fn take_back(path: &Path) {
    if target::take_back(path).is_err() {
        note(&format!(
            "Hinweis: „{}“ bitte löschen und nicht weitergeben; davon steht nichts in der Datei.",
            path.display()
        ));
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
