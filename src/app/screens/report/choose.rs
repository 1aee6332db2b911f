//! Which report, where it goes, and its contents to jump by.

use std::path::PathBuf;

use eframe::egui::{Align2, ComboBox, Id, TextStyle, Ui};
use lucide_icons::Icon;

use super::{Order, State, Then};
use crate::app::command::{Command, Commands};
use crate::app::context::Cx;
use crate::app::screens::start::documents;
use crate::app::theme::{self, space};
use crate::app::widgets::{Look, button, card, icon, labelled, paint_text, primary_button, row, small_muted, strong};
use crate::catalog::Contact;
use crate::report::{self, Kind};

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Was soll gedruckt werden?");
        for kind in [Kind::Full, Kind::Management, Kind::Measures, Kind::Profile, Kind::Questionnaire] {
            if ui.radio(state.kind == kind, kind.label()).clicked() {
                state.kind = kind;
                state.preview.jump(0, 0.0);
            }
        }
        options(state, ui, cx);
    });
    ui.add_space(space::S);
    card(ui, |ui| out.append(save(state, ui, cx)));
    ui.add_space(space::S);
    contents(state, ui);
    out
}

fn options(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) {
    match state.kind {
        Kind::Full => {
            ui.checkbox(&mut state.with_explanations, "Mit Erläuterungen der Fragen");
        }
        Kind::Questionnaire => {
            ui.checkbox(&mut state.prefilled, "Mit den jetzigen Antworten");
            let contact = state.contact.map_or("alle", Contact::label);
            let response = ComboBox::from_id_salt("contact")
                .selected_text(format!("Fragen an: {contact}"))
                .width(ui.available_width() - space::S)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut state.contact, None, "alle");
                    for contact in Contact::ALL {
                        ui.selectable_value(&mut state.contact, Some(contact), contact.label());
                    }
                })
                .response;
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Fragen an"));
            let list = state.checklist.and_then(|number| cx.catalog.checklist(number));
            let shown = list.map_or("alle Checklisten", |list| list.short.as_str());
            let response = ComboBox::from_id_salt("checklist")
                .selected_text(shown)
                .width(ui.available_width() - space::S)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut state.checklist, None, "alle Checklisten");
                    for list in cx.catalog.in_working_order() {
                        ui.selectable_value(&mut state.checklist, Some(list.number), &list.title);
                    }
                })
                .response;
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Checkliste"));
        }
        _ => {}
    }
}

fn save(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let options = state.options(cx.today());
    let folder = cx.path.and_then(|path| path.parent()).map_or_else(documents, std::path::Path::to_owned);
    let name = report::file_name(&cx.assessment.kommune, &options);
    let proposal = folder.join(&name).display().to_string();
    // The path follows the choice until the user writes another.
    if state.path.is_empty() || state.path == state.proposed {
        state.path.clone_from(&proposal);
    }
    state.proposed = proposal;
    labelled(ui, Id::unique("report-path"), &mut state.path, Look::line("PDF-Datei"));
    let path = PathBuf::from(state.path.trim());
    if path.exists() {
        small_muted(ui, "Die vorhandene Datei wird ersetzt.");
    }
    let order = |then: Then| Command::Report(Order { options, path: path.clone(), then });
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, "PDF speichern").clicked() {
            out.push(order(Then::Save));
        }
        if button(ui, "Speichern unter …").clicked() {
            out.push(Command::ChooseReport(name.clone()));
        }
        if button(ui, format!("{} Öffnen", icon(Icon::ExternalLink))).clicked() {
            out.push(order(Then::Open));
        }
        if button(ui, format!("{} Drucken", icon(Icon::Printer))).clicked() {
            out.push(order(Then::Print));
        }
    });
    out
}

fn contents(state: &mut State, ui: &mut Ui) {
    let Some((_, layout)) = &state.pages else { return };
    if layout.outline.is_empty() {
        return;
    }
    let layout = layout.clone();
    card(ui, |ui| {
        strong(ui, "Inhalt");
        ui.spacing_mut().item_spacing.y = 0.0;
        for entry in layout.outline.iter().filter(|entry| entry.level <= 2) {
            let (rect, response) = row(ui, 24.0, false, || format!("{}, Seite {}", entry.title, entry.page + 1));
            if ui.is_rect_visible(rect) {
                let tokens = theme::tokens(ui);
                let left = if entry.level == 1 { 4.0 } else { 18.0 };
                let style = if entry.level == 1 { theme::strong() } else { TextStyle::Body };
                let mut place = rect.shrink2(eframe::egui::vec2(4.0, 0.0));
                place.min.x = rect.left() + left;
                place.max.x -= 30.0;
                paint_text(ui, place, &entry.title, style, tokens.text, Align2::LEFT_CENTER);
                let number = (entry.page + 1).to_string();
                let inner = rect.shrink2(eframe::egui::vec2(4.0, 0.0));
                paint_text(ui, inner, &number, TextStyle::Body, tokens.muted, Align2::RIGHT_CENTER);
            }
            if response.clicked() {
                state.preview.jump(entry.page, entry.y);
            }
        }
    });
}
