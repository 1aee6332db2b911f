//! Files that are no assessment, read whole: those of other programs, of a catalogue, and small ones of our own.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::StoreError;
use super::disk::{Disk, System};
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
    not_too_many(bytes).map_err(|source| StoreError::read(path, source))
}

/// Reads a file that nobody has chosen by its name, as those in a folder: neither a pipe nor a device, which may never end.
///
/// # Errors
/// If it cannot be read, is no ordinary file, or is larger than any that the program looks for.
pub fn read_ordinary(path: &Path) -> io::Result<Vec<u8>> {
    System.read(path, MOST_BYTES + 1).and_then(not_too_many)
}

fn not_too_many(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(told(io::ErrorKind::FileTooLarge, "sie ist mit mehr als 64 MB zu groß"));
    }
    Ok(bytes)
}
