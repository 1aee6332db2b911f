//! What stands in the place of everything that only the file of a Kommune has, while a part of it is open.

use eframe::egui::Ui;

use crate::app::context::Cx;
use crate::kit::theme::space;
use crate::kit::widgets::{card, muted, primary_button, title};
use wiba_core::analysis::next_open;
use wiba_core::assessment::Part;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::wording::number::count;

/// Paints it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, part: &Part) -> Commands {
    let mut out = Commands::default();
    title(ui, "Ein Teil der Fragen");
    card(ui, |ui| {
        let whom = if part.to.trim().is_empty() { String::new() } else { format!(" für {}", part.to.trim()) };
        let questions = count(part.questions.len(), "Frage", "Fragen");
        ui.label(format!("Diese Datei ist ein Teil: {questions} von „{}“{whom}.", cx.assessment.kommune.name));
        let overall = cx.findings.score.overall;
        ui.label(format!("{} von {} beantwortet.", overall.answered(), overall.total()));
        muted(
            ui,
            "Antworten, Maßstab, Notizen, Begründungen und Nachweise werden gespeichert wie sonst auch. Danach die Datei \
             zurückgeben: „Antworten einlesen …“ übernimmt sie in die Datei der Kommune. Maßnahmen, Profil, Bericht und \
             Stammdaten gibt es nur dort.",
        );
        let kommune = &cx.assessment.kommune;
        let who: Vec<&str> =
            [kommune.isb.trim(), kommune.isb_email.trim()].into_iter().filter(|it| !it.is_empty()).collect();
        if !who.is_empty() {
            muted(ui, format!("Zurück an: {}", who.join(", ")));
        }
        ui.add_space(space::S);
        match next_open(cx.catalog, &cx.assessment.round, None) {
            Some(open) => {
                if primary_button(ui, "Fragen beantworten").clicked() {
                    out.push(Command::ShowIn(Scope::Open, open));
                }
            }
            None => {
                if let Some(list) = cx.catalog.checklists.first()
                    && primary_button(ui, "Antworten ansehen").clicked()
                {
                    out.push(Command::Go(Route::Questions(Scope::Checklist(list.number))));
                }
            }
        }
    });
    out
}
