//! `ausgeben`: copies for others.

use std::path::Path;

use super::{Failure, output};
use wiba_core::assessment::Assessment;
use wiba_core::store::{self, OfficeLock};

/// A copy that only the office with the key can read.
pub(super) fn for_office(assessment: &Assessment, lock: &OfficeLock, path: &Path) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        let message = "„-“ ist kein Ziel: Geschrieben wird nur in eine Datei";
        return Err(Failure::new(message, "Einen Dateinamen angeben, zum Beispiel -o Kopie.age."));
    }
    store::write_for_office(path, assessment, lock)?;
    output::done(&format!(
        "„{}“ ist geschrieben. Lesen kann die Kopie nur, wer den Schlüssel zu {lock:?} hat.",
        path.display()
    ));
    Ok(())
}
