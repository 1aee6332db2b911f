//! The folders in which the program keeps something of its own: what a user prefers, and copies of assessments. Nobody
//! but their owner can look into them.

use std::io;
use std::path::{Path, PathBuf};

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

/// Makes a folder of the program, for its owner only, and closes one that an earlier version has left open to others.
///
/// # Errors
/// Those of the file system if it cannot be made.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(0o700);
        builder.create(folder)?;
        // Where all folders have the same mode (FAT, many shares), setting it is refused and needless.
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).ok();
        Ok(())
    }
    #[cfg(not(unix))]
    builder.create(folder)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_of_the_program_is_for_its_owner_only_also_one_that_was_open_to_others() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("neu").join("wiba-kompass");
        let mode = || std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777;
        make_private(&folder).unwrap();
        assert_eq!(mode(), 0o700);
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o775)).unwrap();
        make_private(&folder).unwrap();
        assert_eq!(mode(), 0o700);
    }
}
