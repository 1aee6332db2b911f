//! Files of other programs, read whole: answers to take over, a workbook to write them into.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::StoreError;
use crate::wording::system_error::told;

/// Whatever is longer holds no answers; a device without an end would fill the memory.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a file of another program, whatever it is; also a pipe.
///
/// # Errors
/// If it cannot be read, or is larger than any file with answers.
pub fn read_foreign(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|source| StoreError::read(path, source))?;
    if bytes.len() as u64 > MOST_BYTES {
        let source = told(io::ErrorKind::FileTooLarge, "sie ist mit mehr als 64 MB zu groß".to_owned());
        return Err(StoreError::read(path, source));
    }
    Ok(bytes)
}
