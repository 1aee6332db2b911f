//! The catalogue, read while a command does what it can do without: opening its file takes as long.

use std::cell::{Cell, OnceCell};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::{Arguments, Failure, threads};
use wiba_core::catalog::{Catalog, CatalogError};
use wiba_core::store;

/// The built-in catalogue, or the one in a folder.
pub struct Reading {
    job: Cell<Option<JoinHandle<Result<Catalog, CatalogError>>>>,
    read: OnceCell<Arc<Catalog>>,
}

impl Reading {
    /// Starts the threads and begins to read. A folder is read at once: what is wrong there is said before anything is done.
    ///
    /// # Errors
    /// If the catalogue in a folder has a fault.
    pub fn begin(arguments: &Arguments) -> Result<Self, Failure> {
        threads::start();
        Ok(match &arguments.katalog {
            Some(folder) => {
                let read = refused(Catalog::parse(&store::read_catalog(folder)?))?;
                Self { job: Cell::default(), read: Arc::new(read).into() }
            }
            // Without a second thread it is read when it is needed.
            None => {
                Self { job: Cell::new(thread::Builder::new().spawn(Catalog::embedded).ok()), read: OnceCell::new() }
            }
        })
    }

    /// The catalogue.
    ///
    /// # Errors
    /// If it has a fault: file, line and reason.
    pub fn get(&self) -> Result<&Arc<Catalog>, Failure> {
        if let Some(read) = self.read.get() {
            return Ok(read);
        }
        let read = Arc::new(self.wait()?);
        Ok(self.read.get_or_init(|| read))
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
