//! What the program remembers about its user, in the platform's config folder and never in a Kommune's file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::route::Place;
use super::table_view::TableView;
use crate::analysis::Fulfilment;
use crate::store::{atomic, login_name, make_private, read_ordinary};
use crate::wording::date;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Appearance {
    /// All, in the order of a selection.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "Wie das System",
            Self::Light => "Hell",
            Self::Dark => "Dunkel",
        }
    }
}

/// Whether things move on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Motion {
    /// As the system has it.
    #[default]
    System,
    /// They do.
    On,
    /// They do not.
    Off,
}

impl Motion {
    /// All, in the order of a selection.
    pub const ALL: [Self; 3] = [Self::System, Self::On, Self::Off];

    /// Whether things may move, where the system asks for less motion or not.
    pub fn allows(self, reduced: bool) -> bool {
        match self {
            Self::System => !reduced,
            Self::On => true,
            Self::Off => false,
        }
    }

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "Wie das System",
            Self::On => "An",
            Self::Off => "Aus",
        }
    }
}

/// After which answers the next question comes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum MoveOn {
    /// After each.
    Always,
    /// Only after Ja: a Nein leaves time to plan its measure.
    #[default]
    AfterYes,
    /// Never.
    Never,
}

impl MoveOn {
    /// All, in the order of a selection.
    pub const ALL: [Self; 3] = [Self::Always, Self::AfterYes, Self::Never];

    /// The German words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Always => "nach jeder Antwort",
            Self::AfterYes => "nur nach Ja",
            Self::Never => "nie",
        }
    }
}

/// A file that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// Name of the Kommune.
    pub name: String,
    /// Where its user stopped.
    #[serde(default)]
    pub place: Place,
    /// When it was open last, and how many of how many questions were answered.
    #[serde(default)]
    pub seen: Option<(DateTime, usize, usize)>,
}

impl Recent {
    /// „22.11.2026, 19 von 257 beantwortet“; empty if nothing is known.
    pub fn standing(&self) -> String {
        let words = |(at, answered, total): (DateTime, usize, usize)| {
            format!("{}, {answered} von {total} beantwortet", date::short(at.date()))
        };
        self.seen.map(words).unwrap_or_default()
    }
}

/// All that is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Name for the Verlauf; empty until asked.
    pub user: String,
    /// Theme.
    pub appearance: Appearance,
    /// High contrast.
    pub high_contrast: bool,
    /// Text scale in percent, 80–200.
    pub text_scale: u8,
    /// Whether things may move.
    pub motion: Motion,
    /// After which answers the next question comes by itself.
    pub move_on: MoveOn,
    /// Whether checklists open as a list.
    pub list: bool,
    /// Whether the explanation is folded out.
    pub explanation: bool,
    /// Whether questions stand in the official wording that was taken in.
    pub official_wording: bool,
    /// What the table of measures shows and how.
    pub measures: TableView,
    /// Only requirements with this status in the Profil.
    pub profile: Option<Fulfilment>,
    /// Whether misspelt words are marked.
    pub spelling: bool,
    /// How many questions fit into one sitting.
    pub sitting: u16,
    /// Whether the welcome was seen or skipped.
    pub welcomed: bool,
    /// Size of the window in points at a text scale of 100 %, while it is not maximised.
    pub window: Option<(f32, f32)>,
    /// Where its corner is, in pixels of the whole desktop, while it is not maximised.
    pub position: Option<(f32, f32)>,
    /// Whether it is maximised.
    pub maximized: bool,
    /// Whether the list of recent files is kept.
    pub remembers: bool,
    /// Latest first.
    pub recent: Vec<Recent>,
    /// Whether there are others on the disk that could not be read: these must not take their place.
    #[serde(skip)]
    pub unread: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            user: String::new(),
            appearance: Appearance::System,
            high_contrast: false,
            text_scale: 100,
            motion: Motion::default(),
            move_on: MoveOn::default(),
            list: false,
            explanation: true,
            official_wording: true,
            measures: TableView::default(),
            profile: None,
            spelling: true,
            sitting: 20,
            welcomed: false,
            window: None,
            position: None,
            maximized: false,
            remembers: true,
            recent: Vec::new(),
            unread: false,
        }
    }
}

const KEPT: usize = 8;
/// The sizes of text to choose from, in percent.
pub const TEXT_SCALES: [u8; 7] = [80, 90, 100, 125, 150, 175, 200];

impl Settings {
    /// Reads them. Whatever is wrong with the file, the program starts: then with the defaults. What it does not
    /// understand it keeps beside the new ones.
    pub fn load(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let mut settings = match read_ordinary(&path) {
            Ok(bytes) => understood(&bytes).unwrap_or_else(|| {
                let kept = std::fs::rename(&path, folder.join(UNREADABLE));
                Self { unread: kept.is_err(), ..Self::default() }
            }),
            Err(error) => Self { unread: error.kind() != ErrorKind::NotFound, ..Self::default() },
        };
        settings.text_scale = settings.text_scale.clamp(80, 200);
        settings.sitting = settings.sitting.clamp(1, 257);
        settings
    }

