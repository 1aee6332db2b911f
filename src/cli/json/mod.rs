//! The JSON of `--json`; its keys are documented in ARCHITECTURE.md and part of the contract with scripts.

mod catalogue;
mod merged;
mod plan;
mod profile;
mod proposal;
mod questions;
mod standing;
mod values;

pub(super) use catalogue::Catalogue;
pub(super) use merged::Merged;
pub(super) use plan::Measure;
pub(super) use profile::Covered;
pub(super) use proposal::Taking;
pub(super) use questions::Told;
pub(super) use standing::standing;
