//! A folder of the program, which nobody but its owner can look into.

use std::io;
use std::path::Path;

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
