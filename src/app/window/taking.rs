//! Answers from a foreign file: read beside the window, shown, and taken over in one step.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::Window;
use super::jobs::waker;
use super::opener::Opener;
use super::outcome::{Outcome, Problem};
use super::password::Then;
use crate::app::screens::taking::{self, Wish};
use wiba_core::catalog::Catalog;
use wiba_core::desk::drafts::Which;
use wiba_core::desk::jobs::{Progress, Steps};
use wiba_core::desk::session::Session;
use wiba_core::exchange::{self, ImportError, Proposal, Relation};
use wiba_core::store::disk::System;
use wiba_core::store::{self, EXTENSION, File, SealFault, StoreError};
use wiba_core::wording::number::count;

const READING: Steps =
    Steps { name: "Antworten werden gelesen", words: &["Datei wird geprüft", "Antworten werden verglichen"] };

/// Endings of files in which answers may stand; also of those that are not read: then somebody says what to do with them.
pub(super) const ENDINGS: &[&str] = &[
    "xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "ods", "docx", "docm", "dotx", "dotm", "doc", "odt", "zip", "pdf",
    "csv", "txt", EXTENSION, COPY,
];
/// Those of Office and of archives of its documents.
pub(super) const OFFICE: &[&str] =
    &["xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "ods", "docx", "docm", "dotx", "dotm", "doc", "odt", "zip"];
/// That of most copies for an office.
const COPY: &str = "age";

impl Window {
    /// Reads a file that the user chose or dropped.
    pub(super) fn import(&mut self, ctx: &egui::Context, path: PathBuf) {
        if let Some(words) = self.decide_first() {
            self.toasts.say(words);
            return;
        }
        let seal = self.session.as_ref().and_then(Session::seal).cloned();
        self.import_with(ctx, path, Opener::Seal(seal));
    }

    /// What is said instead of reading a file while another one is shown: what has been decided about that stays.
    pub(super) fn decide_first(&self) -> Option<String> {
        let state = self.taking.as_ref()?;
        Some(format!("Zuerst entscheiden, was aus „{}“ übernommen wird.", state.source))
    }

    pub(super) fn import_with(&mut self, ctx: &egui::Context, path: PathBuf, opener: Opener) {
        let catalog = self.catalog.clone();
        self.jobs.start(waker(ctx), READING, move |progress| read(path, &opener, &catalog, progress));
    }

    /// Asks for what opens a file with answers.
    pub(super) fn ask_to_open_answers(&mut self, path: PathBuf, needed: SealFault) {
        match needed {
            SealFault::NeedsKey => self.ask_key(path, Then::TakeAnswers),
            _ => self.ask_to_unlock(&path, Then::TakeAnswers),
        }
    }

    /// Forgets answers that are being read or shown: they were meant for the file that goes now.
    pub(super) fn forget_import(&mut self) {
        self.jobs.forget(READING);
        self.taking = None;
        self.forget_merge();
        self.backups = None;
        self.beside.clear();
    }

    /// Whether a file is a part of the open one: then its answers are meant.
    pub(super) fn is_part_of_open(&self, path: &Path) -> bool {
        let part = store::part_of(path);
        part.is_some() && part == self.session.as_ref().map(|session| session.assessment().id)
    }

    /// Shows what has been read, unless there is nothing to decide.
    pub(super) fn show_import(&mut self, source: String, proposal: Proposal, time: f64) {
        self.take_drafts(Which::FreeText, time);
        let Some(session) = &self.session else { return };
        if let Err(error) = proposal.belongs_to(session.assessment().id) {
            self.toasts.fault(format!("Nichts übernommen. {error}"), error.hint());
            return;
        }
        let preview = proposal.against(&session.assessment().round, &self.catalog);
        let equal = preview.count(Relation::Equal);
        if proposal.not_understood.is_empty() && equal == preview.questions.len() {
            let told = match equal {
                0 => "Darin ist nichts beantwortet.".to_owned(),
                1 => "Die Antwort auf eine Frage ist schon so eingetragen.".to_owned(),
                equal => format!("Die Antworten auf {equal} Fragen sind schon so eingetragen."),
            };
            self.toasts.say(format!("Nichts zu übernehmen: {told}"));
            // It is back all the same, unless it has come back as it went out.
            if equal > 0 {
                let settled = proposal.settled(&session.assessment().round);
                self.edit(settled, time);
            }
            return;
        }
        let (round, revision) = (&session.assessment().round, session.revision());
        self.taking = Some(taking::State::new(source, proposal, round, revision, &self.catalog));
    }

    /// Shows the preview, and takes over what the user has decided.
    pub(super) fn ask_taking(&mut self, ctx: &egui::Context, time: f64) {
        let (Some(state), Some(session)) = (&mut self.taking, &self.session) else { return };
        if state.revision != session.revision() {
            state.preview = state.proposal.against(&session.assessment().round, &self.catalog);
            state.revision = session.revision();
        }
        match taking::ui(state, ctx) {
            Some(Wish::GiveUp) => self.taking = None,
            Some(Wish::Take) => {
                let mut edits = state.preview.edits(|question, field| state.replaced.contains(&(question, field)));
                let (answers, others) = state.taken();
                // What only settles a part is called by that.
                let taken = Some(answers + others).filter(|taken| *taken > 0);
                let name = taken.map(|taken| format!("{} eingelesen", count(taken, "Angabe", "Angaben")));
                edits.extend(state.proposal.settled(&session.assessment().round));
                self.taking = None;
                self.back_up_next(time);
                if self.edit_as(name.as_deref(), edits, time) {
                    self.say_undoable(&taken_words((answers, others)));
                }
            }
            None => {}
        }
    }
}

/// Whether answers may stand in a file, by its ending; one of ours is opened, whatever it is encrypted with.
pub(super) fn may_answer(path: &Path) -> bool {
    let is = |known: &str| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(known));
    ENDINGS.iter().any(|known| is(known)) && !is(EXTENSION) && !is(COPY)
}

