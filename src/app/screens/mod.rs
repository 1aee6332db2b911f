//! One file for each screen: its state, what it shows, and how.

pub mod kommune;
pub mod measures;
pub mod overview;
pub mod profile;
pub mod questions;
pub mod report;
pub mod start;
