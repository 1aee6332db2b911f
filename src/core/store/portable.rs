//! Portable mode, for a USB stick or a share: `portabel.txt` beside the program keeps all that it remembers beside it too.

use std::path::{Path, PathBuf};

use super::{StoreError, atomic};

/// The file that turns it on; what stands in it does not matter.
const MARK: &str = "portabel.txt";
/// Beside the program.
const FOLDER: &str = "WiBA-Kompass-Daten";

/// The folder for everything that the program remembers, in portable mode.
pub fn portable_folder() -> Option<PathBuf> {
    folder_beside(&std::env::current_exe().ok()?)
}

fn folder_beside(program: &Path) -> Option<PathBuf> {
    let home = program.parent()?;
    home.join(MARK).is_file().then(|| home.join(FOLDER))
}

/// Tries to keep something in the folder, which is made if it is not there.
///
/// # Errors
/// If it cannot be made or nothing can be written into it, as on a stick with write protection.
pub fn try_folder(folder: &Path) -> Result<(), StoreError> {
    let probe = folder.join("schreibprobe");
    std::fs::create_dir_all(folder)
        .and_then(|()| atomic::write(&probe, b""))
        .map_err(|source| StoreError::Write { path: folder.to_owned(), source })?;
    std::fs::remove_file(probe).ok();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_mark_beside_the_program_makes_it_portable() {
        let stick = tempfile::tempdir().unwrap();
        let program = stick.path().join("wiba-kompass");
        assert_eq!(folder_beside(&program), None);
        atomic::write(&stick.path().join(MARK), b"").unwrap();
        let folder = folder_beside(&program).unwrap();
        assert!(folder.starts_with(stick.path()));
        try_folder(&folder).unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named_in_german() {
        let stick = tempfile::tempdir().unwrap();
        let taken = stick.path().join(FOLDER);
        atomic::write(&taken, b"a file where the folder should be").unwrap();
        let error = try_folder(&taken).unwrap_err().to_string();
        assert!(error.contains(FOLDER) && error.contains("kann nicht geschrieben werden"), "{error}");
    }
}
