//! age files in ASCII armour: what goes in and what comes out.

use std::io::{self, Read, Write};
use std::iter;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient};
use zeroize::Zeroizing;

/// Encrypts to one recipient.
///
/// # Errors
/// None that a user can cause; those of the library are passed on.
pub(super) fn encrypt(recipient: &dyn Recipient, plain: &[u8]) -> io::Result<String> {
    let encryptor = Encryptor::with_recipients(iter::once(recipient)).map_err(io::Error::other)?;
    // Armour takes a third more, and a line break for every line.
    let armour = ArmoredWriter::wrap_output(Vec::with_capacity(plain.len() / 2 * 3 + 1024), Format::AsciiArmor)?;
    let mut writer = encryptor.wrap_output(armour)?;
    writer.write_all(plain)?;
    let text = String::from_utf8(writer.finish()?.finish()?).map_err(io::Error::other)?;
    // On Windows age ends lines with CR and LF; a file is to be the same wherever it was saved.
    Ok(text.replace("\r\n", "\n"))
}

/// Decrypts with one identity, with armour or without.
///
/// # Errors
/// What the library says; [`DecryptError::Io`] if the content is damaged or cut off.
pub(super) fn decrypt(identity: &dyn Identity, sealed: &[u8], limit: u64) -> Result<Zeroizing<Vec<u8>>, DecryptError> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(sealed))?;
    let reader = decryptor.decrypt(iter::once(identity))?;
    // As long as the armour, it need not grow and leave pieces of itself behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.take(limit).read_to_end(&mut plain)?;
    Ok(plain)
}
