//! File dialogs: asked, and what follows from the file that was chosen.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::Window;
use super::purpose::{PathPrompt, Purpose};
use super::taking::{ENDINGS, OFFICE};
use crate::app::dialogs::{Answer, Ask};
use crate::app::parts::file_name;
use crate::app::screens::start::documents;
use wiba_core::assessment::Logo;
use wiba_core::desk::command::{Command, Commands, Export};
use wiba_core::desk::fundort;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::jobs::Poll;
use wiba_core::desk::session::Session;
use wiba_core::exchange::{LOGO_BYTES, logo_from_picture};
use wiba_core::store::disk::{Disk, System};
use wiba_core::store::{EXTENSION, StoreError, with_ending};

impl Window {
    pub(super) fn ask(&mut self, ctx: &egui::Context, purpose: Purpose, title: &str, save_as: Option<String>) {
        let folder = self.session.as_ref().and_then(Session::path).and_then(Path::parent).map(Path::to_owned);
        let kind = match purpose {
            Purpose::Report(_) => ("PDF-Datei", &["pdf"][..]),
            Purpose::Evidence(..) => ("Alle Dateien", &["*"][..]),
            Purpose::Answers => ("Datei mit Antworten", ENDINGS),
            // A copy for an office mostly ends as age files do.
            Purpose::Open | Purpose::Version => ("WiBA-Datei", &[EXTENSION, "age"][..]),
            Purpose::Key(..) => ("Schlüsseldatei", &["txt", "key", "age", "*"][..]),
            // What is not read is offered all the same: then somebody says what to do with it.
            Purpose::Original => ("Excel-Arbeitsmappe", &["xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "ods"][..]),
            Purpose::Export(ref job) => match job.ending() {
                "csv" => ("CSV-Tabelle", &["csv"][..]),
                "xlsm" => ("Excel-Arbeitsmappe mit Makros", &["xlsm"][..]),
                _ => ("Excel-Arbeitsmappe", &["xlsx"][..]),
            },
            Purpose::Wording => ("Excel-Tool, Checklisten oder Zuordnung des BSI", OFFICE),
            Purpose::HandOut(ref job) => (job.label(), job.endings()),
            Purpose::Logo => ("Bild", &["png", "jpg", "jpeg", "svg"][..]),
            _ => ("WiBA-Datei", &[EXTENSION][..]),
        };
        let near = folder.clone().unwrap_or_else(|| documents().to_owned());
        let proposal = save_as.as_ref().map_or_else(|| near.clone(), |name| near.join(name));
        self.suggested = (title.to_owned(), proposal.display().to_string());
        let ask = Ask { title: title.to_owned(), kind, save_as, folder };
        let ctx = ctx.clone();
        self.asked = Some((purpose, self.dialogs.ask(ask, Box::new(move || ctx.request_repaint()))));
    }

    pub(super) fn ask_save_as(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let name = file_name(&session.assessment().kommune.name);
        self.ask(ctx, Purpose::SaveAs, "Speichern unter", Some(name));
    }

    /// What the user chose in a file dialog.
    pub(super) fn answers_of_dialogs(&mut self, ctx: &egui::Context, time: f64) -> Commands {
        let mut out = Commands::default();
        let Some((purpose, job)) = self.asked.take() else { return out };
        let path = match job.poll() {
            Poll::Done(Answer::Chosen(path)) => path,
            Poll::Done(Answer::GivenUp) => return out,
            Poll::Done(Answer::NoDialog) | Poll::Lost => {
                let (title, proposal) = std::mem::take(&mut self.suggested);
                self.path_prompt = Some(PathPrompt { purpose, title, text: proposal, fresh: true, missing: false });
                return out;
            }
            Poll::Running => {
                self.asked = Some((purpose, job));
                return out;
            }
        };
        out.append(self.chosen(ctx, purpose, path, true, time));
        out
    }

    /// A file was chosen: in the system's dialog, which asks before it replaces one, or by its path.
    pub(super) fn chosen(
        &mut self,
        ctx: &egui::Context,
        purpose: Purpose,
        path: PathBuf,
        by_dialog: bool,
        time: f64,
    ) -> Commands {
        let mut out = Commands::default();
        match purpose {
            Purpose::Open => out.push(Command::Open(path)),
            Purpose::New => self.screens.start.path = with_ending(&path, EXTENSION).display().to_string(),
            Purpose::SaveAs => {
                let (path, confirmed) = named(&path, EXTENSION);
                self.save_as(ctx, &path, confirmed && by_dialog, time);
            }
            Purpose::Logo => match logo(&path) {
                Ok(logo) => out.push(Command::Apply(Intent::Logo(Some(logo)))),
                Err((message, hint)) => self.toasts.fault(message, hint.to_owned()),
            },
            Purpose::Evidence(question, id) => {
                let file = self.session.as_ref().and_then(Session::path);
                let place = fundort::written(&path, file);
                out.push(Command::Apply(Intent::EvidencePlace(question, id, place)));
            }
            Purpose::Answers => self.import(ctx, path),
            Purpose::Version => self.merge_with(ctx, path),
            Purpose::BackupCopy(backup) => self.copy_backup(ctx, &backup, &path),
            Purpose::Key(copy, then) => self.use_key(ctx, copy, then, &path, time),
            Purpose::Original => self.export(ctx, Export::ToolCopy, Some(path)),
            Purpose::Export(job) => {
                let (path, confirmed) = named(&path, job.ending());
                self.write_export(ctx, job, path, confirmed && by_dialog);
            }
            Purpose::Wording => self.take_wording(ctx, path),
            Purpose::HandOut(job) => {
                let (path, confirmed) = named(&path, job.ending());
                self.write_hand_out(ctx, job, path, confirmed && by_dialog);
            }
            Purpose::Report(job) => {
                let (path, confirmed) = named(&path, "pdf");
                self.write_report(ctx, job, path, confirmed && by_dialog);
            }
        }
        out
    }
}

/// The name that a file gets, and whether the system's dialog has asked about that very name: it knows nothing of an
/// ending that is added afterwards.
fn named(path: &Path, ending: &str) -> (PathBuf, bool) {
    let named = with_ending(path, ending);
    let confirmed = named == path;
    (named, confirmed)
}

/// A picture file as a logo, or what is wrong with it.
fn logo(path: &Path) -> Result<Logo, (String, &'static str)> {
    let read = || {
        let stat = System.stat(path)?;
        stat.must_be_ordinary()?;
        System.read(path, LOGO_BYTES + 1)
    };
    let bytes = read().map_err(|error| {
        let error = StoreError::read(path, error);
        (error.to_string(), error.hint())
    })?;
    logo_from_picture(&bytes).map_err(|error| (error.to_string(), error.hint()))
}
