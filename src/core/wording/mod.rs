//! German for facts that belong to no domain: what is wrong with a RON text.

pub(crate) mod ron_error;
