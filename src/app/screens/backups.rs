//! The dated backups of the open file: which there are, and what differs in one before anything is replaced.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::{self, Ui};

use crate::app::parts::{from_to, line_list};
use crate::kit::widgets::{ComboStyle, button, choose, dialog, muted, primary_button, small_muted, strong};
use wiba_core::assessment::{Assessment, states_compared};
use wiba_core::store::backups::{Backup, Contents};
use wiba_core::wording::date;
use wiba_core::wording::number::count;

/// How many may be kept of each file; the command line takes any number.
const NUMBERS: [usize; 6] = [5, 10, 20, 50, 100, 200];

/// What is shown.
#[derive(Default)]
pub struct State {
    /// The latest first; `None` while they are looked for.
    pub all: Option<Vec<(Backup, Contents)>>,
    /// The one that is looked into.
    pub chosen: Option<Chosen>,
    /// How many are kept of each file.
    pub kept: usize,
    /// They are not of the open file, but of this one, which cannot be opened: one can only be written to a file of its own.
    pub of: Option<Lost>,
}

/// A file that cannot be opened.
#[derive(Debug, Clone)]
pub struct Lost {
    /// Where it is.
    pub path: PathBuf,
    /// Why not.
    pub reason: String,
}

/// A backup that is looked into.
pub struct Chosen {
    /// Which.
    pub backup: Backup,
    /// What it holds, as far as that is known.
    pub inside: Inside,
}

/// What a backup holds.
pub enum Inside {
    /// It is being read, or its password is asked for.
    Reading,
    /// It cannot be read: why, and what to do.
    Unreadable(String, String),
    /// This state.
    State(Box<Seen>),
}

/// A state that was read, beside the one that is open.
pub struct Seen {
    /// The state.
    pub then: Assessment,
    /// Of which state of the file the lines are.
    revision: u64,
    /// What differs; `None` if the two are in different rounds.
    lines: Option<Vec<[String; 3]>>,
}

impl Seen {
    /// Compares a state with what the file holds.
    pub fn new(then: Assessment, now: &Assessment, revision: u64) -> Self {
        let lines = states_compared(now, &then);
        Self { then, revision, lines }
    }

    /// Compares anew if the file has changed since.
    pub fn refresh(&mut self, now: &Assessment, revision: u64) {
        if self.revision != revision {
            *self = Self::new(self.then.clone(), now, revision);
        }
    }
}

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To leave it.
    Close,
    /// To go back to the list.
    Back,
    /// To look into one.
    Look(Backup),
    /// To make the open file what it was in the chosen one.
    Restore,
    /// To write the chosen one to a file of its own.
    Copy(Backup),
    /// To keep so many of each file.
    Keep(usize),
}

/// „26.11.2026, 14:02 Uhr“.
pub fn time(backup: &Backup) -> String {
    format!("{}, {} Uhr", date::short(backup.at.date()), date::clock(backup.at))
}

/// Paints it, and says what the user wants. With `read_only` nothing can be restored.
pub fn ui(state: &State, ctx: &egui::Context, read_only: bool) -> Option<Wish> {
    let mut wish = None;
    let close = dialog(ctx, "backups", 860.0, |ui| {
        wish = match &state.chosen {
            None => list(ui, state),
            Some(chosen) => inside(ui, chosen, read_only),
        };
    });
    wish.or(close.then_some(Wish::Close))
}

