//! `verknuepfen`: a double click on a `.wiba` opens the window, for the current user only. Windows keeps that in its
//! registry; on Linux the package brings it.

use super::Failure;

#[cfg(windows)]
pub(super) use windows::{join, part};

#[cfg(not(windows))]
pub(super) fn join() -> Result<(), Failure> {
    let hint = "Unter Linux verknüpft das Paket (.deb) die Endung .wiba mit dem Programm.";
    Err(Failure::new("Diesen Befehl gibt es nur unter Windows", hint))
}

#[cfg(not(windows))]
pub(super) fn part() -> Result<(), Failure> {
    join()
}

#[cfg(windows)]
mod windows {
    use std::io;
    use std::path::PathBuf;

    use winreg::RegKey;
    use winreg::enums::HKEY_CURRENT_USER;

    use super::Failure;
    use crate::output;
    use wiba_core::store::portable_folder;
    use wiba_core::wording::system_error::in_german;

    const ENDING: &str = r"Software\Classes\.wiba";
    const KIND: &str = "WiBA-Kompass.Datei";
    const KIND_KEY: &str = r"Software\Classes\WiBA-Kompass.Datei";

    pub(crate) fn join() -> Result<(), Failure> {
        if portable_folder().is_some() {
            let hint = "Eine Verknüpfung gälte nur für diesen PC und zeigte ohne den Stick ins Leere. Wer sie will, entfernt „portabel.txt“.";
            return Err(Failure::new("Im portablen Betrieb bleibt die Registrierung von Windows unberührt", hint));
        }
        let program = window_program()?;
        write(&program.display().to_string()).map_err(refused)?;
        output::done(&format!("Dateien mit der Endung .wiba öffnet jetzt „{}“.", program.display()));
        Ok(())
    }

    pub(crate) fn part() -> Result<(), Failure> {
        let removed = remove().map_err(refused)?;
        output::done(if removed {
            "Die Verknüpfung der Endung .wiba ist entfernt."
        } else {
            "Die Endung .wiba war nicht mit WiBA-Kompass verknüpft."
        });
        Ok(())
    }

    fn window_program() -> Result<PathBuf, Failure> {
        let program = std::env::current_exe().map_err(refused)?.with_file_name("wiba-kompass.exe");
        if program.is_file() {
            return Ok(program);
        }
        Err(Failure::new(
            format!("„{}“ fehlt", program.display()),
            "Beide Programme gehören in denselben Ordner: wiba-kompass.exe und wiba-kompass-cli.exe.",
        ))
    }

    fn write(program: &str) -> io::Result<()> {
        let user = RegKey::predef(HKEY_CURRENT_USER);
        let (kind, _) = user.create_subkey(KIND_KEY)?;
        kind.set_value("", &"WiBA-Datei")?;
        kind.create_subkey("DefaultIcon")?.0.set_value("", &format!("\"{program}\",0"))?;
        kind.create_subkey(r"shell\open\command")?.0.set_value("", &format!("\"{program}\" \"%1\""))?;
        user.create_subkey(ENDING)?.0.set_value("", &KIND)
    }

    /// Takes back only what is ours. Whether there was anything.
    fn remove() -> io::Result<bool> {
        let user = RegKey::predef(HKEY_CURRENT_USER);
        let ours = user
            .open_subkey(ENDING)
            .and_then(|ending| ending.get_value::<String, _>(""))
            .is_ok_and(|kind| kind == KIND);
        if ours {
            user.delete_subkey_all(ENDING)?;
        }
        match user.delete_subkey_all(KIND_KEY) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(ours),
            Err(error) => Err(error),
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "for map_err")]
    fn refused(error: io::Error) -> Failure {
        let hint = "Manche Verwaltungen sperren das. Das Programm arbeitet auch ohne: die Datei im Fenster öffnen oder darauf ziehen.";
        Failure::new(format!("Windows lässt die Verknüpfung nicht zu: {}", in_german(&error)), hint)
    }
}
