//! `passwort`: sets, changes and removes the password of a file.

use std::path::{Path, PathBuf};

use super::args::PasswordWish;
use super::keys::{self, Keys};
use super::{Failure, open_to_change, output};
use wiba_core::assessment::Kommune;
use wiba_core::store::{self, Lock, Password, PasswordChange, SaveNotice, Seal, StoreError, Strength};

pub(super) fn password(path: &Path, wish: PasswordWish, new: Option<&PathBuf>, keys: &Keys) -> Result<(), Failure> {
    let shown = path.display();
    if store::is_for_office(path)? {
        let message = format!("„{shown}“ ist eine Kopie für eine andere Stelle und bekommt kein Passwort");
        let hint = "Nur der Schlüssel der Stelle öffnet sie. Ein Passwort bekommt die Datei, von der sie stammt. Die Kopie ist unverändert.";
        return Err(Failure::new(message, hint));
    }
    let sealed = store::is_sealed(path)?;
    match (wish, sealed) {
        (PasswordWish::Setzen, true) => {
            let hint = "„wiba-kompass passwort DATEI aendern“ ersetzt es durch ein anderes.";
            return Err(Failure::new(format!("„{shown}“ hat schon ein Passwort"), hint));
        }
        (PasswordWish::Aendern | PasswordWish::Entfernen, false) => {
            let hint = "„wiba-kompass passwort DATEI setzen“ gibt ihr eins.";
            return Err(Failure::new(format!("„{shown}“ hat kein Passwort"), hint));
        }
        _ => {}
    }
    let old = keys.seal(path)?;
    let open = || open_to_change(path, old.as_ref());
    // Typed and calculated before the file is locked, so that nobody else waits for it.
    let seal = match wish {
        PasswordWish::Entfernen => None,
        PasswordWish::Setzen | PasswordWish::Aendern => {
            let kommune = open()?.1.kommune;
            Some(sealed_with(path, &chosen(new)?, &kommune)?)
        }
    };
    let _lock = Lock::take_within(path, store::PATIENCE)?;
    let (mut file, assessment) = open()?;
    file.reseal(seal, &assessment)?;
    output::notices(file.take_notices());
    if let Some(seal) = file.seal() {
        let folders = [store::data_folder(), store::settings_folder()];
        let plain = folders.iter().filter_map(|folder| store::protect_recovery(folder, assessment.id, seal));
        output::notices(plain.map(|path| SaveNotice::PlainCopy { path }).collect());
    }
    let change = match wish {
        PasswordWish::Setzen => PasswordChange::Set,
        PasswordWish::Aendern => PasswordChange::Changed,
        PasswordWish::Entfernen => PasswordChange::Removed,
    };
    output::done(&format!("„{shown}“ {}.", change.done()));
    output::note(change.beyond_reach());
    Ok(())
}

/// What a new file is sealed with: nobody who gives a password expects one that everybody can read.
pub(super) fn of_new_file(path: &Path, kommune: &Kommune, keys: &Keys) -> Result<Option<Seal>, Failure> {
    keys.given()?.map(|password| sealed_with(path, &password, kommune)).transpose()
}

/// A seal with a new password, after a warning if that is weak.
fn sealed_with(path: &Path, password: &Password, kommune: &Kommune) -> Result<Seal, Failure> {
    warn(password, kommune);
    Ok(Seal::new(password).map_err(|source| StoreError::write(path, source))?)
}

/// The new password: out of a file, or typed twice.
fn chosen(file: Option<&PathBuf>) -> Result<Password, Failure> {
    if let Some(file) = file {
        return keys::from_file(file);
    }
    let hint = "Das neue Passwort in eine Datei schreiben, die nur Sie lesen dürfen, und mit --neues-passwort-datei DATEI angeben.";
    let nobody = "Ohne Terminal kann niemand das neue Passwort eingeben";
    let first = keys::typed("Neues Passwort: ", nobody, hint)?;
    let second = keys::typed("Neues Passwort noch einmal: ", nobody, hint)?;
    if first.is(&second) {
        return Ok(first);
    }
    Err(Failure::new("Die beiden Eingaben sind verschieden", "Noch einmal versuchen. Die Datei ist unverändert."))
}

fn warn(password: &Password, kommune: &Kommune) {
    let strength = Strength::of(password, kommune);
    if strength.is_weak() {
        output::note(&format!("Hinweis: Das Passwort ist {}. {}", strength.label(), strength.advice()));
    }
}