/// Faults of a file that are told; the rest is counted.
const TOLD: usize = 5;

fn read(path: PathBuf, opener: &Opener, catalog: &Catalog, progress: &Progress) -> Outcome {
    let failed = |message: String, hint: String| Outcome::Failed(Problem { message, hint });
    let proposal = match proposal(&path, opener, catalog) {
        Ok(proposal) => proposal.and_then(Proposal::whole),
        Err(StoreError::Seal { fault: needed @ (SealFault::Locked | SealFault::NeedsKey), .. }) => {
            return Outcome::AnswersLocked(path, needed);
        }
        Err(error) => return failed(error.to_string(), error.hint().to_owned()),
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match proposal {
        Ok(_) if !progress.advance(1) => Outcome::Stopped,
        Ok(proposal) => Outcome::Read(name, Box::new(proposal)),
        Err(error) => failed(format!("Nichts übernommen aus „{name}“. {}", error.first(TOLD)), error.hint()),
    }
}

/// What a file says, once it has been read and opened.
fn proposal(path: &Path, opener: &Opener, catalog: &Catalog) -> Result<Result<Proposal, ImportError>, StoreError> {
    let bytes = store::read_foreign(path)?;
    if !store::is_encrypted(&bytes) {
        return Ok(exchange::read_file(path, &bytes, catalog));
    }
    let part = match opener {
        Opener::Key(key) => store::read_for_office(path, key)?,
        Opener::Seal(seal) => File::open_with(Arc::new(System), path, seal.as_ref())?.1,
    };
    Ok(exchange::answered(&part, catalog))
}

/// „Übernommen: 3 Antworten und 2 weitere Angaben.“
fn taken_words((answers, others): (usize, usize)) -> String {
    let mut what = Vec::new();
    if answers > 0 {
        what.push(count(answers, "Antwort", "Antworten"));
    }
    match (answers, others) {
        (0, 0) => return "Nichts übernommen, die Fragen sind als erledigt vermerkt.".to_owned(),
        (_, 0) => {}
        (0, _) => what.push(count(others, "Angabe", "Angaben")),
        _ => what.push(count(others, "weitere Angabe", "weitere Angaben")),
    }
    format!("Übernommen: {}.", what.join(" und "))
}
