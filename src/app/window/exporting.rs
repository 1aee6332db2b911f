//! The assessment written for other programs, beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::Window;
use super::export_job::{EXPORTING, ExportJob};
use super::jobs::waker;
use super::outcome::Origin;
use super::purpose::Purpose;
use crate::app::parts::file_name;
use wiba_core::desk::command::Export;
use wiba_core::exchange::{Fault, cures, has_macros};
use wiba_core::store::read_foreign;

impl Window {
    /// Asks where to write, and before that for the user's own workbook where one is needed.
    pub(super) fn export(&mut self, ctx: &egui::Context, what: Export, original: Option<PathBuf>) {
        let Some(session) = &self.session else { return };
        if what == Export::ToolCopy && original.is_none() {
            self.ask(ctx, Purpose::Original, "Eigenes Excel-Tool wählen", None);
            return;
        }
        let town = file_name(&session.assessment().kommune.name);
        let town = town.trim_end_matches(".wiba");
        let job = ExportJob {
            what,
            macros: original.as_ref().is_some_and(|path| read_foreign(path).is_ok_and(|bytes| has_macros(&bytes))),
            original,
            assessment: session.assessment().clone(),
            of: self.origin(),
            catalog: self.catalog.clone(),
            day: (self.clock)().date(),
        };
        let name = match what {
            Export::QuestionsXlsx | Export::QuestionsCsv => format!("{town} Prüffragen.{}", job.ending()),
            Export::ToolNew | Export::ToolCopy => format!("{town} WiBA.{}", job.ending()),
        };
        self.ask(ctx, Purpose::Export(Arc::new(job)), what.label(), Some(name));
    }

    /// Writes to the file that the user chose.
    pub(super) fn write_export(&mut self, ctx: &egui::Context, job: Arc<ExportJob>, path: PathBuf, replace: bool) {
        self.jobs.start(waker(ctx), EXPORTING, move |progress| job.write(path, replace, progress));
    }

    /// Says that it is written, and what has no place in it.
    pub(super) fn exported(&mut self, path: &Path, left_out: &[Fault], of: Origin) {
        self.toasts.say(format!("Gespeichert: {}", path.display()));
        if !left_out.is_empty() {
            const MOST: usize = 5;
            let mut lines: Vec<String> = left_out.iter().take(MOST).map(ToString::to_string).collect();
            if left_out.len() > MOST {
                lines.push(format!("… und {} weitere", left_out.len() - MOST));
            }
            self.toasts.fault(format!("Nicht eingetragen:\n{}", lines.join("\n")), cures(left_out));
        }
        self.tell_unsealed("Die Tabelle", of);
    }
}
