//! The display, before anything is shown on it.

use std::panic::catch_unwind;

use eframe::UserEvent;
use winit::event_loop::EventLoop;

use super::run_error::RunError;

/// A connection to the display.
///
/// It is opened before the program has threads: X11 reads its table of keys letter by letter, which takes three times as
/// long where each letter has to be locked against other threads.
#[derive(Debug)]
pub struct Display(pub(super) EventLoop<UserEvent>);

impl Display {
    /// Connects to the display. A process can do so once.
    ///
    /// # Errors
    /// If there is none.
    pub fn open() -> Result<Self, RunError> {
        if is_missing() {
            return Err(RunError::NoWindow { reason: "weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt".to_owned() });
        }
        // Without any display some systems panic.
        match catch_unwind(|| EventLoop::with_user_event().build()) {
            Ok(Ok(event_loop)) => Ok(Self(event_loop)),
            _ => Err(RunError::NoWindow {
                reason: "der Bildschirm antwortet nicht; unter Linux nennen ihn DISPLAY und WAYLAND_DISPLAY".to_owned(),
            }),
        }
    }
}

/// Known before anything is tried: a Linux machine without a session, or one reached by ssh.
fn is_missing() -> bool {
    cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
}
