//! German for facts that belong to no domain: dates, and what is wrong with a RON text.

pub mod date;
pub(crate) mod ron_error;
