//! Musterstadt, an invented town to try the program with.

use std::path::Path;

use crate::assessment::Assessment;
use crate::store::{self, StoreError};

const MUSTERSTADT: &str = include_str!("../../assets/musterstadt.wiba");

/// The example: about two thirds of the questions answered, with notes, evidence, measures and a journal.
///
/// # Errors
/// Never for a released program: a test reads it.
pub fn musterstadt() -> Result<Assessment, StoreError> {
    store::parse(MUSTERSTADT.as_bytes(), Path::new("musterstadt.wiba"))
}
