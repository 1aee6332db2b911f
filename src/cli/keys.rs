//! What opens a file with a password: the password, out of a file or typed without echo. Never out of an argument or the
//! environment, which others on the PC can read.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Failure, note};
use wiba_core::store::{self, OfficeKey, Password, Seal, StoreError};
use wiba_core::wording::system_error::in_german;

/// A password is shorter.
const MOST_BYTES: u64 = 64 * 1024;

/// The options of the command line that say it.
#[derive(Debug)]
pub(super) struct Keys {
    /// `--passwort-datei`
    password_file: Option<PathBuf>,
    /// `--schluessel-datei`, for a copy that was made for this office
    key_file: Option<PathBuf>,
    /// Whether one of the files had a password.
    sealed: Cell<bool>,
}

impl Keys {
    pub(super) fn new(password_file: Option<PathBuf>, key_file: Option<PathBuf>) -> Self {
        Self { password_file, key_file, sealed: Cell::new(false) }
    }

    /// Those for another version of a file, which may have another password.
    pub(super) fn of_other(&self, password_file: Option<&PathBuf>) -> Self {
        Self::new(password_file.or(self.password_file.as_ref()).cloned(), self.key_file.clone())
    }

    /// The password in the file that was named, if one was.
    pub(super) fn given(&self) -> Result<Option<Password>, Failure> {
        self.password_file.as_deref().map(from_file).transpose()
    }

    /// What a file is sealed with; `None` if it has no password. Then nobody is asked.
    pub(super) fn seal(&self, path: &Path) -> Result<Option<Seal>, Failure> {
        if !store::is_sealed(path)? {
            return Ok(None);
        }
        self.sealed.set(true);
        let password = match self.given()? {
            Some(password) => password,
            None => typed(
                &format!("Passwort für „{}“: ", path.display()),
                &format!(
                    "„{}“ ist verschlüsselt, und ohne Terminal kann niemand das Passwort eingeben",
                    path.display()
                ),
                "Das Passwort in eine Datei schreiben, die nur Sie lesen dürfen, und mit --passwort-datei DATEI angeben.",
            )?,
        };
        Ok(store::unlock(path, &password)?)
    }

    /// The private key of this office, if one was given and the file was made for an office: another one has a password.
    pub(super) fn office(&self, file: &Path) -> Result<Option<OfficeKey>, Failure> {
        let Some(path) = &self.key_file else { return Ok(None) };
        let hint = "Die Datei angeben, die „age-keygen -o DATEI“ geschrieben hat; darin steht ein Schlüssel, der mit AGE-SECRET-KEY-1 beginnt.";
        let wrong = || Failure::new(format!("„{}“ enthält keinen Schlüssel oder mehr als einen", path.display()), hint);
        let key = OfficeKey::from_file(&bytes_of(path)?).ok_or_else(wrong)?;
        let fits = store::is_for_office(file)?;
        self.sealed.set(self.sealed.get() || fits);
        Ok(Some(key).filter(|_| fits))
    }

    /// Says once, beside what was written of a file with a password, that it has none.
    pub(super) fn tell_unsealed(&self) {
        if self.sealed.take() {
            note("Hinweis: Was geschrieben wurde, ist nicht verschlüsselt; das Passwort schützt nur die WiBA-Datei.");
        }
    }
}

/// The password in a file.
pub(super) fn from_file(path: &Path) -> Result<Password, Failure> {
    Password::from_file(&bytes_of(path)?)
        .map_err(|fault| Failure::new(format!("{fault} („{}“)", path.display()), fault.hint()))
}

fn bytes_of(path: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(1024));
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .map_err(|error| StoreError::read(path, error))?;
    Ok(bytes)
}

/// A password that is typed. Where nobody can type, this fails with the message and the hint and does not wait.
pub(super) fn typed(prompt: &str, nobody: &str, hint: &str) -> Result<Password, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::new(nobody, hint));
    }
    let text = rpassword::prompt_password(prompt).map_err(|error| match error.kind() {
        // Ctrl+D.
        io::ErrorKind::UnexpectedEof => Failure::new("Es wurde kein Passwort eingegeben", hint),
        _ => Failure::new(format!("Das Passwort lässt sich nicht lesen: {}", in_german(&error)), hint),
    })?;
    let text = Zeroizing::new(text);
    Password::new(&text).map_err(|fault| Failure::new(fault.to_string(), fault.hint()))
}
