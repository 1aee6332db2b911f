//! The window.

pub mod context;
pub mod dialogs;
pub mod keys;
pub mod parts;
mod run;
pub mod screens;
mod shell;
pub mod window;

pub use run::{Renderer, RunError, Start, StartWith, run};
