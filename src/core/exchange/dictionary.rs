//! A dictionary out of an extension of LibreOffice (`.oxt`) or Firefox (`.xpi`).

use super::archive::Archive;

/// The rules and the words of the German dictionary in an archive; `None` if it has none.
pub fn dictionary_in(bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut archive = Archive::open(bytes).ok()?;
    let mut names = archive.names();
    // Words of Germany come before those of Austria and Switzerland.
    names.sort_by_key(|name| (!name.to_lowercase().replace('-', "_").contains("de_de"), name.clone()));
    let rules = names.iter().find(|name| {
        let file = name.rsplit('/').next().unwrap_or_default();
        file.starts_with("de") && file.ends_with(".aff")
    })?;
    let words = format!("{}.dic", rules.strip_suffix(".aff")?);
    let rules = archive.part(rules).ok()??;
    Some((rules, archive.part(&words).ok()??))
}
