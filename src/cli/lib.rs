//! The commands. Each works without a display; what it prints comes from [`wiba_core::analysis`].
//!
//! A crate of its own, so that the console program for Windows links no window.

mod answering;
mod args;
mod association;
mod checking;
mod distributing;
mod figures;
mod handing_out;
mod json;
mod keys;
mod listing;
mod merging;
mod official;
mod output;
mod password;
mod printing;
mod program;
mod questions;
mod reading;
mod restoring;
mod run;
mod taking;
mod target;
mod threads;
mod usage;

use std::path::Path;
use std::sync::Arc;

pub use args::{Arguments, Command, Renderer};
pub use output::{Failure, note, text};
pub use printing::example_report;
pub use program::{program, say, without_window};
pub use reading::Reading;

use keys::Keys;
use wiba_core::assessment::{Assessment, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::store::backups::Backups;
use wiba_core::store::disk::System;
use wiba_core::store::{self, File, Lock, Seal};

fn open(path: &Path, keys: &Keys) -> Result<Assessment, Failure> {
    if let Some(key) = keys.office(path)? {
        return Ok(store::read_for_office(path, &key)?);
    }
    let seal = keys.seal(path)?;
    Ok(File::open_with(Arc::new(System), path, seal.as_ref())?.1)
}

/// Opens a file to change it: before that a copy of it is kept on this PC, once a day.
fn open_to_change(path: &Path, seal: Option<&Seal>) -> Result<(File, Assessment), Failure> {
    let (mut file, assessment) = File::open_with(Arc::new(System), path, seal)?;
    file.keep_backups(Backups::new(&store::data_folder()), assessment.id);
    Ok((file, assessment))
}

/// How much a change changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// A question.
    Little,
    /// Much at once: the version before is kept in any case.
    Much,
}

/// Changes a file under its lock, so that a window that has it open is not overtaken.
fn change(
    path: &Path,
    keys: &Keys,
    extent: Extent,
    apply: impl FnOnce(&mut Assessment) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // Nobody else waits while a password is typed and checked.
    let seal = keys.seal(path)?;
    let _lock = Lock::take_within(path, store::PATIENCE)?;
    let (mut file, mut assessment) = open_to_change(path, seal.as_ref())?;
    if extent == Extent::Much {
        file.back_up_next();
    }
    apply(&mut assessment)?;
    file.save(&assessment)?;
    output::notices(file.take_notices());
    Ok(())
}

/// What to know about answers to another catalogue than the one that is loaded: at the head of a text for people, or on
/// stderr beside a form for programs.
fn about_catalogue(assessment: &Assessment, catalog: &Catalog, for_programs: bool) -> String {
    let round = &assessment.round;
    if round.catalog == catalog.version {
        return String::new();
    }
    let unknown = round.answers.keys().filter(|id| catalog.question(**id).is_none()).count();
    let uncounted = match unknown {
        0 => String::new(),
        1 => " 1 Antwort gilt einer Frage, die er nicht kennt, und zählt nicht mit.".to_owned(),
        count => format!(" {count} Antworten gelten Fragen, die er nicht kennt, und zählen nicht mit."),
    };
    let text = output::in_line(&format!(
        "Hinweis: Beantwortet mit dem Katalog „{}“, ausgewertet nach „{}“.{uncounted}",
        round.catalog, catalog.version
    ));
    if for_programs {
        note(&text);
        return String::new();
    }
    text + "\n\n"
}

fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// Who is named in the Verlauf.
fn author() -> String {
    store::login_name().unwrap_or_else(|| "Kommandozeile".to_owned())
}

fn stamp() -> Stamp {
    // Whole seconds: more would only make the file harder to read.
    let now = jiff::Zoned::now().datetime();
    let at = now.with().subsec_nanosecond(0).build().unwrap_or(now);
    Stamp { at, by: author() }
}
