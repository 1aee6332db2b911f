//! What stands in a file: the text of an assessment, sealed or not. Every byte of an assessment on its way to a disk is made
//! here.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use zeroize::Zeroizing;

use super::disk::{Disk, System};
use super::seal::{Envelope, is_for_office};
use super::{MAX_BYTES, Password, Seal, SealFault, StoreError, parse, to_text};
use crate::assessment::{Assessment, Id};

/// The bytes that a file holds; `path` is only for messages.
///
/// # Errors
/// If it is more than a file may hold.
pub fn encode(assessment: &Assessment, path: &Path, seal: Option<&Seal>) -> Result<Vec<u8>, StoreError> {
    sealed(assessment.id, plain(assessment, path)?, path, seal)
}

/// The plain text of a file, wiped from memory when it is not needed any more.
pub(super) fn plain(assessment: &Assessment, path: &Path) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    Ok(Zeroizing::new(to_text(assessment, path)?.into_bytes()))
}

/// Seals a plain text if there is a seal.
pub(super) fn sealed(
    id: Id,
    mut text: Zeroizing<Vec<u8>>,
    path: &Path,
    seal: Option<&Seal>,
) -> Result<Vec<u8>, StoreError> {
    let bytes = match seal {
        None => std::mem::take(&mut *text),
        Some(seal) => seal.close(id, &text).map_err(|source| StoreError::write(path, source))?,
    };
    if bytes.len() as u64 > MAX_BYTES { Err(StoreError::TooLarge { path: path.to_owned() }) } else { Ok(bytes) }
}

/// The version before as it may be kept: sealed, if the new one is and it was not. What is no assessment stays as it is.
pub(super) fn as_backup<'a>(bytes: &'a [u8], path: &Path, seal: Option<&Seal>) -> io::Result<Cow<'a, [u8]>> {
    let Some(seal) = seal else { return Ok(Cow::Borrowed(bytes)) };
    match parse(bytes, path) {
        Ok(assessment) => seal.close(assessment.id, bytes).map(Cow::Owned),
        Err(_) => Ok(Cow::Borrowed(bytes)),
    }
}

/// Looks at the plain text in the bytes of a file, sealed or not.
///
/// # Errors
/// If it is sealed and the seal does not open it.
pub(super) fn with_text<T>(
    bytes: &[u8],
    path: &Path,
    seal: Option<&Seal>,
    look: impl FnOnce(&[u8]) -> T,
) -> Result<T, StoreError> {
    let failed = |fault| StoreError::Seal { path: path.to_owned(), fault };
    if is_for_office(bytes) {
        return Err(failed(SealFault::NeedsKey));
    }
    let Some(envelope) = Envelope::read(bytes, path)? else { return Ok(look(bytes)) };
    let seal = seal.ok_or_else(|| failed(SealFault::Locked))?;
    // A password that was changed elsewhere meanwhile.
    if !seal.fits(&envelope) {
        return Err(failed(SealFault::Locked));
    }
    Ok(look(&seal.open(&envelope).map_err(failed)?))
}

/// The assessment in the bytes of a file, and whether it is sealed.
///
/// # Errors
/// Those of [`parse`], and [`StoreError::Seal`].
pub(super) fn decode(bytes: &[u8], path: &Path, seal: Option<&Seal>) -> Result<(Assessment, bool), StoreError> {
    let assessment = with_text(bytes, path, seal, |text| parse(text, path))??;
    let envelope = Envelope::read(bytes, path)?;
    if envelope.as_ref().is_some_and(|envelope| envelope.id() != assessment.id) {
        let reason = "außen und innen stehen verschiedene Kennungen".to_owned();
        return Err(StoreError::Contradictory { path: path.to_owned(), reason });
    }
    Ok((assessment, envelope.is_some()))
}

/// Whether a file has a password.
///
/// # Errors
/// If it cannot be read.
pub fn is_sealed(path: &Path) -> Result<bool, StoreError> {
    Ok(Envelope::is(&read(&System, path, path)?))
}

/// Opens the lock of a sealed file with its password. Takes its time: see [`super::WORK_FACTOR`]. `None` for a file that is
/// not sealed.
///
/// # Errors
/// If it cannot be read, or the password does not fit.
pub fn unlock(path: &Path, password: &Password) -> Result<Option<Seal>, StoreError> {
    let bytes = read(&System, path, path)?;
    let Some(envelope) = Envelope::read(&bytes, path)? else { return Ok(None) };
    let seal = Seal::unlock(&envelope, password);
    seal.map(Some).map_err(|fault| StoreError::Seal { path: path.to_owned(), fault })
}

/// What stands in a file; `told` is the path for messages.
///
/// # Errors
/// If it cannot be read or is too large to be ours.
pub(super) fn read(disk: &dyn Disk, path: &Path, told: &Path) -> Result<Vec<u8>, StoreError> {
    let failed = |source| StoreError::read(told, source);
    let stat = disk.stat(path).map_err(failed)?;
    stat.must_be_ordinary().map_err(failed)?;
    let bytes = if stat.length > MAX_BYTES { None } else { Some(disk.read(path, MAX_BYTES + 1).map_err(failed)?) };
    match bytes {
        Some(bytes) if bytes.len() as u64 <= MAX_BYTES => Ok(bytes),
        _ => Err(StoreError::TooLarge { path: told.to_owned() }),
    }
}
