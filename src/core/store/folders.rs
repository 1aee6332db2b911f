//! The folders in which the program keeps something of its own: what a user prefers, and copies of assessments. Nobody
//! but their owner can look into them.

use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::portable_folder;

/// Below the platform's folders.
const NAME: &str = "wiba-kompass";

/// For settings: the platform's config folder, or the one beside the program in portable mode. `WIBA_KOMPASS_CONFIG`
/// names another one, for copies too.
pub fn settings_folder() -> PathBuf {
    chosen(|strategy| strategy.config_dir())
}

/// For backups and recovery copies, on this PC and not in a profile that wanders through the network: `%LOCALAPPDATA%`,
/// `XDG_DATA_HOME`, or beside the program in portable mode.
pub fn data_folder() -> PathBuf {
    chosen(|strategy| if cfg!(windows) { strategy.cache_dir() } else { strategy.data_dir() })
}

fn chosen<F: FnOnce(&Platform) -> PathBuf>(of_platform: F) -> PathBuf {
    if let Some(own) = std::env::var_os("WIBA_KOMPASS_CONFIG") {
        return own.into();
    }
    if let Some(beside) = portable_folder() {
        return beside;
    }
    etcetera::choose_base_strategy().map_or_else(|_| std::env::temp_dir(), |platform| of_platform(&platform)).join(NAME)
}

#[cfg(windows)]
type Platform = etcetera::base_strategy::Windows;
#[cfg(not(windows))]
type Platform = etcetera::base_strategy::Xdg;
