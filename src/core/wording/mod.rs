//! The ground: how dates, numbers and errors are said in German. Knows no domain.

pub mod date;
pub mod number;
pub(crate) mod ron_error;
pub mod system_error;
pub mod text;
