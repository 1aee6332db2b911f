//! What opens a file that was encrypted on its way.

use wiba_core::store::{OfficeKey, Seal};

/// What opens a part that is encrypted.
pub(super) enum Opener {
    /// Its password, or that of the open file: it may have the same.
    Seal(Option<Seal>),
    /// The key of the office for which it was made.
    Key(OfficeKey),
}
