//! The key of a sealed file, and the password around it.

use std::fmt;
use std::io;
use std::sync::Arc;

use age::{scrypt, x25519};
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

use super::armour::{decrypt, encrypt};
use super::envelope::Envelope;
use super::error::MOST_WORK;
use super::{Password, SealFault};
use crate::assessment::Id;
use crate::store::MAX_BYTES;

/// The work of checking a password, as an exponent of 2: about half a second of an office PC, and 128 MB.
pub const WORK_FACTOR: u8 = 17;
/// A key with its comment is shorter.
const LONGEST_KEY: u64 = 4096;

/// What a file is sealed and opened with: its own key, and that key as it stands in the file, locked with the password. The
/// password itself is not kept.
#[derive(Clone)]
pub struct Seal {
    identity: x25519::Identity,
    locked: Arc<str>,
}

impl Seal {
    /// A new key behind a password. Takes as long as checking one.
    ///
    /// # Errors
    /// None that a user can cause; those of the library are passed on.
    pub fn new(password: &Password) -> io::Result<Self> {
        let identity = x25519::Identity::generate();
        let mut recipient = scrypt::Recipient::new(password.0.clone());
        recipient.set_work_factor(WORK_FACTOR);
        let text = Zeroizing::new(format!("{}\n", identity.to_string().expose_secret()));
        let locked = encrypt(&recipient, text.as_bytes())?.trim().into();
        Ok(Self { identity, locked })
    }

    /// The key of an envelope. Takes its time, see [`WORK_FACTOR`].
    ///
    /// # Errors
    /// [`SealFault`].
    pub(in crate::store) fn unlock(envelope: &Envelope, password: &Password) -> Result<Self, SealFault> {
        let mut opener = scrypt::Identity::new(password.0.clone());
        opener.set_max_work_factor(MOST_WORK);
        let text =
            decrypt(&opener, envelope.key().as_bytes(), LONGEST_KEY).map_err(|error| SealFault::of_key(&error))?;
        let text = std::str::from_utf8(&text).map_err(|_| SealFault::KeyDamaged)?;
        let secret = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).ok_or(SealFault::KeyDamaged)?;
        let identity = secret.trim().parse().map_err(|_| SealFault::KeyDamaged)?;
        Ok(Self { identity, locked: envelope.key().into() })
    }

    /// The text of a file with this id, sealed.
    ///
    /// # Errors
    /// None that a user can cause; those of the library are passed on.
    pub(in crate::store) fn close(&self, id: Id, text: &[u8]) -> io::Result<Vec<u8>> {
        let body = encrypt(&self.identity.to_public(), text)?;
        Ok(Envelope::new(id, self.locked.to_string(), body).to_text().into_bytes())
    }

    /// The plain text in an envelope.
    ///
    /// # Errors
    /// [`SealFault::BodyDamaged`]: also where the body was made for another key.
    pub(in crate::store) fn open(&self, envelope: &Envelope) -> Result<Zeroizing<Vec<u8>>, SealFault> {
        decrypt(&self.identity, envelope.body().as_bytes(), MAX_BYTES).map_err(|_| SealFault::BodyDamaged)
    }

    /// Whether this is the key that stands in an envelope.
    pub(in crate::store) fn fits(&self, envelope: &Envelope) -> bool {
        *self.locked == *envelope.key()
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}
