//! One file for each screen: its state, what it shows, and how.

pub mod backups;
pub mod export;
pub mod hand_out;
pub mod help;
pub mod history;
pub mod kommune;
pub mod many;
pub mod measures;
pub mod menu;
pub mod merging;
pub mod overview;
pub mod part;
pub mod participants;
pub mod people;
pub mod profile;
pub mod questions;
pub mod report;
pub mod search;
pub mod settings;
pub mod start;
pub mod taking;
pub mod welcome;
