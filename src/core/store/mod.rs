//! The file of a Kommune: `*.wiba`, readable RON, written so that no crash and no full disk can lose what was there.

mod access;
pub mod atomic;
pub mod backups;
mod catalog_folder;
mod content;
mod dictionaries;
pub mod disk;
mod error;
mod examine;
mod file;
mod folders;
mod for_office;
mod foreign;
mod format;
mod holder;
mod lock;
mod names;
mod notice;
mod official;
mod plain_copies;
mod portable;
mod private_folder;
mod seal;
mod siblings;
pub mod target;

pub use catalog_folder::read_catalog;
pub use content::{encode, is_encrypted, is_sealed, part_of, unlock};
pub use dictionaries::{added_words, dictionaries, dictionary_folder, keep_words};
pub use error::StoreError;
pub use examine::examine;
pub use file::File;
pub use folders::{data_folder, settings_folder};
pub use for_office::{is_for_office, read_for_office, write_for_office};
pub use foreign::{read_foreign, read_ordinary};
pub use format::{Damage, Examined, journal_is_whole, origin, parse, to_text};
pub use holder::{Holder, login_name};
pub use lock::{Lock, PATIENCE};
pub use names::{RECOVERY_STEM, backup_path, next_recovery_path, real_path, recovery_paths, with_ending};
pub use notice::SaveNotice;
pub use official::{keep_official, read_official, remove_official};
pub use plain_copies::protect_recovery;
pub use portable::{portable_folder, try_folder};
pub use private_folder::make_private;
pub use seal::{
    OfficeKey, OfficeLock, Password, PasswordChange, PasswordFault, Seal, SealFault, Strength, WORK_FACTOR,
};
pub use siblings::other_versions;

/// The ending of our files.
pub const EXTENSION: &str = "wiba";

/// No Kommune comes near this; a larger file is not ours, and reading it would only hang the PC.
const MAX_BYTES: u64 = 256 * 1024 * 1024;
