//! The commands. Each works without a display; what it prints comes from [`wiba_core::analysis`].

mod answering;
mod args;
mod figures;
mod json;
mod listing;
mod output;
mod printing;
mod run;
mod usage;

use std::path::{Path, PathBuf};

pub use args::{Arguments, Command, Renderer};
pub use output::Failure;
pub use printing::example_report;
pub use run::run;
pub use usage::parse;

use wiba_core::assessment::{Assessment, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::store::{self, File, Lock};

/// The built-in catalogue, or the one in a folder.
///
/// # Errors
/// If it cannot be read or is refused, with file, line and reason.
pub fn catalogue(folder: Option<&PathBuf>) -> Result<Catalog, Failure> {
    let parsed = match folder {
        Some(folder) => Catalog::parse(&store::read_catalog(folder)?),
        None => Catalog::embedded(),
    };
    parsed.map_err(|error| {
        Failure::new(error.to_string(), "Die genannte Stelle berichtigen oder ohne --katalog starten.")
    })
}

fn open(path: &Path) -> Result<Assessment, Failure> {
    Ok(File::open(path)?.1)
}

fn create(path: &Path, assessment: &Assessment) -> Result<(), Failure> {
    File::create(path, assessment)?;
    output::line(&format!("„{}“ ist angelegt.", path.display()))
}

/// Changes a file under its lock, so that a window that has it open is not overtaken.
fn change(path: &Path, apply: impl FnOnce(&mut Assessment) -> Result<(), Failure>) -> Result<(), Failure> {
    let _lock = Lock::take(path)?;
    let (mut file, mut assessment) = File::open(path)?;
    apply(&mut assessment)?;
    Ok(file.save(&assessment)?)
}

fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

fn stamp() -> Stamp {
    let name = ["USER", "USERNAME"].into_iter().find_map(|key| std::env::var(key).ok().filter(|name| !name.is_empty()));
    // Whole seconds: more would only make the file harder to read.
    let now = jiff::Zoned::now().datetime();
    let at = now.with().subsec_nanosecond(0).build().unwrap_or(now);
    Stamp { at, by: name.unwrap_or_else(|| "Kommandozeile".to_owned()) }
}
