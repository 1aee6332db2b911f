//! The catalogue, read while a command does what it can do without: opening its file takes as long.

use std::cell::{Cell, OnceCell};
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread::{self, JoinHandle};

use super::Failure;
use wiba_core::catalog::{Catalog, CatalogError};
use wiba_core::store;

/// The built-in catalogue, or the one in a folder.
pub(super) struct Reading {
    job: Cell<Option<JoinHandle<Result<Catalog, CatalogError>>>>,
    read: OnceCell<Catalog>,
}

impl Reading {
    /// Begins to read. A folder is read at once: what is wrong there is said before anything is done.
    pub(super) fn begin(folder: Option<&PathBuf>) -> Result<Self, Failure> {
        Ok(match folder {
            Some(folder) => {
                let read = refused(Catalog::parse(&store::read_catalog(folder)?))?;
                Self { job: Cell::default(), read: read.into() }
            }
            // Without a second thread it is read when it is needed.
            None => {
                Self { job: Cell::new(thread::Builder::new().spawn(Catalog::embedded).ok()), read: OnceCell::new() }
            }
        })
    }

    /// The catalogue; refused with file, line and reason.
    pub(super) fn get(&self) -> Result<&Catalog, Failure> {
        if let Some(read) = self.read.get() {
            return Ok(read);
        }
        let read = self.wait()?;
        Ok(self.read.get_or_init(|| read))
    }

    /// The same, to be kept.
    pub(super) fn take(mut self) -> Result<Catalog, Failure> {
        self.read.take().map_or_else(|| self.wait(), Ok)
    }

    fn wait(&self) -> Result<Catalog, Failure> {
        let result = |job: JoinHandle<_>| job.join().unwrap_or_else(|panic| resume_unwind(panic));
        refused(self.job.take().map_or_else(Catalog::embedded, result))
    }
}

fn refused(read: Result<Catalog, CatalogError>) -> Result<Catalog, Failure> {
    read.map_err(|error| {
        Failure::new(error.to_string(), "Die genannte Stelle berichtigen oder ohne --katalog starten.")
    })
}
