//! Nachweise: what shows that an answer is true.

use eframe::egui::{Id, TextStyle, Ui};
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::app::parts::{adding, date_field, field, follow_added};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, add_link, at_right, icon, icon_button, link, small_muted, two_columns};
use wiba_core::catalog::Question;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::fundort::{self, Fundort};
use wiba_core::desk::intent::Intent;

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let id = question.id;
    let items = &cx.assessment.round.answer(id).evidence;
    ui.label(theme::text("Nachweise", TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    for (index, item) in items.iter().enumerate() {
        ui.push_id(item.id, |ui| {
            let name = format!("Nachweis {}", index + 1);
            // From what it is, Tab leads to where it is: nobody types into a button.
            let look = FieldStyle::line(&name).bare().hint("Was ist es?");
            field(ui, cx, Field::EvidenceTitle(id, item.id), look);
            let place = format!("Fundort von {name}");
            let look = FieldStyle::line(&place).bare().hint("Fundort: Datei, Verweis oder Schrank");
            field(ui, cx, Field::EvidencePlace(id, item.id), look);
            if cx.missing.contains(&item.place) {
                let words =
                    format!("{} Die Datei ist nicht da oder das Laufwerk nicht verbunden.", icon(Icon::TriangleAlert));
                ui.label(theme::text(words, TextStyle::Small, theme::tokens(ui).warn));
            }
            ui.horizontal_wrapped(|ui| {
                if link(ui, "Datei wählen …").clicked() {
                    out.push(Command::ChooseEvidence(id, item.id));
                }
                if fundort::read(&item.place, cx.path) != Fundort::Words && link(ui, "Öffnen").clicked() {
                    out.push(Command::OpenEvidence(item.place.clone()));
                }
                at_right(ui, |ui| {
                    if icon_button(ui, Icon::Trash2, &format!("{name} entfernen")).clicked() {
                        out.push(Command::Apply(Intent::RemoveEvidence(id, item.id)));
                    }
                });
            });
            let half = (ui.available_width() - space::S) * 0.5;
            let names = [format!("{name} vom"), format!("{name} gültig bis")];
            two_columns(
                ui,
                half,
                // A whole date and its calendar.
                160.0,
                |ui| date_field(ui, cx, Field::EvidenceDate(id, item.id), FieldStyle::line(&names[0])),
                |ui| date_field(ui, cx, Field::EvidenceValidUntil(id, item.id), FieldStyle::line(&names[1])),
            );
        });
    }
    let list = Id::unique("evidence").with(id);
    follow_added(ui, list, items.iter().map(|item| (item.id, Field::EvidenceTitle(id, item.id), item.title.clone())));
    let add = |title: &str| Command::Apply(Intent::AddEvidence(id, title.to_owned()));
    let missing: Vec<&String> =
        question.evidence.iter().filter(|text| !items.iter().any(|item| item.title == **text)).collect();
    if !missing.is_empty() {
        small_muted(ui, "Vorschläge zum Übernehmen:");
    }
    for text in missing {
        if add_link(ui, text).clicked() {
            out.push(add(text));
        }
    }
    if add_link(ui, "Eigener Nachweis").clicked() {
        adding(ui, list, items.iter().map(|item| item.id));
        out.push(add("Nachweis"));
    }
    out
}
