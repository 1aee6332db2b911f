//! The system's file dialogs. They run beside the window, which goes on painting.

use std::path::PathBuf;
use std::sync::Weak;
use std::time::{Duration, Instant};

use wiba_core::desk::jobs::Job;

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Title of the dialog.
    pub title: String,
    /// Words and endings of the files, e.g. („WiBA-Datei“, [„wiba“]).
    pub kind: (&'static str, &'static [&'static str]),
    /// A name to save under; `None` chooses a file that exists.
    pub save_as: Option<String>,
    /// Where to start.
    pub folder: Option<PathBuf>,
}

/// What has become of a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The user chose this.
    Chosen(PathBuf),
    /// The user gave up.
    GivenUp,
    /// The system has no dialogs: nobody was asked.
    NoDialog,
}

/// Shows a dialog. Tests put their own in place of the system's.
pub trait Dialogs {
    /// The answer comes later. `wake` is called when it is there.
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Answer>;
}

/// The system's own, which belong to our window: they stay in front of it.
#[derive(Debug, Default)]
pub struct System(pub Option<Weak<winit::window::Window>>);

/// Nobody answers a dialog as fast as that: it was never shown. On a Linux without portal and zenity, rfd answers at once,
/// and as if the user had given up.
const AT_ONCE: Duration = Duration::from_millis(250);

impl Dialogs for System {
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Answer> {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&ask.title).add_filter(ask.kind.0, ask.kind.1);
        if let Some(folder) = &ask.folder {
            dialog = dialog.set_directory(folder);
        }
        if let Some(window) = self.0.as_ref().and_then(Weak::upgrade) {
            dialog = dialog.set_parent(&*window);
        }
        // Created here, because some systems insist on the main thread; awaited beside it.
        let future: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match &ask.save_as {
            Some(name) => Box::pin(dialog.set_file_name(name).save_file()),
            None => Box::pin(dialog.pick_file()),
        };
        let begun = Instant::now();
        Job::start(wake, move || match pollster::block_on(future) {
            Some(handle) => Answer::Chosen(handle.path().to_owned()),
            None if begun.elapsed() < AT_ONCE => Answer::NoDialog,
            None => Answer::GivenUp,
        })
    }
}