    /// Writes them.
    ///
    /// # Errors
    /// Those of the file system, or if there are some that could not be read; nothing depends on it.
    pub fn save(&self, folder: &Path) -> std::io::Result<()> {
        if self.unread {
            return Err(ErrorKind::AlreadyExists.into());
        }
        // A path that is no text cannot be written down; it must not take all the others with it.
        let recent = self.recent.iter().filter(|recent| recent.path.to_str().is_some()).cloned().collect();
        let kept = Self { recent, ..self.clone() };
        let text = ron::ser::to_string_pretty(&kept, ron::ser::PrettyConfig::new()).map_err(std::io::Error::other)?;
        make_private(folder)?;
        atomic::write(&folder.join(FILE), text.as_bytes())
    }

    /// Puts a file on top of the list, by its full path: a relative one would lead elsewhere from another folder.
    pub fn remember(&mut self, path: &Path, name: &str, place: Place) {
        if !self.remembers {
            self.recent.clear();
            return;
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let seen = self.recent.iter().find(|recent| recent.path == path).and_then(|recent| recent.seen);
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, Recent { path, name: name.to_owned(), place, seen });
        self.recent.truncate(KEPT);
    }

    /// Notes how far the file on top of the list has come.
    pub fn note_standing(&mut self, at: DateTime, answered: usize, total: usize) {
        if let Some(first) = self.recent.first_mut() {
            first.seen = Some((at, answered, total));
        }
    }

    /// Where the user of a file stopped.
    pub fn place(&self, path: &Path) -> Place {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.iter().find(|recent| recent.path == path).map(|recent| recent.place.clone()).unwrap_or_default()
    }

    /// The name for the Verlauf: the user's own, else the login of the PC.
    pub fn author(&self) -> String {
        let own = self.user.trim();
        if !own.is_empty() {
            return own.to_owned();
        }
        login_name().unwrap_or_else(|| "unbekannt".to_owned())
    }
}

const FILE: &str = "einstellungen.ron";
/// Those that this version does not understand, for whoever wants to mend them.
const UNREADABLE: &str = "einstellungen.ron.bak";

fn understood(bytes: &[u8]) -> Option<Settings> {
    let text = str::from_utf8(bytes).ok()?;
    // An editor may have put a byte order mark before it.
    ron::from_str(text.trim_start_matches('\u{feff}')).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings { text_scale: 150, user: "M. Sommer".into(), ..Settings::default() };
        settings.remember(Path::new("/a.wiba"), "Musterstadt", Place::default());
        settings.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()), settings);
    }

    #[test]
    fn who_keeps_no_list_of_recent_files_leaves_none_behind() {
        let mut settings = Settings::default();
        settings.remember(Path::new("/a.wiba"), "Musterstadt", Place::default());
        settings.remembers = false;
        settings.remember(Path::new("/b.wiba"), "Andernstadt", Place::default());
        assert_eq!(settings.recent, []);
    }

    #[test]
    fn only_the_choice_of_the_system_follows_the_system() {
        assert!(Motion::System.allows(false));
        assert!(!Motion::System.allows(true));
        assert!(Motion::On.allows(true));
        assert!(!Motion::Off.allows(false));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_no_text_does_not_keep_the_settings_from_being_saved() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings { text_scale: 150, ..Settings::default() };
        settings.remember(Path::new(std::ffi::OsStr::from_bytes(b"/\xff.wiba")), "x", Place::default());
        settings.remember(Path::new("/a.wiba"), "a", Place::default());
        settings.save(folder.path()).unwrap();
        let read = Settings::load(folder.path());
        assert_eq!((read.text_scale, read.recent.len()), (150, 1));
    }

    #[test]
    fn broken_settings_never_stop_the_start() {
        let folder = tempfile::tempdir().unwrap();
        atomic::write(&folder.path().join(FILE), b"\xff nonsense (").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        atomic::write(&folder.path().join(FILE), b"(text_scale: 7)").unwrap();
        assert_eq!(Settings::load(folder.path()).text_scale, 80);
    }

    #[test]
    fn settings_that_cannot_be_understood_are_kept_beside_the_new_ones() {
        let folder = tempfile::tempdir().unwrap();
        let old = b"(user: \"M. Sommer\", appearance: Sepia)";
        atomic::write(&folder.path().join(FILE), old).unwrap();
        Settings::load(folder.path()).save(folder.path()).unwrap();
        assert_eq!(std::fs::read(folder.path().join(UNREADABLE)).unwrap(), old);
        assert_eq!(Settings::load(folder.path()), Settings::default());
    }

    #[test]
    fn settings_that_cannot_be_read_at_the_start_are_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join(FILE);
        std::fs::create_dir(&place).unwrap();
        let settings = Settings::load(folder.path());
        std::fs::remove_dir(&place).unwrap();
        settings.save(folder.path()).unwrap_err();
        assert!(!place.exists());
    }

    #[test]
    fn the_list_of_recent_files_has_each_once_and_stays_short() {
        let mut settings = Settings::default();
        for number in 0..20 {
            settings.remember(Path::new(&format!("/{number}.wiba")), "x", Place::default());
        }
        settings.remember(Path::new("/15.wiba"), "y", Place::default());
        assert_eq!(settings.recent.len(), KEPT);
        let path = std::path::absolute("/15.wiba").unwrap(); // with a drive on Windows
        assert_eq!(settings.recent.iter().filter(|recent| recent.path == path).count(), 1);
        assert_eq!(settings.recent[0].name, "y");
    }
}
