//! The choice: which report, its date and options, and what to do with it.

use std::collections::BTreeSet;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::day_field::DayField;
use super::{KINDS, Saved, State, choice};
use crate::app::context::Cx;
use crate::kit::theme::{self, radius, space};
use crate::kit::widgets::{ComboStyle, button, check, choose, icon, primary_button, right_to_left, small_muted, title};
use wiba_core::catalog::Contact;
use wiba_core::desk::command::{Command, Commands, ReportCommand, ReportKey};
use wiba_core::desk::route::Route;
use wiba_core::report::{self, Kind};

/// Paints the choice. On a narrow window it has a button that shows the pages instead.
pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, narrow: bool) -> Commands {
    let mut out = Commands::default();
    // Room for the focus ring and the scroll bar.
    eframe::egui::Frame::new().inner_margin(eframe::egui::Margin { left: 3, right: 10, top: 3, bottom: 8 }).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            if narrow {
                let response = button(ui, format!("{} Seiten zeigen", icon(Icon::FileText)));
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Seiten zeigen"));
                if response.clicked() {
                    state.folded = Some(true);
                }
            }
            kinds(state, ui);
            ui.add_space(space::XS);
            days(state, ui, cx);
            options(state, ui, cx);
            confidentiality(ui, cx, &mut out);
        },
    );
    out
}

fn kinds(state: &mut State, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for kind in KINDS {
        if kind_row(ui, kind, state.choice.kind == kind) {
            state.choice.kind = kind;
        }
    }
    ui.spacing_mut().item_spacing.y = space::S;
}

/// A kind with what it is for, as one thing to choose.
fn kind_row(ui: &mut Ui, kind: Kind, chosen: bool) -> bool {
    let tokens = theme::tokens(ui);
    let room = ui.available_width() - 42.0;
    let ink = if chosen { tokens.primary } else { tokens.text };
    let style = ui.style().clone();
    let layout = |ui: &Ui, text: &str, text_style: TextStyle, color| {
        ui.painter().layout(text.to_owned(), text_style.resolve(&style), color, room)
    };
    let name = layout(ui, kind.label(), theme::strong(), ink);
    let purpose = layout(ui, choice::purpose(kind), TextStyle::Small, tokens.muted);
    let height = name.size().y + purpose.size().y + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{}: {}", kind.label(), choice::purpose(kind)))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(if chosen { Toggled::True } else { Toggled::False });
    });
    if ui.is_rect_visible(rect) {
        if chosen || response.hovered() {
            let fill = if chosen { tokens.soft } else { tokens.soft.gamma_multiply(0.6) };
            ui.painter().rect_filled(rect, radius::CONTROL, fill);
        }
        let center = pos2(rect.left() + 18.0, rect.top() + 7.0 + name.size().y / 2.0);
        let line = eframe::egui::Stroke::new(1.5, if chosen { tokens.primary } else { tokens.muted });
        ui.painter().circle(center, 7.0, tokens.surface, line);
        if chosen {
            ui.painter().circle_filled(center, 3.5, tokens.primary);
        }
        let corner = rect.min + vec2(34.0, 7.0);
        let below = corner + vec2(0.0, name.size().y);
        ui.painter().galley(corner, name, ink);
        ui.painter().galley(below, purpose, tokens.muted);
    }
    response.clicked()
}

/// The date on the paper, and since when the summary tells what has changed.
fn days(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) {
    let today = cx.today();
    let day = DayField { name: "Datum auf dem Bericht", usual: today, back: "Heute", latest: None, today };
    state.wrong_day = day.ui(ui, &mut state.choice.date, &mut state.typed);
    if state.choice.offers_since() {
        let date = state.choice.date.unwrap_or(today);
        let since = DayField {
            name: "Entwicklung seit",
            usual: cx.assessment.round.started,
            back: "Beginn der Erhebung",
            latest: Some((date, "dem Datum auf dem Bericht")),
            today,
        };
        state.wrong_day |= since.ui(ui, &mut state.choice.since, &mut state.typed_since);
    }
}

