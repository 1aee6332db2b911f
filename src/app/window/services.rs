//! What the window is made with.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::DateTime;

use crate::app::clipboard::Clipboard;
use crate::app::dialogs::Dialogs;
use crate::kit::motion::SystemMotion;
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::desk::settings::Settings;
use wiba_core::store::StoreError;
use wiba_core::store::disk::Disk;

/// Everything from outside that the window is made with.
pub struct Services {
    /// What is asked.
    pub catalog: Arc<Catalog>,
    /// The user's settings.
    pub settings: Settings,
    /// Whether the system asks for less motion.
    pub motion: SystemMotion,
    /// Where they are kept.
    pub config: PathBuf,
    /// Where backups and recovery copies are kept.
    pub data: PathBuf,
    /// The file dialogs.
    pub dialogs: Box<dyn Dialogs>,
    /// Where copied things go.
    pub clipboard: Box<dyn Clipboard>,
    /// Starts the program once more.
    pub new_window: fn() -> std::io::Result<()>,
    /// Wall-clock time; tests give a fixed one.
    pub clock: fn() -> DateTime,
    /// Becomes true when the PC ends the session: all is saved and the window goes.
    pub ending: Arc<AtomicBool>,
    /// Where files are opened; tests give one that stumbles.
    pub disk: Arc<dyn Disk>,
    /// Reads the example; tests give a harder one.
    pub example: fn() -> Result<Assessment, StoreError>,
}
