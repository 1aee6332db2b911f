//! The window.

pub mod context;
pub mod describe;
pub mod dialogs;
pub mod drafts;
pub mod keys;
pub mod parts;
mod recovery;
mod run;
pub mod screens;
pub mod session;
mod shell;
pub mod window;

pub use run::{Renderer, RunError, Start, StartWith, run};
