//! What stands in a file: the text of an assessment, sealed or not. Every byte of an assessment on its way to a disk is made
//! here.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};
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
    Ok(sealed_text(assessment, path, seal)?.0)
}

/// [`encode`], and if it is sealed, the digest of the text.
pub(super) fn sealed_text(
    assessment: &Assessment,
    path: &Path,
    seal: Option<&Seal>,
) -> Result<(Vec<u8>, Option<TextDigest>), StoreError> {
    let text = plain(assessment, path)?;
    let known = seal.map(|_| digest(&text));
    Ok((sealed(assessment.id, text, path, seal)?, known))
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
    fits(bytes.len(), path).map(|()| bytes)
}

/// Whether what is about to be written could be read again.
pub(super) fn fits(length: usize, path: &Path) -> Result<(), StoreError> {
    if length as u64 > MAX_BYTES { Err(StoreError::TooLarge { path: path.to_owned() }) } else { Ok(()) }
}

/// The version before as it may be kept: sealed, if the new one is and it was not. What is no assessment stays as it is.
pub(super) fn as_backup<'a>(bytes: &'a [u8], path: &Path, seal: Option<&Seal>) -> io::Result<Cow<'a, [u8]>> {
    let Some(seal) = seal.filter(|_| !Envelope::is(bytes)) else { return Ok(Cow::Borrowed(bytes)) };
    match parse(bytes, path) {
        Ok(assessment) => seal.close(assessment.id, bytes).map(Cow::Owned),
        Err(_) => Ok(Cow::Borrowed(bytes)),
    }
}

/// Looks at the plain text in the bytes of a file, and if it is sealed, at the id that its envelope tells.
///
/// # Errors
/// If it is sealed and the seal does not open it.
pub(super) fn with_text<T>(
    bytes: &[u8],
    path: &Path,
    seal: Option<&Seal>,
    look: impl FnOnce(&[u8], Option<Id>) -> T,
) -> Result<T, StoreError> {
    let failed = |fault| StoreError::Seal { path: path.to_owned(), fault };
    if is_for_office(bytes) {
        return Err(failed(SealFault::NeedsKey));
    }
    let Some(envelope) = Envelope::read(bytes, path)? else { return Ok(look(bytes, None)) };
    let seal = seal.ok_or_else(|| failed(SealFault::Locked))?;
    // A password that was changed elsewhere meanwhile.
    if !seal.fits(&envelope) {
        return Err(failed(SealFault::Locked));
    }
    Ok(look(&seal.open(&envelope).map_err(failed)?, Some(envelope.id())))
}

/// The digest of a plain text, by which a sealed one is known again: no two sealings of one text are equal.
pub(super) type TextDigest = [u8; 32];

pub(super) fn digest(text: &[u8]) -> TextDigest {
    Sha256::digest(text).into()
}

/// The assessment in the bytes of a file, and if it is sealed, the digest of its text.
///
/// # Errors
/// Those of [`parse`], and [`StoreError::Seal`].
pub(super) fn decode(
    bytes: &[u8],
    path: &Path,
    seal: Option<&Seal>,
) -> Result<(Assessment, Option<TextDigest>), StoreError> {
    with_text(bytes, path, seal, |text, outside| {
        let assessment = parse(text, path)?;
        if outside.is_some_and(|id| id != assessment.id) {
            let reason = "außen und innen stehen verschiedene Kennungen".to_owned();
            return Err(StoreError::Contradictory { path: path.to_owned(), reason });
        }
        Ok((assessment, outside.map(|_| digest(text))))
    })?
}

/// Whether a file has a password.
///
/// # Errors
/// If it cannot be read, or is damaged where it says so: nobody types a password for a file that none opens.
pub fn is_sealed(path: &Path) -> Result<bool, StoreError> {
    Ok(Envelope::read(&read(&System, path, path)?, path)?.is_some())
}

/// Whether these bytes are a file of ours that only a password opens, or a copy that only the key of an office does.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    Envelope::is(bytes) || is_for_office(bytes)
}

/// Of which file one without a password is a part; `None` if it is none, or cannot be read.
pub fn part_of(path: &Path) -> Option<Id> {
    let bytes = read(&System, path, path).ok()?;
    Some(parse(&bytes, path).ok()?.part?.of)
}

/// By which a file is known, sealed or not; `None` if it does not tell.
pub(super) fn id_of(disk: &dyn Disk, path: &Path) -> Option<Id> {
    let bytes = read(disk, path, path).ok()?;
    match Envelope::read(&bytes, path).ok()? {
        Some(envelope) => Some(envelope.id()),
        None => Some(parse(&bytes, path).ok()?.id),
    }
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
