//! Where a Nachweis is found: a path below the folder of the open file stays relative to it, so that both can move together.

use std::path::{Path, PathBuf};

/// What a Fundort names, as far as a computer can go there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fundort {
    /// A file or folder.
    File(PathBuf),
    /// An address.
    Link(String),
    /// A cabinet, a file reference: words for people.
    Words,
}

/// Reads it; `file` is the open `.wiba`.
pub fn read(place: &str, file: Option<&Path>) -> Fundort {
    let place = place.trim();
    if ["https://", "http://"].iter().any(|scheme| place.to_lowercase().starts_with(scheme)) {
        return Fundort::Link(place.to_owned());
    }
    let path = Path::new(place);
    let named = path.extension().is_some_and(|ending| !ending.is_empty() && !ending.to_string_lossy().contains(' '));
    if place.is_empty() || !(path.is_absolute() || named) {
        return Fundort::Words;
    }
    match file.and_then(Path::parent) {
        Some(folder) => Fundort::File(folder.join(path)),
        None => Fundort::File(path.to_owned()),
    }
}

/// How a chosen file is written down: seen from the folder of the open one where it lies below it.
pub fn written(chosen: &Path, file: Option<&Path>) -> String {
    let below = file.and_then(Path::parent).and_then(|folder| chosen.strip_prefix(folder).ok());
    below.unwrap_or(chosen).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beside_the_file_is_named_from_there() {
        let file = Some(Path::new("/amt/wiba/stadt.wiba"));
        assert_eq!(written(Path::new("/amt/wiba/belege/a.pdf"), file), "belege/a.pdf");
        assert_eq!(written(Path::new("/amt/andere/a.pdf"), file), "/amt/andere/a.pdf");
        assert_eq!(read("belege/a.pdf", file), Fundort::File("/amt/wiba/belege/a.pdf".into()));
        assert_eq!(read("/x/a.pdf", file), Fundort::File("/x/a.pdf".into()));
        assert_eq!(read(r"Belege Amt 3/Plan 2.pdf", file), Fundort::File("/amt/wiba/Belege Amt 3/Plan 2.pdf".into()));
        assert_eq!(read("https://intranet/a", file), Fundort::Link("https://intranet/a".into()));
        for words in [
            "",
            "Tresor im Keller",
            "Netzlaufwerk IT/Konzepte",
            "Bauamt / Hochbau",
            "Az. 12-4/2026: Ordner 3",
            "Schrank Nr. 7",
        ] {
            assert_eq!(read(words, file), Fundort::Words, "{words}");
        }
    }
}
