//! Maßnahmen: the plan as a table to sort, filter and group; owner, due date and status are changed in place.

mod copying;
mod detail;
mod model;
mod state;
mod table;
mod title_cell;

use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{Id, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2};
use lucide_icons::Icon;

use self::copying::copied;
use crate::app::context::Cx;
use crate::app::parts::field_id;
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    ComboStyle, FieldStyle, at_right, button, card, chip, choose, follow_focus, icon, icon_button, labelled, muted,
    primary_button, title,
};
use wiba_core::analysis::PlanItem;
use wiba_core::assessment::{About, Target};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::Settings;
use wiba_core::desk::table_view::{Filter, Group, TableView};

pub use model::{Row, rows};
pub use state::State;

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    ui.horizontal_wrapped(|ui| {
        title(ui, "Maßnahmen");
        let pending = cx.findings.pending().len();
        muted(ui, format!("{} im Plan, davon {pending} zu tun", cx.findings.plan.len()));
    });
    if cx.findings.plan.is_empty() {
        muted(ui, "Der Plan ist leer. Jede Frage mit der Antwort Nein kommt mit einem Vorschlag hierher.");
        ui.add_space(space::XS);
        out.append(own_measure(state, ui));
        if cx.findings.score.overall.open > 0 && primary_button(ui, "Offene Fragen beantworten").clicked() {
            out.push(Command::Go(Route::Questions(Scope::Open)));
        }
        return out;
    }
    let mut view = cx.settings.measures;
    out.append(tools(state, &mut view, ui, cx));
    let full = ui.available_rect_before_wrap();
    let wide = full.width() >= 940.0;
    let open = state.open.and_then(|target| cx.findings.item_of(target));
    // What has left the plan has no details; what has just been added, and is to be shown, is not in it yet.
    if open.is_none() && state.reveal.is_none() {
        state.open = None;
    }
    // What is chosen is copied by key; with text selected, egui copies that.
    let label = ui.ctx().plugin::<LabelSelectionState>().lock().has_selection();
    if !state.chosen.is_empty() && !cx.covered && !label && !ui.ctx().text_edit_focused() && keys::take_copy(ui) {
        let is_chosen = |item: &&PlanItem| item.target().is_some_and(|target| state.chosen.contains(&target));
        out.push(Command::Copy(copied(cx.findings.plan.iter().filter(is_chosen))));
    }
    // What has left the plan can be put together with nothing.
    state.chosen.retain(|target| cx.findings.item_of(*target).is_some_and(|item| item.target() == Some(*target)));
    let chosen = state.chosen.len() > 1;
    let show = open.is_some() || chosen;
    let left_end = if show && wide { full.right() - 320.0 - space::L } else { full.right() };
    let bottom = if show && !wide { full.bottom() - (full.height() * 0.5).min(300.0) } else { full.bottom() };
    let mut left = ui.new_child(
        UiBuilder::new().id_salt("table").max_rect(Rect::from_min_max(full.min, pos2(left_end, bottom - space::S))),
    );
    out.append(card(&mut left, |ui| table::ui(state, &mut view, ui, cx)).inner);
    if show {
        let place = if wide {
            Rect::from_min_max(pos2(left_end + space::L, full.top()), full.max)
        } else {
            Rect::from_min_max(pos2(full.left(), bottom), full.max)
        };
        let mut side = ui.new_child(UiBuilder::new().id_salt("detail").max_rect(place));
        // Another measure begins at its top.
        ScrollArea::vertical().id_salt(("detail", state.open)).auto_shrink([false, false]).show(&mut side, |ui| {
            if chosen {
                out.append(detail::merge(state, ui, cx));
            } else if let Some(item) = open {
                out.append(detail::ui(state, ui, cx, item));
            }
            follow_focus(ui, ui.min_rect());
        });
    }
    ui.allocate_rect(full, Sense::hover());
    if view != cx.settings.measures {
        out.push(Command::Set(Box::new(Settings { measures: view, ..cx.settings.clone() })));
    }
    out
}

/// A measure that closes no question, e.g. „Leitlinie schreiben“.
fn own_measure(state: &mut State, ui: &mut Ui) -> Commands {
    let mut out = Commands::default();
    let tip = "Eine Maßnahme, die zu keiner Frage gehört, z. B. „Leitlinie schreiben“";
    if button(ui, format!("{} Eigene Maßnahme", icon(Icon::Plus))).on_hover_text(tip).clicked() {
        let id = wiba_core::assessment::Id::random();
        out.push(Command::Apply(Intent::OwnMeasure(id, About::Whole)));
        state.open = Some(Target::Own(id));
        state.reveal = state.open;
        state.needle.clear();
        ui.memory_mut(|memory| memory.request_focus(field_id(Field::MeasureTitle(Target::Own(id)))));
    }
    out
}

fn tools(state: &mut State, view: &mut TableView, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    ui.horizontal_wrapped(|ui| {
        for filter in Filter::ALL {
            let count = cx.findings.plan.iter().filter(|item| filter.keeps(item, cx.today())).count();
            if chip(ui, view.filter == filter, &format!("{} {count}", filter.label())).clicked() {
                view.filter = filter;
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let width = (ui.available_width() - 516.0).clamp(120.0, 280.0);
        let look = FieldStyle::line("Maßnahmen filtern").bare().hint("Titel, Frage oder Verantwortliche").width(width);
        labelled(ui, Id::unique("measure-filter"), &mut state.needle, look);
        out.append(own_measure(state, ui));
        at_right(ui, |ui| {
            let tokens = theme::tokens(ui);
            ui.label(theme::text("Gruppieren", eframe::egui::TextStyle::Small, tokens.muted));
            let all = Group::ALL.map(|group| (group, group.label()));
            if let Some(group) = choose(ui, "group", &all, view.group, ComboStyle::new("Gruppieren", 196.0)) {
                view.group = group;
            }
            if icon_button(ui, Icon::Copy, "Tabelle kopieren").clicked() {
                let shown = rows(&cx.findings.plan, cx.catalog, *view, &state.needle, cx.today());
                let items = shown.iter().filter_map(|row| match row {
                    Row::Item(place) => cx.findings.plan.get(*place),
                    Row::Group(..) => None,
                });
                out.push(Command::Copy(copied(items)));
            }
        });
    });
    out
}
