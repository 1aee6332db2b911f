//! The keys of another office, for a copy that only it can read.

use std::fmt;
use std::io;
use std::str::FromStr;

use age::{DecryptError, x25519};
use zeroize::Zeroizing;

use super::SealFault;
use super::armour::{decrypt, encrypt};
use crate::store::MAX_BYTES;

/// How an age file begins, as bytes and in armour.
const BEGINNINGS: [&str; 2] = ["age-encryption.org/v1", "-----BEGIN AGE ENCRYPTED FILE-----"];

/// The public key of an office, `age1…`: whoever has it can only lock.
#[derive(Clone)]
pub struct OfficeLock(x25519::Recipient);

/// Its private key, `AGE-SECRET-KEY-1…`: opens what was locked for it.
pub struct OfficeKey(x25519::Identity);

impl FromStr for OfficeLock {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.trim().parse().map(Self).map_err(|_| {
            format!("„{text}“ ist kein öffentlicher Schlüssel; erwartet wird age1…, wie ihn age-keygen ausgibt")
        })
    }
}

impl fmt::Debug for OfficeLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl OfficeKey {
    /// The key in a file as `age-keygen` writes it: one key, and lines that begin with `#`. `None` if it holds none, or more
    /// than one.
    pub fn from_file(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
        let mut keys = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let key = keys.next()?.parse().ok()?;
        keys.next().is_none().then_some(Self(key))
    }

    /// The plain text of a copy.
    ///
    /// # Errors
    /// [`SealFault::WrongKey`] or [`SealFault::CopyDamaged`].
    pub(in crate::store) fn open(&self, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealFault> {
        decrypt(&self.0, bytes, MAX_BYTES).map_err(|error| match error {
            DecryptError::Io(_) => SealFault::CopyDamaged,
            _ => SealFault::WrongKey,
        })
    }
}

/// Whether bytes are such a copy.
pub(in crate::store) fn is_for_office(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    BEGINNINGS.iter().any(|beginning| start.starts_with(beginning.as_bytes()))
}

impl OfficeLock {
    /// A plain text that only the office can read.
    ///
    /// # Errors
    /// None that a user can cause; those of the library are passed on.
    pub(in crate::store) fn close(&self, text: &[u8]) -> io::Result<String> {
        encrypt(&self.0, text)
    }
}
