//! The system's file dialogs. They run beside the window, which goes on painting.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use wiba_core::store;

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Title of the dialog.
    pub title: String,
    /// Words and endings of the files, e.g. („WiBA-Datei“, [„wiba“]); the first is added to a name without one.
    pub kind: (&'static str, &'static [&'static str]),
    /// A name to save under; `None` chooses a file that exists.
    pub save_as: Option<String>,
    /// Where to start.
    pub folder: Option<PathBuf>,
}

/// Shows a dialog. Tests put their own in place of the system's.
pub trait Dialogs {
    /// The answer comes later; `None` if the user gave up. `wake` is called when it is there.
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Receiver<Option<PathBuf>>;
}

/// The system's own.
#[derive(Debug, Default)]
pub struct System;

impl Dialogs for System {
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Receiver<Option<PathBuf>> {
        let (sender, receiver) = channel();
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&ask.title).add_filter(ask.kind.0, ask.kind.1);
        if let Some(folder) = &ask.folder {
            dialog = dialog.set_directory(folder);
        }
        // Created here, because some systems insist on the main thread; awaited beside it.
        let future: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match &ask.save_as {
            Some(name) => Box::pin(dialog.set_file_name(name).save_file()),
            None => Box::pin(dialog.pick_file()),
        };
        std::thread::spawn(move || {
            let chosen = pollster::block_on(future).map(|handle| handle.path().to_owned());
            let saving = ask.save_as.is_some();
            sender.send(chosen.map(|path| if saving { with_ending(path, ask.kind.1) } else { path })).ok();
            wake();
        });
        receiver
    }
}

/// Says something where there is neither a window nor a console.
pub fn message_box(text: &str, fault: bool) {
    let level = if fault { rfd::MessageLevel::Error } else { rfd::MessageLevel::Info };
    rfd::MessageDialog::new().set_title("WiBA-Kompass").set_level(level).set_description(text.trim_end()).show();
}

/// Adds the ending that some dialogs leave out.
fn with_ending(path: PathBuf, endings: &[&str]) -> PathBuf {
    match endings.first() {
        Some(first) if endings.iter().all(|ending| store::with_ending(&path, ending) != path) => {
            store::with_ending(&path, first)
        }
        _ => path,
    }
}
