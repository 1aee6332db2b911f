//! Questions for somebody else, handed out in a file that is known again when it comes back.

mod book;
mod document;
mod file;
mod handed;
mod mark;
mod yardstick;

pub use self::file::answered;
pub(super) use self::file::{is_ours, read};
pub use self::handed::Handed;
pub(super) use self::mark::Mark;
use super::fault::ImportError;
use crate::assessment::HandOutForm;

/// The file that goes out as a table or document. A part file is [`Assessment::part_for`], and is saved like any other.
///
/// # Errors
/// If a text does not fit into a cell.
pub fn hand_out_bytes(handed: &Handed) -> Result<Vec<u8>, ImportError> {
    match handed.hand_out.form {
        HandOutForm::Docx => document::write(handed),
        HandOutForm::Xlsx | HandOutForm::Wiba => book::write(handed),
    }
}
