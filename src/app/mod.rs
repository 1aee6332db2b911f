//! The window.

pub mod clipboard;
pub mod context;
pub mod dialogs;
mod display;
mod graphics_loss;
mod host;
mod keyboard;
pub mod keys;
mod message_box;
pub mod parts;
mod place;
mod renderer;
mod run;
mod run_error;
pub mod screens;
mod shell;
pub mod window;

pub use display::Display;
pub use message_box::message_box;
pub use renderer::Renderer;
pub use run::{Start, StartWith, run};
pub use run_error::RunError;
