//! The window.

pub mod context;
pub mod dialogs;
pub mod keys;
mod message_box;
pub mod parts;
mod run;
pub mod screens;
mod shell;
pub mod window;

pub use message_box::message_box;
pub use run::{Renderer, RunError, Start, StartWith, run};
