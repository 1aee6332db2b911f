//! An open file and its user, without a window: where the user is, what is remembered, what can be wished for.

pub mod actions;
pub mod command;
mod copied;
pub mod drafts;
pub mod fundort;
pub mod intent;
pub mod jobs;
pub mod recovery;
pub mod route;
pub mod search;
pub mod session;
pub mod settings;
pub mod spelling;
pub mod table_view;
pub mod trail;
