//! Where a command may write.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Failure;
use wiba_core::report;
use wiba_core::store::{self, StoreError, atomic};

/// A place that may be written to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing stands there yet.
    New(PathBuf),
    /// What stands there may go.
    Replace(PathBuf),
}

/// Decides whether a command may write to `path`: only if there is nothing, or an earlier report of ours, or if the user
/// said `--ersetzen`. An assessment is never written over, nor is anything that is no file. Links are followed.
pub(super) fn decide(path: &Path, replace: bool) -> Result<Target, Failure> {
    if path.as_os_str() == "-" {
        return Err(Failure::new(
            "„-“ ist kein Ziel: Geschrieben wird nur in eine Datei",
            "Einen Dateinamen angeben, zum Beispiel -o Bericht.pdf.",
        ));
    }
    let refused = |what: &str| Failure::new(format!("„{}“ {what}", path.display()), "Einen anderen Namen angeben.");
    let Ok(real) = path.canonicalize() else {
        return match fs::symlink_metadata(path) {
            Ok(_) => Err(refused("ist eine Verknüpfung, deren Ziel es nicht gibt")),
            Err(_) if is_ours_by_name(path) => Err(refused(ASSESSMENT)),
            Err(_) => Ok(Target::New(path.to_owned())),
        };
    };
    let kind = fs::metadata(&real).map_err(|error| StoreError::write(path, error))?;
    if !kind.is_file() {
        return Err(refused(if kind.is_dir() {
            "kann nicht geschrieben werden: es ist ein Ordner"
        } else {
            "kann nicht geschrieben werden: es ist ein Gerät oder etwas anderes als eine Datei"
        }));
    }
    if is_ours_by_name(path) || is_ours_by_name(&real) || is_assessment(&real) {
        return Err(refused(ASSESSMENT));
    }
    if replace || is_report(&real) {
        return Ok(Target::Replace(real));
    }
    Err(Failure::new(
        format!("„{}“ gibt es schon, und es ist kein Bericht von WiBA-Kompass", path.display()),
        "Einen anderen Namen angeben oder mit --ersetzen überschreiben.",
    ))
}

const ASSESSMENT: &str = "ist eine Datei mit Antworten und wird nicht überschrieben";

impl Target {
    /// Writes all or nothing.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        let (path, written) = match self {
            Self::New(path) => (path, atomic::write_new(path, bytes)),
            Self::Replace(path) => (path, atomic::write(path, bytes)),
        };
        Ok(written.map_err(|error| match error.kind() {
            // Somebody else was quicker.
            std::io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.clone() },
            _ => StoreError::write(path, error),
        })?)
    }
}

fn is_ours_by_name(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(store::EXTENSION))
}

/// Whether a file begins like an assessment, whatever it is called; also a backup of one. What cannot be read might be.
fn is_assessment(path: &Path) -> bool {
    let mut head = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head)) {
        Ok(_) => {
            let text = String::from_utf8_lossy(&head);
            let text = text.trim_start_matches('\u{feff}').trim_start();
            text.strip_prefix('(').is_some_and(|rest| rest.trim_start().starts_with("format"))
        }
        Err(_) => true,
    }
}

/// Ours are some hundred kilobytes long.
fn is_report(path: &Path) -> bool {
    const MOST: u64 = 64 * 1024 * 1024;
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    read.is_ok() && report::is_ours(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test makes its own files")]
    fn a_name_or_a_beginning_of_an_assessment_is_never_a_target() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("alt.txt"), "\u{feff} ( format: 1,").unwrap();
        fs::write(path("brief.txt"), "Hallo").unwrap();
        for name in ["neu.wiba", "NEU.WIBA", "alt.txt"] {
            assert!(decide(&path(name), true).unwrap_err().to_string().contains(ASSESSMENT), "{name}");
        }
        assert_eq!(decide(&path("neu.pdf"), false), Ok(Target::New(path("neu.pdf"))));
        assert!(decide(&path("brief.txt"), false).unwrap_err().hint().contains("--ersetzen"));
        assert!(matches!(decide(&path("brief.txt"), true), Ok(Target::Replace(_))));
        assert!(decide(folder.path(), true).is_err());
        assert!(decide(Path::new("-"), true).is_err());
    }
}
