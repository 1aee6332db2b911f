//! Why the system refuses something, in German: its own words are English, and some name files that users never made.

use std::borrow::Cow;
use std::io::{Error, ErrorKind};

/// The reason alone, as the end of a sentence without a full stop.
pub fn in_german(error: &Error) -> String {
    if let Some(Told(reason)) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return reason.clone().into_owned();
    }
    let code = error.raw_os_error();
    match of_kind(error.kind()).or_else(|| code.and_then(of_code)) {
        Some(reason) => reason.to_owned(),
        None => code.map_or_else(
            || "Lesen oder Schreiben ist misslungen".to_owned(),
            |code| format!("das System meldet Fehler {code}"),
        ),
    }
}

/// An error of our own among those of the system, with its German reason.
pub(crate) fn told(kind: ErrorKind, reason: impl Into<Cow<'static, str>>) -> Error {
    Error::new(kind, Told(reason.into()))
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Told(Cow<'static, str>);

fn of_kind(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "Datei oder Ordner gibt es nicht",
        ErrorKind::PermissionDenied => "die Berechtigung fehlt",
        ErrorKind::AlreadyExists => "es gibt den Namen schon",
        ErrorKind::StorageFull => "der Datenträger ist voll",
        ErrorKind::QuotaExceeded => "der zugeteilte Speicherplatz ist aufgebraucht",
        ErrorKind::FileTooLarge => "die Datei ist zu groß für den Datenträger",
        ErrorKind::ReadOnlyFilesystem => "der Datenträger ist schreibgeschützt",
        ErrorKind::IsADirectory => "es ist ein Ordner",
        ErrorKind::NotADirectory => "ein Teil des Pfads ist kein Ordner",
        ErrorKind::DirectoryNotEmpty => "der Ordner ist nicht leer",
        ErrorKind::InvalidFilename => "der Name ist zu lang oder enthält ein unerlaubtes Zeichen",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "ein anderes Programm hält die Datei fest",
        ErrorKind::CrossesDevices => "Quelle und Ziel liegen auf verschiedenen Datenträgern",
        ErrorKind::TooManyLinks => "der Datenträger erlaubt keine weiteren Verweise auf die Datei",
        ErrorKind::StaleNetworkFileHandle => "die Netzfreigabe kennt die Datei nicht mehr",
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            "die Netzfreigabe ist nicht erreichbar"
        }
        ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected
        | ErrorKind::BrokenPipe => "die Verbindung ist abgebrochen",
        ErrorKind::TimedOut => "die Antwort bleibt aus (Zeitüberschreitung)",
        ErrorKind::WouldBlock => "ein anderes Programm sperrt die Datei",
        ErrorKind::Deadlock => "zwei Programme sperren die Datei gegenseitig",
        ErrorKind::Interrupted => "der Vorgang wurde unterbrochen",
        ErrorKind::Unsupported => "der Datenträger beherrscht das nicht",
        ErrorKind::OutOfMemory => "der Arbeitsspeicher reicht nicht",
        ErrorKind::UnexpectedEof => "die Datei endet mittendrin",
        ErrorKind::WriteZero => "der Datenträger nimmt nichts mehr an",
        ErrorKind::InvalidData => "der Inhalt ist kein Text in UTF-8",
        ErrorKind::InvalidInput => "Name oder Zugriff ist ungültig",
        _ => return None,
    })
}

const TOO_MANY: &str = "zu viele Dateien sind gleichzeitig geöffnet";
const DEVICE: &str = "der Datenträger meldet einen Lese- oder Schreibfehler";
const LOOP: &str = "symbolische Verknüpfungen führen im Kreis";

#[cfg(unix)]
fn of_code(code: i32) -> Option<&'static str> {
    use rustix::io::Errno;
    Some(match Errno::from_raw_os_error(code) {
        Errno::MFILE | Errno::NFILE => TOO_MANY,
        Errno::IO => DEVICE,
        Errno::LOOP => LOOP,
        Errno::NOLCK => "es sind keine weiteren Sperren möglich",
        Errno::HOSTDOWN | Errno::SHUTDOWN => "die Netzfreigabe ist nicht erreichbar",
        Errno::NXIO | Errno::NODEV => "das Gerät ist nicht da",
        _ => return None,
    })
}

