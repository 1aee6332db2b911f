//! A catalogue from a folder, for `--katalog`.

use std::fs;
use std::path::Path;

use super::StoreError;
use crate::catalog::SourceFile;

/// Reads the RON files of a folder; [`crate::catalog::Catalog::parse`] makes a catalogue of them.
///
/// # Errors
/// If the folder or one of its files cannot be read, or is not UTF-8.
pub fn read_catalog(folder: &Path) -> Result<Vec<SourceFile>, StoreError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|source| StoreError::read(folder, source))? {
        let path = entry.map_err(|source| StoreError::read(folder, source))?.path();
        if path.extension().is_some_and(|extension| extension == "ron") {
            let text = fs::read_to_string(&path).map_err(|source| StoreError::read(&path, source))?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files.push(SourceFile { name, text });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
