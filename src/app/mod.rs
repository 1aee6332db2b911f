//! The window.

pub mod command;
pub mod context;
pub mod describe;
pub mod dialogs;
pub mod drafts;
mod glossary;
pub mod keys;
pub mod motion;
mod recovery;
pub mod route;
mod run;
pub mod screens;
pub mod session;
pub mod settings;
mod shell;
pub mod theme;
mod toast;
mod turns;
mod widgets;
pub mod window;

pub use run::{Renderer, RunError, Start, StartWith, run};
