//! Everything of WiBA-Kompass that knows no window.
//!
//! Data flows one way: [`catalog`] (what is asked) → [`assessment`] (what a Kommune answered) → [`analysis`] (what
//! follows) → [`report`] and [`exchange`] (who tells it). ARCHITECTURE.md tells where to find what.

pub mod analysis;
pub mod assessment;
pub mod catalog;
pub mod desk;
pub mod example;
pub mod exchange;
pub mod report;
pub mod store;
pub mod wording;
