//! A catalogue from a folder, for `--katalog`.

use std::fs;
use std::io;
use std::path::Path;

use super::{StoreError, read_ordinary};
use crate::catalog::SourceFile;
use crate::wording::system_error::told;

/// Reads the RON files of a folder; [`crate::catalog::Catalog::parse`] makes a catalogue of them.
///
/// # Errors
/// If the folder or one of its files cannot be read, or is not UTF-8.
pub fn read_catalog(folder: &Path) -> Result<Vec<SourceFile>, StoreError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|source| StoreError::read(folder, source))? {
        let path = entry.map_err(|source| StoreError::read(folder, source))?.path();
        if path.extension().is_some_and(|extension| extension == "ron") {
            let bytes = read_ordinary(&path).map_err(|source| StoreError::read(&path, source))?;
            let text = String::from_utf8(bytes).map_err(|error| StoreError::read(&path, not_utf8(&error)))?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files.push(SourceFile { name, text });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn not_utf8(error: &std::string::FromUtf8Error) -> io::Error {
    let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
    let line = 1 + before.filter(|byte| **byte == b'\n').count();
    told(io::ErrorKind::InvalidData, format!("Zeile {line} ist kein UTF-8"))
}
