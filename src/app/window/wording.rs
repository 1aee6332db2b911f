//! The official wording that the user has taken in on this PC, and what the open file asks in it.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use super::Window;
use super::jobs::waker;
use super::outcome::{Outcome, Problem};
use wiba_core::catalog::{Catalog, Official};
use wiba_core::desk::jobs::{Progress, Steps};
use wiba_core::exchange::{self, Wording, cures};
use wiba_core::store::{keep_official, read_foreign, read_official, remove_official};
use wiba_core::wording::date;
use wiba_core::wording::number::count;

const READING: Steps =
    Steps { name: "Wortlaut wird gelesen", words: &["Datei wird geprüft", "Texte werden übernommen"] };

impl Window {
    /// Reads what was taken in before.
    pub(super) fn read_wording(&mut self) {
        match read_official(&self.data) {
            Ok(official) => self.official = official,
            Err(error) => self.fault(&error),
        }
        self.load_catalog();
    }

    /// Asks what the open file asks, in the words that the user wants.
    pub(super) fn load_catalog(&mut self) {
        let worded = match self.settings.official_wording && !self.official.is_empty() {
            true => Arc::new(self.whole.in_wording(&self.official)),
            false => self.whole.clone(),
        };
        let part = self.session.as_ref().and_then(|session| match session.assessment().asks(&worded) {
            Cow::Owned(part) => Some(Arc::new(part)),
            Cow::Borrowed(_) => None,
        });
        self.catalog = part.unwrap_or(worded);
        // What was made with other words is made anew.
        self.findings = None;
        self.screens.report.job = Default::default();
        self.screens.report.saved = None;
        self.overlays.finder = Default::default();
        self.screens.questions.refresh();
    }

    /// Takes the wording out of a file that the user chose.
    pub(super) fn take_wording(&mut self, ctx: &egui::Context, path: PathBuf) {
        let (catalog, day) = (self.whole.clone(), (self.clock)().date());
        self.jobs.start(waker(ctx), READING, move |progress| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let source = format!("„{name}“, eingelesen am {}", date::short(day));
            read(&path, &source, &catalog, progress)
        });
    }

    /// Keeps it, and says what it is.
    pub(super) fn worded(&mut self, wording: Wording) {
        let Wording { official, not_understood } = wording;
        let mut told = Vec::new();
        if !official.questions.texts.is_empty() {
            told.push(count(official.questions.texts.len(), "Frage im Wortlaut", "Fragen im Wortlaut"));
        }
        if !official.mapping.is_empty() {
            told.push(format!("Zuordnung für {}", count(official.mapping.len(), "Frage", "Fragen")));
        }
        // Another window may have taken in something since.
        let mut known = read_official(&self.data).unwrap_or_else(|_| self.official.clone());
        known.add(official);
        if let Err(error) = keep_official(&self.data, &known) {
            self.fault(&error);
            return;
        }
        self.official = known;
        self.load_catalog();
        self.toasts.say(format!("Eingelesen: {}", told.join(", ")));
        if !not_understood.is_empty() {
            let lines: Vec<String> = not_understood.iter().take(5).map(ToString::to_string).collect();
            let more = not_understood.len().saturating_sub(lines.len());
            let more = if more > 0 { format!("\n… und {more} weitere") } else { String::new() };
            self.toasts.fault(format!("Nicht zu verstehen:\n{}{more}", lines.join("\n")), cures(&not_understood));
        }
    }

    /// Our words again.
    pub(super) fn remove_wording(&mut self) {
        match remove_official(&self.data) {
            Ok(_) => {
                self.official = Official::default();
                self.load_catalog();
                self.toasts.say("Der amtliche Wortlaut ist von diesem PC entfernt");
            }
            Err(error) => self.fault(&error),
        }
    }
}

fn read(path: &std::path::Path, source: &str, catalog: &Catalog, progress: &Progress) -> Outcome {
    let failed = |message: String, hint: String| Outcome::Failed(Problem { message, hint });
    let bytes = match read_foreign(path) {
        Ok(bytes) => bytes,
        Err(error) => return failed(error.to_string(), error.hint().to_owned()),
    };
    match exchange::read_wording(&bytes, source, catalog) {
        Ok(_) if !progress.advance(1) => Outcome::Stopped,
        Ok(wording) => Outcome::Worded(Box::new(wording)),
        Err(error) => failed(format!("Kein Wortlaut übernommen. {error}"), cures(error.faults())),
    }
}