fn list(ui: &mut Ui, state: &State) -> Option<Wish> {
    let mut wish = None;
    match &state.of {
        None => {
            strong(ui, "Frühere Stände dieser Datei");
            muted(
                ui,
                "Sicherungen auf diesem PC: eine von jedem Tag, an dem gespeichert wurde, und eine vor jedem Einlesen, Zusammenführen und Wiederherstellen.",
            );
        }
        Some(Lost { path, reason }) => {
            strong(ui, format!("„{}“ lässt sich nicht öffnen", path.display()));
            ui.label(reason);
            muted(
                ui,
                "Von dieser Datei liegen frühere Stände vor, der neueste zuerst. Einen davon als neue Datei speichern und öffnen:",
            );
        }
    }
    match state.all.as_deref() {
        None => drop(small_muted(ui, "Wird gesucht …")),
        Some([]) => drop(ui.label("Von dieser Datei gibt es auf diesem PC noch keine Sicherung.")),
        Some(all) => line_list(ui, "backups-list", 1, all.len(), |ui, place| {
            let Some((backup, contents)) = all.get(place) else { return };
            ui.horizontal(|ui| {
                if button(ui, time(backup)).clicked() {
                    let lost = state.of.is_some();
                    wish = Some(if lost { Wish::Copy(backup.clone()) } else { Wish::Look(backup.clone()) });
                }
                muted(ui, about(backup, *contents, state.of.is_some()));
            });
        }),
    }
    if state.of.is_none() {
        ui.horizontal_wrapped(|ui| {
            ui.label("Aufheben von jeder Datei:");
            let numbers = NUMBERS.into_iter().chain([state.kept]).collect::<BTreeSet<_>>();
            let all: Vec<(usize, String)> =
                numbers.into_iter().map(|number| (number, count(number, "Stand", "Stände"))).collect();
            let all: Vec<(usize, &str)> = all.iter().map(|(number, words)| (*number, words.as_str())).collect();
            let look = ComboStyle::new("Aufheben von jeder Datei", 130.0);
            wish = choose(ui, "kept", &all, state.kept, look).map(Wish::Keep).or(wish.take());
        });
        small_muted(ui, "Was darüber hinausgeht, wird mit der nächsten Sicherung gelöscht, die ältesten zuerst.");
    }
    if primary_button(ui, "Schließen").clicked() {
        wish = Some(Wish::Close);
    }
    wish
}

/// What is known of one. Of a file that is `lost` there is no password to try.
fn about(backup: &Backup, contents: Contents, lost: bool) -> String {
    let answers = match contents {
        Contents { answers: Some(answers), .. } => Some(count(answers, "Antwort", "Antworten")),
        Contents { sealed: true, .. } => (!lost).then(|| "mit anderem Passwort".to_owned()),
        Contents { .. } => Some("nicht lesbar".to_owned()),
    };
    let size = format!("{} kB", backup.bytes.div_ceil(1000));
    let sealed = contents.sealed.then(|| "verschlüsselt".to_owned());
    answers.into_iter().chain([size]).chain(sealed).collect::<Vec<_>>().join(", ")
}

fn inside(ui: &mut Ui, chosen: &Chosen, read_only: bool) -> Option<Wish> {
    let mut wish = None;
    let mut differs = false;
    strong(ui, format!("Stand vom {}", time(&chosen.backup)));
    match &chosen.inside {
        Inside::Reading => drop(small_muted(ui, "Wird gelesen …")),
        Inside::Unreadable(message, hint) => {
            ui.label(message);
            small_muted(ui, hint);
        }
        Inside::State(seen) => differs = differences(ui, seen),
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled_ui(differs && !read_only, |ui| primary_button(ui, "Wiederherstellen")).inner.clicked() {
            wish = Some(Wish::Restore);
        }
        if button(ui, "Als Kopie speichern …").clicked() {
            wish = Some(Wish::Copy(chosen.backup.clone()));
        }
        if button(ui, "Zurück zur Liste").clicked() {
            wish = Some(Wish::Back);
        }
    });
    wish
}

/// What differs; whether anything can be restored.
fn differences(ui: &mut Ui, seen: &Seen) -> bool {
    let Some(lines) = &seen.lines else {
        ui.label("Dieser Stand ist aus einer anderen Erhebung. Als Kopie lässt er sich ansehen.");
        return false;
    };
    if lines.is_empty() {
        ui.label("Dieser Stand enthält dasselbe wie die Datei jetzt.");
        return false;
    }
    muted(ui, format!("{} anders als jetzt", count(lines.len(), "Angabe ist", "Angaben sind")));
    line_list(ui, "backup-lines", 2, lines.len(), |ui, place| {
        let Some([name, now, then]) = lines.get(place) else { return };
        ui.label(name);
        from_to(ui, &format!("jetzt {now}"), &format!("damals {then}"));
    });
    small_muted(ui, "Wiederherstellen ist ein Schritt, der sich zurücknehmen lässt; der Verlauf behält alles.");
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_lost_file_nothing_is_said_of_a_password_that_nobody_has_tried() {
        let at = jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0);
        let backup = Backup { path: PathBuf::new(), at, bytes: 19_001 };
        let sealed = Contents { sealed: true, answers: None };
        assert_eq!(about(&backup, sealed, true), "20 kB, verschlüsselt");
        assert_eq!(about(&backup, sealed, false), "mit anderem Passwort, 20 kB, verschlüsselt");
        let plain = |answers| Contents { sealed: false, answers };
        assert_eq!(about(&backup, plain(Some(1)), true), "1 Antwort, 20 kB");
        assert_eq!(about(&backup, plain(None), true), "nicht lesbar, 20 kB");
    }
}
