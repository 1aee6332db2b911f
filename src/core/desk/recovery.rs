//! A copy of the open file that is saved when the program ends unexpectedly.

use std::path::{Path, PathBuf};

use super::session::Session;
use crate::store::{atomic, to_text};

const FILE: &str = "wiederhergestellt.wiba";

/// Saves the copy. Returns where.
///
/// # Errors
/// Those of the file system.
pub fn save(config: &Path, session: &Session) -> std::io::Result<PathBuf> {
    let path = config.join(FILE);
    let text = to_text(session.assessment(), &path).map_err(std::io::Error::other)?;
    std::fs::create_dir_all(config)?;
    atomic::write(&path, text.as_bytes())?;
    Ok(path)
}

/// The copy of the last time, moved aside so that it is offered once.
pub fn find(config: &Path) -> Option<PathBuf> {
    let path = config.join(FILE);
    if !path.is_file() {
        return None;
    }
    let stamp = jiff::Zoned::now().strftime("%Y-%m-%d_%H-%M-%S").to_string();
    let aside = config.join(format!("wiederhergestellt_{stamp}.wiba"));
    std::fs::rename(&path, &aside).ok()?;
    Some(aside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::catalog::Catalog;
    use crate::store::File;

    #[test]
    fn a_copy_is_offered_once_and_can_be_opened() {
        let config = tempfile::tempdir().unwrap();
        let catalog = Catalog::embedded().unwrap();
        let assessment = Assessment::new("Musterstadt", jiff::civil::date(2026, 11, 1), &catalog);
        save(config.path(), &Session::example(assessment.clone())).unwrap();
        let copy = find(config.path()).unwrap();
        assert_eq!(File::open(&copy).unwrap().1, assessment);
        assert_eq!(find(config.path()), None);
    }
}
