//! What the reports say.

pub(super) mod document;
