//! WiBA-Kompass: the BSI's WiBA checklists for municipalities.
//!
//! Data flows one way: [`catalog`] (what is asked) → [`assessment`] (what a Kommune answered) →
//! [`analysis`] (what follows) → [`report`], [`exchange`], [`cli`] and [`app`] (who shows it).
//! ARCHITECTURE.md tells where to find what.

pub mod analysis;
pub mod app;
pub mod assessment;
pub mod catalog;
pub mod cli;
pub mod example;
pub mod exchange;
pub mod report;
mod ron_error;
pub mod store;
