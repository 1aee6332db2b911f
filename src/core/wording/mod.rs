//! German for facts that belong to no domain: what is wrong with a RON text, what the system refuses and why.

pub(crate) mod ron_error;
pub mod system_error;
