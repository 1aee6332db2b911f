//! Another password for a file, and for the older versions of it that the program has put down.

use std::path::PathBuf;

use super::File;
use crate::assessment::{Assessment, Id};
use crate::store::{SaveNotice, Seal, StoreError, plain_copies};

impl File {
    /// Saves with another password, or none. From then on every save is sealed with it.
    ///
    /// # Errors
    /// Those of [`Self::save`].
    pub fn reseal(&mut self, seal: Option<Seal>, assessment: &Assessment) -> Result<(), StoreError> {
        let unprotected = std::mem::replace(&mut self.unprotected, seal.is_some());
        let before = (std::mem::replace(&mut self.seal, seal), self.text.take(), unprotected);
        let result = self.save(assessment);
        match result {
            // If it is uncertain, the next save must not write what the user wanted to be sealed as plain text; with it the
            // older versions get the password, too.
            Ok(()) | Err(StoreError::Uncertain { .. }) => {}
            Err(_) => (self.seal, self.text, self.unprotected) = before,
        }
        result
    }

    /// Gives older versions the password that the file has got, once it is certain that it has it.
    pub(super) fn protect(&mut self, assessment: Id) {
        let Some(seal) = self.seal.clone().filter(|_| std::mem::take(&mut self.unprotected)) else { return };
        let copies = plain_copies::beside(self.disk.as_ref(), &self.path);
        self.protect_copies(copies, assessment, &seal);
        self.protect_dated();
        if let Some(other) = self.shared_with() {
            self.notice(SaveNotice::SharedBackups { other });
        }
        for path in plain_copies::plain_versions(self.disk.as_ref(), &self.path, assessment) {
            self.notice(SaveNotice::PlainVersion { path });
        }
    }

    /// Gives the dated backups the password of the file: not those of another file as well that has none. Whoever works on
    /// with that one must not need this one's password.
    pub(super) fn protect_dated(&mut self) {
        let Some(seal) = self.seal.clone() else { return };
        let Some((backups, id)) = self.backups.as_deref() else { return };
        let mut copies: Vec<PathBuf> = backups.of(*id).into_iter().map(|backup| backup.path).collect();
        copies.retain(|copy| !plain_copies::has_password(self.disk.as_ref(), copy));
        // Only then are the other places looked at: one may be on a share that does not answer.
        if !copies.is_empty() && self.shared_with().is_none() {
            self.protect_copies(copies, *id, &seal);
        }
    }

    /// Another file without a password that the dated backups are of as well.
    fn shared_with(&self) -> Option<PathBuf> {
        let (backups, id) = self.backups.as_deref()?;
        backups.shared_with(*id, &self.path)
    }

    fn protect_copies(&mut self, copies: Vec<PathBuf>, assessment: Id, seal: &Seal) {
        for path in plain_copies::protect_on(self.disk.as_ref(), copies, assessment, seal) {
            self.notice(SaveNotice::PlainCopy { path });
        }
    }
}
