//! Where a German dictionary for spelling may lie on this PC: that of LibreOffice, of Firefox, of hunspell, or one that
//! its user has put beside the backups. None is part of the program.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use encoding_rs::{UTF_8, WINDOWS_1252};

use super::{atomic, make_private, read_ordinary};

/// The folder for a dictionary of one's own, below that of the data.
const OWN: &str = "woerterbuch";
/// The words that somebody has added, beside the settings.
const WORDS: &str = "woerter.txt";
/// So deep below a folder that is named here dictionaries are looked for, and in so many folders at most.
const DEPTH: usize = 6;
const FOLDERS: usize = 2_000;

/// The folder into which a user may put a dictionary.
pub fn dictionary_folder(data: &Path) -> PathBuf {
    data.join(OWN)
}

/// The dictionaries of the PC, the best first: pairs are named by their `.aff`, archives as they are.
pub fn dictionaries(data: &Path) -> Vec<PathBuf> {
    let mut left = FOLDERS;
    let mut found = Vec::new();
    for root in std::iter::once(dictionary_folder(data)).chain(roots()) {
        let mut here = Vec::new();
        search(&root, DEPTH, &mut left, &mut here);
        here.sort_by_key(|path| rank(path));
        found.extend(here);
    }
    found
}

/// Folders of programs that bring dictionaries.
fn roots() -> Vec<PathBuf> {
    let below = |variable: &str, path: &str| std::env::var_os(variable).map(|folder| Path::new(&folder).join(path));
    let (known, profiles) = if cfg!(windows) {
        let known = vec![
            below("ProgramFiles", r"LibreOffice\share\extensions\dict-de"),
            below("ProgramFiles(x86)", r"LibreOffice\share\extensions\dict-de"),
            below("APPDATA", r"LibreOffice\4\user\uno_packages\cache\uno_packages"),
        ];
        (known, [below("APPDATA", r"Mozilla\Firefox\Profiles"), below("APPDATA", r"Thunderbird\Profiles")])
    } else {
        let fixed = [
            "/usr/share/hunspell",
            "/usr/share/myspell",
            "/usr/lib/libreoffice/share/extensions/dict-de",
            "/usr/lib64/libreoffice/share/extensions/dict-de",
            "/opt/libreoffice/share/extensions/dict-de",
            "/usr/lib/firefox/dictionaries",
        ];
        let own = below("HOME", ".config/libreoffice/4/user/uno_packages/cache/uno_packages");
        let known = fixed.iter().map(|path| Some(PathBuf::from(path))).chain([own]).collect();
        (known, [below("HOME", ".mozilla/firefox"), below("HOME", ".thunderbird")])
    };
    let of_profiles = profiles.into_iter().flatten().flat_map(|folder| extensions(&folder));
    known.into_iter().flatten().chain(of_profiles).collect()
}

/// Where the profiles of Firefox and Thunderbird keep extensions. What else is in a profile is not looked at: mail and
/// history are nobody's business.
fn extensions(profiles: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(profiles).into_iter().flatten().flatten().map(|profile| profile.path().join("extensions"))
}

/// Looks into a folder and those below it.
fn search(folder: &Path, depth: usize, left: &mut usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let Some(rest) = left.checked_sub(1) else { return };
    *left = rest;
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().to_lowercase();
        // What another file leads to is found there.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth > 0 {
                search(&path, depth - 1, left, found);
            }
        } else if is_german(&name) && (is_archive(&path) || is_pair(&path)) {
            found.push(path);
        }
    }
}

fn is_german(name: &str) -> bool {
    ["de_", "de-", "dict-de", "german", "de."].iter().any(|start| name.starts_with(start))
}

fn is_pair(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "aff") && path.with_extension("dic").is_file()
}

/// Extensions of LibreOffice and of Firefox are archives.
fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["oxt", "xpi"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Words of Germany before those of other countries, which may only lead to them.
fn rank(path: &Path) -> (bool, PathBuf) {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    (!name.contains("de_de") && !name.contains("de-de"), path.to_owned())
}

/// The words that somebody has added; none if there is no list.
///
/// # Errors
/// If there is one that cannot be read: whoever takes it for empty would write over it.
pub fn added_words(config: &Path) -> io::Result<Vec<String>> {
    let bytes = match read_ordinary(&config.join(WORDS)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        other => other?,
    };
    let text = decode(&bytes);
    Ok(text.lines().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect())
}

/// An editor may have saved the list with a byte order mark, or as „ANSI“.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let unmarked = if str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    unmarked.decode(bytes).0
}

/// Writes down more of them; those that are there, maybe from another window, stay.
///
/// # Errors
/// Those of the file system, also if the words that are there cannot be read.
pub fn keep_words(config: &Path, words: &[String]) -> io::Result<()> {
    make_private(config)?;
    let mut all = added_words(config)?;
    for word in words {
        if !all.contains(word) {
            all.push(word.clone());
        }
    }
    atomic::write(&config.join(WORDS), (all.join("\n") + "\n").as_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn of_a_profile_of_firefox_only_its_extensions_are_looked_at() {
        let profiles = tempfile::tempdir().unwrap();
        let extensions_of_one = profiles.path().join("ab12.default").join("extensions");
        fs::create_dir_all(&extensions_of_one).unwrap();
        fs::create_dir_all(profiles.path().join("ab12.default").join("storage")).unwrap();
        assert_eq!(extensions(profiles.path()).collect::<Vec<_>>(), [extensions_of_one]);
    }
}
