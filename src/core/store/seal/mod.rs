//! Encryption: a file with a password is a small envelope around two age files. One holds the file's own key and opens with
//! the password; the other holds the plain text and opens with that key. So opening costs one password check, and a save none.

mod armour;
mod change;
mod envelope;
mod error;
mod key;
mod office;
mod password;
mod strength;

pub use change::PasswordChange;
pub(super) use envelope::Envelope;
pub use error::SealFault;
pub use key::{Seal, WORK_FACTOR};
pub(super) use office::is_for_office;
pub use office::{OfficeKey, OfficeLock};
pub use password::{Password, PasswordFault};
pub use strength::Strength;
