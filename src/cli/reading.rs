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
        let job = match folder {
            Some(_) => None,
            // Without a second thread it is read when it is needed.
            None => thread::Builder::new().spawn(Catalog::embedded).ok(),
        };
        let reading = Self { job: Cell::new(job), read: OnceCell::new() };
        if let Some(folder) = folder {
            reading.keep(Catalog::parse(&store::read_catalog(folder)?))?;
        }
        Ok(reading)
    }

    /// The catalogue; refused with file, line and reason.
    pub(super) fn get(&self) -> Result<&Catalog, Failure> {
        match self.read.get() {
            Some(catalog) => Ok(catalog),
            None => {
                let read = |job: JoinHandle<_>| job.join().unwrap_or_else(|panic| resume_unwind(panic));
                self.keep(self.job.take().map_or_else(Catalog::embedded, read))
            }
        }
    }

    /// The same, to be kept.
    pub(super) fn take(mut self) -> Result<Catalog, Failure> {
        self.get()?;
        self.read.take().map_or_else(|| refused(Catalog::embedded()), Ok)
    }

    fn keep(&self, read: Result<Catalog, CatalogError>) -> Result<&Catalog, Failure> {
        let catalog = refused(read)?;
        Ok(self.read.get_or_init(|| catalog))
    }
}

fn refused(read: Result<Catalog, CatalogError>) -> Result<Catalog, Failure> {
    read.map_err(|error| {
        Failure::new(error.to_string(), "Die genannte Stelle berichtigen oder ohne --katalog starten.")
    })
}
