//! Where a Nachweis is found: a path below the folder of the open file stays relative to it, so that both can move together.

use std::path::{Path, PathBuf};

use crate::store::real_path;

/// What a Fundort names, as far as a computer can go there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fundort {
    /// A file of a kind as which Nachweise are kept, or a folder that is called so.
    File(PathBuf),
    /// What is a Nachweis only if it is a folder: the system might run anything else.
    Folder(PathBuf),
    /// An address.
    Link(String),
    /// A cabinet, a file reference: words for people.
    Words,
}

/// Endings that files have as which Nachweise are kept. What stands behind the last dot of a file reference („E-Akte
/// 10.24.12“), a storey („Schrank 3.OG“) or a site („www.stadt.de“) is none. What a system runs instead of showing it must
/// never stand here: a file from somebody else must not start a program by a click.
const ENDINGS: &[&str] = &[
    "7z", "accdb", "age", "asc", "avi", "bak", "bmp", "bpmn", "cer", "cfg", "conf", "crt", "csv", "db", "doc", "docm",
    "docx", "dot", "dotm", "dotx", "drawio", "dwg", "dxf", "eml", "epub", "evtx", "gif", "gpg", "gz", "heic", "heif",
    "htm", "html", "ics", "ini", "jpeg", "jpg", "json", "kdbx", "log", "m4a", "mbox", "md", "mdb", "mht", "mhtml",
    "mkv", "mov", "mp3", "mp4", "mpp", "msg", "odb", "odg", "odp", "ods", "odt", "ots", "ott", "p7b", "p7m", "p7s",
    "pages", "pcap", "pdf", "pem", "png", "pot", "potx", "ppt", "pptm", "pptx", "rar", "rtf", "sig", "sql", "sqlite",
    "svg", "tar", "tgz", "tif", "tiff", "tsv", "txt", "vcf", "vsd", "vsdx", "wav", "webp", "wiba", "xls", "xlsb",
    "xlsm", "xlsx", "xlt", "xltm", "xltx", "xml", "xps", "yaml", "yml", "zip",
];

/// Folders that are programs of a Mac.
const BUNDLE: &str = "app";

/// Reads it; `file` is the open `.wiba`.
pub fn read(place: &str, file: Option<&Path>) -> Fundort {
    let place = place.trim();
    if ["https://", "http://"].iter().any(|scheme| place.to_lowercase().starts_with(scheme)) {
        return Fundort::Link(place.to_owned());
    }
    let path = Path::new(place);
    // Windows leaves dots and blanks at the end of a name out.
    let ending =
        Path::new(place.trim_end_matches(['.', ' '])).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let there = || file.and_then(Path::parent).map_or_else(|| path.to_owned(), |folder| folder.join(path));
    match ending.as_deref() {
        Some(ending) if ENDINGS.contains(&ending) => Fundort::File(there()),
        Some(BUNDLE) => Fundort::Words,
        _ if path.is_absolute() => Fundort::Folder(there()),
        _ => Fundort::Words,
    }
}

/// Whether it may be looked for without being asked. On Windows, looking for a file on a share tells that computer who looks:
/// a file from somebody else could name any. Only the share on which the open file itself lies is known.
pub fn is_near(path: &Path, file: Option<&Path>) -> bool {
    share(path).is_none_or(|share_of_path| file.and_then(share) == Some(share_of_path))
}

/// Computer and share in `\\server\share\…`, however that is written.
fn share(path: &Path) -> Option<String> {
    let path = path.to_string_lossy().replace('\\', "/").to_lowercase();
    let unc = match path.strip_prefix("//?/") {
        Some(plain) => plain.strip_prefix("unc/")?,
        None => path.strip_prefix("//")?,
    };
    Some(unc.split('/').take(2).collect::<Vec<_>>().join("/"))
}

