//! Musterstadt, an invented town to try the program with.

use std::path::Path;

use crate::assessment::{Assessment, Id};
use crate::store::{self, StoreError};

const MUSTERSTADT: &str = include_str!("../../assets/musterstadt.wiba");

/// The example: about two thirds of the questions answered, with notes, evidence, measures and a journal.
///
/// # Errors
/// Never for a released program: a test reads it.
pub fn musterstadt() -> Result<Assessment, StoreError> {
    store::parse(MUSTERSTADT.as_bytes(), Path::new("musterstadt.wiba"))
}

/// The example as a new file: with an id of its own, by which backups and merging know that two examples are not copies of one file.
///
/// # Errors
/// As [`musterstadt`].
pub fn new_file() -> Result<Assessment, StoreError> {
    Ok(Assessment { id: Id::random(), ..musterstadt()? })
}