#[cfg(windows)]
fn of_code(code: i32) -> Option<&'static str> {
    Some(match code {
        4 => TOO_MANY,
        21 => "der Datenträger ist nicht bereit",
        23 | 1117 | 1392 => DEVICE,
        32 | 33 | 1224 => "ein anderes Programm hält die Datei fest",
        51 | 53 | 54 | 55 | 59 | 64 | 67 | 1231 => "die Netzfreigabe ist nicht erreichbar",
        206 => "der Name ist zu lang oder enthält ein unerlaubtes Zeichen",
        225 | 226 => "der Virenschutz hat die Datei gesperrt",
        362 | 389 | 395 | 396 => "der Cloud-Speicher stellt die Datei gerade nicht bereit",
        1921 => LOOP,
        _ => return None,
    })
}

#[cfg(not(any(unix, windows)))]
fn of_code(_: i32) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn every_usual_error_of_the_system_is_told_in_german() {
        for (code, reason) in [
            (1, "die Berechtigung fehlt"),
            (2, "Datei oder Ordner gibt es nicht"),
            (5, DEVICE),
            (13, "die Berechtigung fehlt"),
            (16, "ein anderes Programm hält die Datei fest"),
            (18, "Quelle und Ziel liegen auf verschiedenen Datenträgern"),
            (20, "ein Teil des Pfads ist kein Ordner"),
            (21, "es ist ein Ordner"),
            (23, TOO_MANY),
            (24, TOO_MANY),
            (26, "ein anderes Programm hält die Datei fest"),
            (27, "die Datei ist zu groß für den Datenträger"),
            (28, "der Datenträger ist voll"),
            (30, "der Datenträger ist schreibgeschützt"),
            (36, "der Name ist zu lang oder enthält ein unerlaubtes Zeichen"),
            (37, "es sind keine weiteren Sperren möglich"),
            (40, LOOP),
            (95, "der Datenträger beherrscht das nicht"),
            (101, "die Netzfreigabe ist nicht erreichbar"),
            (103, "die Verbindung ist abgebrochen"),
            (110, "die Antwort bleibt aus (Zeitüberschreitung)"),
            (112, "die Netzfreigabe ist nicht erreichbar"),
            (113, "die Netzfreigabe ist nicht erreichbar"),
            (116, "die Netzfreigabe kennt die Datei nicht mehr"),
            (122, "der zugeteilte Speicherplatz ist aufgebraucht"),
            (71, "das System meldet Fehler 71"),
        ] {
            assert_eq!(in_german(&Error::from_raw_os_error(code)), reason, "{code}");
        }
    }

    #[test]
    fn no_error_lets_english_words_or_the_path_of_a_temporary_file_through() {
        let wrapped = Error::other("Permission denied (os error 13) at path \"/x/.wiba-1.tmp\"");
        assert_eq!(in_german(&wrapped), "Lesen oder Schreiben ist misslungen");
        assert_eq!(in_german(&told(ErrorKind::InvalidInput, "es ist ein Gerät")), "es ist ein Gerät");
        let foreign = std::io::read_to_string(&b"\xff"[..]).unwrap_err();
        assert_eq!(in_german(&foreign), "der Inhalt ist kein Text in UTF-8");
    }

    #[test]
    fn every_kind_of_error_that_a_file_can_meet_has_words_of_its_own() {
        use ErrorKind as K;
        let missing = "Lesen oder Schreiben ist misslungen";
        for kind in [
            K::NotFound,
            K::PermissionDenied,
            K::AlreadyExists,
            K::StorageFull,
            K::QuotaExceeded,
            K::FileTooLarge,
            K::ReadOnlyFilesystem,
            K::IsADirectory,
            K::NotADirectory,
            K::DirectoryNotEmpty,
            K::InvalidFilename,
            K::ResourceBusy,
            K::ExecutableFileBusy,
            K::CrossesDevices,
            K::TooManyLinks,
            K::StaleNetworkFileHandle,
            K::HostUnreachable,
            K::NetworkUnreachable,
            K::NetworkDown,
            K::ConnectionRefused,
            K::ConnectionReset,
            K::ConnectionAborted,
            K::NotConnected,
            K::BrokenPipe,
            K::TimedOut,
            K::WouldBlock,
            K::Deadlock,
            K::Interrupted,
            K::Unsupported,
            K::OutOfMemory,
            K::UnexpectedEof,
            K::WriteZero,
            K::InvalidData,
            K::InvalidInput,
        ] {
            assert_ne!(in_german(&Error::from(kind)), missing, "{kind:?}");
        }
        assert_eq!(in_german(&Error::from(K::Other)), missing);
    }
}