/// How a chosen file is written down: seen from the folder of the open one where it lies below it. The open one is known by
/// the place where it really lies, a chosen one may come by a mapped drive or through a link.
pub fn written(chosen: &Path, file: Option<&Path>) -> String {
    let real =
        chosen.parent().zip(chosen.file_name()).and_then(|(folder, name)| Some(real_path(folder).ok()?.join(name)));
    let below =
        |folder| [Some(chosen), real.as_deref()].into_iter().flatten().find_map(|path| path.strip_prefix(folder).ok());
    file.and_then(Path::parent).and_then(below).unwrap_or(chosen).display().to_string()
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
        assert_eq!(read("Plan.PDF", file), Fundort::File("/amt/wiba/Plan.PDF".into()));
        assert_eq!(read("/amt/Az. 12.3", file), Fundort::Folder("/amt/Az. 12.3".into()));
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

    #[cfg(unix)]
    #[test]
    fn what_is_chosen_through_a_link_is_named_from_the_real_place_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        std::fs::create_dir_all(real.join("belege")).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let file = real_path(&link.join("stadt.wiba")).unwrap();
        assert_eq!(written(&link.join("belege/a.pdf"), Some(&file)), "belege/a.pdf");
        let elsewhere = link.join("../a.pdf");
        assert_eq!(written(&elsewhere, Some(&file)), elsewhere.display().to_string());
    }

    #[test]
    fn only_the_share_of_the_open_file_is_looked_at_unasked() {
        let near = |path: &str, file: &str| is_near(Path::new(path), Some(Path::new(file)));
        assert!(near("/amt/a.pdf", "/amt/wiba/stadt.wiba") && near(r"Z:\a.pdf", r"\\nas\amt\stadt.wiba"));
        assert!(near(r"\\?\C:\a.pdf", r"C:\stadt.wiba"));
        assert!(near(r"\\NAS\Amt\belege\a.pdf", r"\\?\UNC\nas\amt\stadt.wiba"));
        for foreign in
            [r"\\203.0.113.5\x\a.pdf", "//203.0.113.5/x/a.pdf", r"\\?\UNC\203.0.113.5\x\a.pdf", r"\\nas\andere\a.pdf"]
        {
            assert!(!near(foreign, r"\\nas\amt\stadt.wiba") && !near(foreign, r"C:\stadt.wiba"), "{foreign}");
        }
        assert!(!is_near(Path::new(r"\\nas\amt\a.pdf"), None));
    }

    #[test]
    fn a_file_reference_a_page_and_a_storey_are_words() {
        for words in [
            "E-Akte 10.24.12",
            "E-Akte 10.24.03",
            "E-Akte 10.24.12a",
            "Az. 3.2",
            "Az. 100.41/2026",
            "Vertrag Nr. 4.1",
            "S. 12",
            "Handbuch.pdf S.12",
            "Ordner v2.0",
            "Schrank 3.OG",
            "Rathaus/2.OG",
            "www.stadt.de",
            "Frau Dr.Winter",
        ] {
            assert_eq!(read(words, Some(Path::new("/amt/wiba/stadt.wiba"))), Fundort::Words, "{words}");
        }
    }

    #[test]
    fn what_the_system_would_run_is_never_opened_as_a_file() {
        let file = Some(Path::new("/amt/wiba/stadt.wiba"));
        for program in ["setup.exe", "belege/plan.pdf.lnk", "start.bat", "hilfe.chm", "/amt/Rechner.app"] {
            assert_eq!(read(program, file), Fundort::Words, "{program}");
        }
        // Programs have more endings than anybody knows.
        for ending in
            ["exe", "EXE. ", "js", "chm", "xll", "msp", "jnlp", "pyw", "appref-ms", "settingcontent-ms", "iso", "x"]
        {
            let program = format!("/amt/plan.pdf.{ending}");
            assert_eq!(read(&program, file), Fundort::Folder(program.trim().into()), "{program}");
        }
    }
}
