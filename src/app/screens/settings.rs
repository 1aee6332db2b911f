//! Einstellungen: theme, contrast, text scale, name. They belong to the user, not to the Kommune.

use eframe::egui::{Id, Ui};

use crate::app::parts::{appearance, choice, scale};
use crate::kit::theme::space;
use crate::kit::widgets::{FieldStyle, button, card, check, labelled, muted, small_muted, strong, title};
use wiba_core::catalog::{Catalog, Official, RequirementId};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::settings::{Motion, MoveOn, Settings};
use wiba_core::wording::number::count;

/// Paints the screen. `spelling`: what is to be said about the dictionary.
pub fn ui(ui: &mut Ui, settings: &Settings, spelling: &str, official: &Official, catalog: &Catalog) -> Commands {
    let mut out = Commands::default();
    let mut new = settings.clone();
    title(ui, "Einstellungen");
    muted(ui, "Gelten für diese Person an diesem PC. In der Datei der Kommune steht davon nur der Name.");
    ui.add_space(space::XS);
    card(ui, |ui| {
        strong(ui, "Person");
        labelled(
            ui,
            Id::unique("user"),
            &mut new.user,
            FieldStyle::line("Name für den Verlauf").hint(&settings.author()),
        );
        small_muted(ui, "Steht bei jeder Änderung im Verlauf der Datei.");
    });
    ui.add_space(space::S);
    card(ui, |ui| {
        strong(ui, "Darstellung");
        appearance(ui, &mut new);
        scale(ui, &mut new);
        choice(ui, "Animationen", &Motion::ALL, &mut new.motion, |motion| motion.label().to_owned());
    });
    ui.add_space(space::S);
    card(ui, |ui| {
        strong(ui, "Arbeiten");
        choice(ui, "Zur nächsten Frage", &MoveOn::ALL, &mut new.move_on, |when| when.label().to_owned());
        check(ui, &mut new.list, "Checklisten als Liste öffnen");
        check(ui, &mut new.explanation, "Erläuterungen ausklappen");
        check(ui, &mut new.spelling, "Rechtschreibung in Notizen prüfen");
        small_muted(ui, spelling);
        choice(ui, "Fragen je Sitzung", &[10, 15, 20, 30, 40, 60], &mut new.sitting, |count| count.to_string());
    });
    ui.add_space(space::S);
    card(ui, |ui| {
        strong(ui, "Zuletzt geöffnete Dateien");
        check(ui, &mut new.remembers, "Auf der Startseite zeigen");
        small_muted(ui, "Gemerkt werden Ort, Name der Kommune und Bearbeitungsstand, nur für diese Anmeldung.");
        let empty = new.recent.is_empty();
        if ui.add_enabled_ui(!empty, |ui| button(ui, "Liste leeren")).inner.clicked() || !new.remembers {
            new.recent.clear();
        }
    });
    ui.add_space(space::S);
    out.append(wording(ui, &mut new, official, catalog));
    if new != *settings {
        out.push(Command::Set(Box::new(new)));
    }
    out
}

/// The official wording: what is there, and whether it is used.
fn wording(ui: &mut Ui, settings: &mut Settings, official: &Official, catalog: &Catalog) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Amtlicher Wortlaut");
        if official.is_empty() {
            muted(
                ui,
                "Die Fragen stehen in eigenen Worten da. Aus dem eigenen Excel-Tool oder den Checklisten des BSI lassen sich \
                 ihre Texte einlesen; sie bleiben auf diesem PC.",
            );
        } else {
            check(ui, &mut settings.official_wording, "Fragen und Hilfen im amtlichen Wortlaut zeigen und drucken");
        }
        let questions = official.questions.texts.len();
        if questions > 0 {
            let all = catalog.questions().count();
            small_muted(ui, format!("{questions} von {all} Fragen, aus {}.", official.questions.sources()));
        }
        if !official.mapping.is_empty() {
            let asked = count(official.mapping.len(), "Frage", "Fragen");
            small_muted(ui, format!("Zuordnung zu Anforderungen: {asked}, aus {}.", official.requirements.sources()));
            let differences = official.differences(catalog);
            let told = count(differences.len(), "Frage", "Fragen");
            small_muted(ui, format!("Anders als eingebaut: {told}. Gezählt wird nach dem eingebauten Katalog."));
            for difference in &differences {
                let ids = |ids: &[RequirementId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                let mut parts = Vec::new();
                if !difference.added.is_empty() {
                    parts.push(format!("nur dort {}", ids(&difference.added)));
                }
                if !difference.missing.is_empty() {
                    parts.push(format!("nur eingebaut {}", ids(&difference.missing)));
                }
                small_muted(ui, format!("{}: {}", difference.question, parts.join(", ")));
            }
        }
        ui.horizontal_wrapped(|ui| {
            if button(ui, "Wortlaut einlesen …").clicked() {
                out.push(Command::ChooseWording);
            }
            if !official.is_empty() && button(ui, "Wortlaut entfernen").clicked() {
                out.push(Command::RemoveWording);
            }
        });
    });
    out
}