fn options(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) {
    let choice = &mut state.choice;
    if choice.offers_explanations() {
        check(ui, &mut choice.explanations, "Erläuterungen der Fragen");
    }
    if choice.offers_owner() {
        let named: BTreeSet<&str> = cx.findings.plan.iter().map(|item| item.owner.trim()).collect();
        let mut owners = vec![(None, "Alle Verantwortlichen")];
        owners.extend(named.into_iter().filter(|owner| !owner.is_empty()).map(|owner| (Some(owner), owner)));
        if let Some(owner) = select(ui, "Maßnahmen von", &owners, choice.owner.as_deref()) {
            choice.owner = owner.map(str::to_owned);
        }
    }
    if choice.offers_without_names() {
        check(ui, &mut choice.without_names, "Ohne Namen von Personen");
    }
    if !choice.offers_selection() {
        return;
    }
    let mut contacts = vec![(None, "Alle Stellen")];
    contacts.extend(Contact::ALL.map(|contact| (Some(contact), contact.label())));
    if let Some(contact) = select(ui, "Fragen an", &contacts, choice.contact) {
        choice.contact = contact;
    }
    let mut lists = vec![(None, "Alle Checklisten")];
    lists.extend(cx.catalog.in_working_order().into_iter().map(|list| (Some(list.number), list.short.as_str())));
    if let Some(checklist) = select(ui, "Checkliste", &lists, choice.checklist) {
        choice.checklist = checklist;
    }
    check(ui, &mut choice.prefilled, "Mit den jetzigen Antworten");
    check(ui, &mut choice.fillable, "Am Bildschirm ausfüllbar");
}

fn select<T: Copy + PartialEq>(ui: &mut Ui, name: &str, all: &[(T, &str)], chosen: T) -> Option<T> {
    ui.label(theme::text(name, TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    let width = ui.available_width();
    choose(ui, name, all, chosen, ComboStyle::new(name, width))
}

fn confidentiality(ui: &mut Ui, cx: &Cx<'_>, out: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let words = choice::confidentiality(&cx.assessment.kommune);
        let response = small_muted(ui, format!("{} {words}", icon(Icon::Lock)));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        let tokens = theme::tokens(ui);
        let response = ui.link(theme::text("Ändern", TextStyle::Small, tokens.primary));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, "Vertraulichkeit in den Stammdaten ändern"));
        if response.clicked() {
            out.push(Command::Go(Route::Kommune));
        }
    });
}

/// The title and saving: always in sight above the choice.
pub(super) fn head(state: &State, ui: &mut Ui, cx: &Cx<'_>, key: &ReportKey) -> Commands {
    let mut out = Commands::default();
    let proposed = report::file_name(&cx.assessment.kommune, &key.1);
    ui.horizontal(|ui| {
        title(ui, "Bericht");
        right_to_left(ui, |ui| {
            ui.add_enabled_ui(!state.writing && !state.wrong_day, |ui| {
                let words = if state.writing { "Wird geschrieben …" } else { "Speichern unter …" };
                let response = primary_button(ui, words).on_hover_text(format!("Vorschlag: {proposed}"));
                let response = response.on_disabled_hover_text("Erst das Datum berichtigen");
                if response.clicked() {
                    out.push(Command::Report(ReportCommand::Save(key.1.clone())));
                }
            });
        });
    });
    out
}

/// The PDF that was written, and what can be done with it: always in sight below the choice, which stays where it is.
pub(super) fn done(ui: &mut Ui, Saved { key: written, path }: &Saved, key: &ReportKey) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    ui.separator();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let words = theme::text(format!("✓ {name}"), theme::strong(), tokens.yes);
    let response = ui.add(eframe::egui::Label::new(words).truncate());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Gespeichert als {name}")));
    response.on_hover_text(path.display().to_string());
    let since = match (written.1 == key.1, written.0 == key.0) {
        (true, true) => None,
        (true, false) => Some("Die Angaben haben sich seitdem geändert."),
        (false, _) => Some("Die Auswahl ist jetzt eine andere."),
    };
    if let Some(since) = since {
        let words = format!("{} {since}", icon(Icon::Info));
        ui.label(theme::text(words, TextStyle::Small, tokens.muted));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (words, hover, order) in [
            ("Öffnen", "Im Anzeigeprogramm des Systems", ReportCommand::Open(path.clone())),
            (
                "Drucken",
                "Öffnet das PDF im Anzeigeprogramm; dort mit Strg+P drucken",
                ReportCommand::Print(path.clone()),
            ),
            ("Ordner zeigen", "Im Dateimanager des Systems", ReportCommand::ShowFolder(path.clone())),
        ] {
            if button(ui, words).on_hover_text(hover).clicked() {
                out.push(Command::Report(order));
            }
        }
    });
    out
}
