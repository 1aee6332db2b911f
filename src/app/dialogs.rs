//! The system's file dialogs. They run beside the window, which goes on painting.

use std::path::PathBuf;

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

/// Shows a dialog. Tests put their own in place of the system's.
pub trait Dialogs {
    /// The answer comes later, as the user gave it; `None` if the user gave up. `wake` is called when it is there.
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Option<PathBuf>>;
}

/// The system's own.
#[derive(Debug, Default)]
pub struct System;

impl Dialogs for System {
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Option<PathBuf>> {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&ask.title).add_filter(ask.kind.0, ask.kind.1);
        if let Some(folder) = &ask.folder {
            dialog = dialog.set_directory(folder);
        }
        // Created here, because some systems insist on the main thread; awaited beside it.
        let future: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match &ask.save_as {
            Some(name) => Box::pin(dialog.set_file_name(name).save_file()),
            None => Box::pin(dialog.pick_file()),
        };
        Job::start(wake, move || pollster::block_on(future).map(|handle| handle.path().to_owned()))
    }
}
