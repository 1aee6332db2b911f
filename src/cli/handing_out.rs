//! `ausgeben`: copies for others.

use std::path::Path;

use super::args::HandOutArguments;
use super::distributing::whole;
use super::keys::Keys;
use super::{Failure, output, target, today};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::exchange::{Filled, cures, fill_tool, make_tool};
use wiba_core::store::{self, OfficeLock};

pub(super) fn run(
    assessment: Assessment,
    catalog: &Catalog,
    arguments: &HandOutArguments,
    keys: &Keys,
) -> Result<(), Failure> {
    let HandOutArguments { fuer, output, wiba_xlsx, vorlage, ersetzen, .. } = arguments;
    if let (Some(lock), Some(path)) = (fuer, output) {
        // A part, too: so it goes back without a password that two have to know.
        return for_office(&assessment, lock, path);
    }
    let Some(path) = wiba_xlsx else { return Ok(()) };
    as_tool(&whole(assessment)?, catalog, path, vorlage.as_deref(), *ersetzen, keys)
}

/// A copy that only the office with the key can read.
fn for_office(assessment: &Assessment, lock: &OfficeLock, path: &Path) -> Result<(), Failure> {
    target::is_file(path)?;
    store::write_for_office(path, assessment, lock)?;
    output::done(&format!(
        "„{}“ ist geschrieben. Lesen kann die Kopie nur, wer den Schlüssel zu {lock:?} hat.",
        path.display()
    ));
    Ok(())
}

/// A workbook like the BSI's tool, or a copy of the one that the user has.
fn as_tool(
    assessment: &Assessment,
    catalog: &Catalog,
    path: &Path,
    original: Option<&Path>,
    replace: bool,
    keys: &Keys,
) -> Result<(), Failure> {
    target::is_file(path)?;
    target::name_content(path, "xlsx");
    let filled = match original {
        Some(original) => fill_tool(&store::read_foreign(original)?, &assessment.round, catalog),
        None => make_tool(assessment, catalog, today()).map(Filled::new),
    };
    let Filled { bytes, left_out, .. } =
        filled.and_then(|filled| filled.named(path)).map_err(|error| target::not_written(&error))?;
    if original.is_some_and(|original| store::target::is_same(original, path)) {
        let message = "Das Ziel ist die Vorlage selbst";
        return Err(Failure::new(message, "Einen anderen Namen angeben: Geschrieben wird eine Kopie."));
    }
    target::write(path, &bytes, replace)?;
    keys.tell_unsealed();
    if !left_out.is_empty() {
        let lines = output::faults(&left_out);
        output::note(&format!("Hinweis: Nicht eingetragen ist:\n{lines}{}", cures(&left_out)));
    }
    output::done(&format!("„{}“ ist geschrieben.", path.display()));
    Ok(())
}
