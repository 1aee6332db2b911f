//! The digest of a text, as the file writes it.

use sha2::{Digest, Sha256};

/// Half of SHA-256 in hexadecimal digits: it shows accidents and tells pictures apart, and is no seal.
pub(super) fn digest(text: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(text.as_bytes()).iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        write!(hex, "{byte:02x}").ok();
        hex
    })
}
