//! The details of a measure, and putting several together.

use eframe::egui::{Align, Key, Layout, Modifiers, TextStyle, Ui};
use lucide_icons::Icon;

use super::State;
use crate::app::context::Cx;
use crate::app::parts::{date_field, field, field_id, finish_offer, hint_line, missing, status, steps};
use crate::kit::focus_return::focus_next;
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    ComboStyle, FieldStyle, ICON_BUTTON, add_link, button, card, choose, icon, icon_button, link, muted,
    primary_button, right_to_left, small_muted, steady, strong,
};
use wiba_core::analysis::{HintKind, PlanItem, percent};
use wiba_core::assessment::{About, Id, MeasureStatus, Target};
use wiba_core::desk::command::{Command, Commands, Several};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::wording::number::{self, count};

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, item: &PlanItem) -> Commands {
    let mut out = Commands::default();
    let Some(id) = item.target() else { return out };
    card(ui, |ui| {
        ui.horizontal(|ui| {
            right_to_left(ui, |ui| {
                if icon_button(ui, Icon::X, "Einzelheiten schließen").clicked() {
                    state.open = None;
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    strong(ui, format!("Maßnahme {} · {}", item.rank, item.citation()));
                });
            });
        });
        ui.label(theme::text(&item.title, theme::strong(), theme::tokens(ui).text));
        small_muted(ui, &item.reason);
        out.append(finish_offer(ui, item));
        hints(ui, cx, item);
        missing(ui, item);
        out.append(steps_ui(state, ui, cx, item));
        steady(ui, ("fields", id), |ui| fields(ui, cx, item, id, &mut out));
        match (item.about, item.id) {
            (Some(about), Some(id)) => out.append(own(ui, cx, id, about)),
            _ => questions(ui, cx, item, &mut out),
        }
    });
    out
}

/// Everything that is decided about it.
fn fields(ui: &mut Ui, cx: &Cx<'_>, item: &PlanItem, id: Target, out: &mut Commands) {
    field(ui, cx, Field::Owner(id), FieldStyle::line("Verantwortlich").hint("Person oder Stelle"));
    date_field(ui, cx, Field::Due(id), FieldStyle::line("Frist"));
    let width = ui.available_width();
    status(ui, id, item, width, out);
    let why = if item.status == MeasureStatus::Discarded { "Warum verworfen?" } else { "Zum Status" };
    field(ui, cx, Field::StatusNote(id), FieldStyle::text(why, 2));
    field(ui, cx, Field::MeasureTitle(id), FieldStyle::line("Eigener Titel").hint(&item.title));
    field(ui, cx, Field::Description(id), FieldStyle::text("Beschreibung", 3).hint("Wie wird es gemacht?"));
    let third = (ui.available_width() - 2.0 * space::S) / 3.0;
    ui.horizontal_top(|ui| {
        for (what, name) in [
            (Field::CostOnce(id), "Einmalig €"),
            (Field::CostYearly(id), "Jährlich €"),
            (Field::PersonDays(id), "Personentage"),
        ] {
            ui.vertical(|ui| {
                ui.set_width(third);
                field(ui, cx, what, FieldStyle::line(name));
            });
        }
    });
}

/// What is missing of a measure, and the field that mends it.
fn hints(ui: &mut Ui, cx: &Cx<'_>, item: &PlanItem) {
    let Some(target) = item.target() else { return };
    for hint in cx.findings.hints.iter().filter(|hint| hint.at == target.into()) {
        let (mend, field) = match hint.kind {
            HintKind::Overdue => ("Neue Frist", Field::Due(target)),
            HintKind::NoDueDate => ("Frist setzen", Field::Due(target)),
            HintKind::NoOwner => ("Verantwortliche eintragen", Field::Owner(target)),
            _ => continue,
        };
        if hint_line(ui, hint.kind, &cx.findings.hint_words(*hint, &cx.assessment.round), mend) {
            focus_next(ui.ctx(), field_id(field));
        }
    }
}

/// The steps: to tick off, or to change.
fn steps_ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, item: &PlanItem) -> Commands {
    let mut out = Commands::default();
    let Some(target) = item.target() else { return out };
    let mut add = false;
    if state.changing != Some(target) {
        out.append(steps(ui, item));
    } else {
        for (place, step) in item.own_steps.iter().enumerate() {
            ui.push_id(step.id, |ui| {
                ui.horizontal(|ui| {
                    let name = format!("Schritt {}", place + 1);
                    let width = ui.available_width() - ICON_BUTTON - space::S;
                    let look = FieldStyle::line(&name).bare().hint("Was ist zu tun?").width(width);
                    let written = Field::StepText(target, step.id);
                    let response = field(ui, cx, written, look);
                    let enter = ui.input(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
                    // Enter leads to the next one; what is empty is the end.
                    if response.lost_focus() && enter && !cx.drafts.borrow().text(written, cx.assessment).is_empty() {
                        match item.own_steps.get(place + 1) {
                            Some(next) => focus_next(ui.ctx(), field_id(Field::StepText(target, next.id))),
                            None => add = true,
                        }
                    }
                    if icon_button(ui, Icon::Trash2, &format!("{name} entfernen")).clicked() {
                        out.push(Command::Apply(Intent::RemoveStep(target, step.id)));
                    }
                });
            });
        }
    }
    ui.horizontal_wrapped(|ui| {
        if add_link(ui, "Schritt").clicked() || add {
            let step = wiba_core::assessment::Id::random();
            out.push(Command::Apply(Intent::AddStep(target, step)));
            state.changing = Some(target);
            ui.memory_mut(|memory| memory.request_focus(field_id(Field::StepText(target, step))));
        }
        let changing = state.changing == Some(target);
        if !item.own_steps.is_empty() && link(ui, if changing { "Fertig" } else { "Schritte ändern" }).clicked() {
            state.changing = (!changing).then_some(target);
        }
    });
    out
}

/// What one's own is for.
fn own(ui: &mut Ui, cx: &Cx<'_>, id: Id, about: About) -> Commands {
    let mut out = Commands::default();
    ui.separator();
    ui.label(theme::text("Gehört zu", TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    let lists = cx.catalog.in_working_order().into_iter();
    let lists = lists.map(|list| (About::Checklist(list.number), list.title.as_str()));
    let all: Vec<(About, &str)> = std::iter::once((About::Whole, "ganze Kommune")).chain(lists).collect();
    let look = ComboStyle::new("Gehört zu", ui.available_width());
    if let Some(chosen) = choose(ui, ("about", id), &all, about, look).filter(|chosen| *chosen != about) {
        out.push(Command::Apply(Intent::About(id, chosen)));
    }
    if button(ui, format!("{} Maßnahme löschen", icon(Icon::Trash2))).clicked() {
        out.push(Command::Apply(Intent::RemoveMeasure(id)));
    }
    out
}

fn questions(ui: &mut Ui, cx: &Cx<'_>, item: &PlanItem, out: &mut Commands) {
    ui.separator();
    small_muted(ui, "Schließt");
    for id in &item.questions {
        let text = cx.catalog.question(*id).map_or("", |question| question.short.as_str());
        if link(ui, format!("{id} {text}")).clicked() {
            out.push(Command::Show(*id));
        }
    }
    if let (Some(id), true) = (item.id, item.questions.len() > 1)
        && button(ui, "Wieder trennen")
            .on_hover_text("Jede Frage bekommt wieder die Maßnahme, die sie vorher hatte")
            .clicked()
    {
        out.push(Command::Apply(Intent::Separate(id)));
    }
}

pub(super) fn merge(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let items: Vec<&PlanItem> =
        cx.findings.plan.iter().filter(|item| item.target().is_some_and(|id| state.chosen.contains(&id))).collect();
    card(ui, |ui| {
        strong(ui, format!("{} ausgewählt", count(items.len(), "Maßnahme", "Maßnahmen")));
        // One's own close nothing, and stay what they are.
        let mergeable = items.iter().all(|item| item.about.is_none());
        let closed: usize = items.iter().map(|item| item.questions.len()).sum();
        if mergeable {
            muted(ui, format!("Zusammengefasst schließen sie {}:", count(closed, "Frage", "Fragen")));
        }
        for item in &items {
            let ids: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
            let words = format!("{} {}", ids.join(", "), item.title);
            ui.label(theme::text(words.trim_start(), TextStyle::Body, theme::tokens(ui).text));
        }
        if mergeable {
            let counts = cx.findings.score.overall;
            let after = percent(counts.yes + closed, counts.rated());
            muted(
                ui,
                format!(
                    "Ist sie umgesetzt, steigt der Umsetzungsgrad von {} auf {}.",
                    number::percent(counts.fulfilled_percent()),
                    number::percent(after)
                ),
            );
            small_muted(
                ui,
                "Titel und Verantwortliche kommen von der ersten, die einen Eintrag hat; die früheste Frist gilt für alle, Kosten werden addiert.",
            );
        }
        ui.horizontal_wrapped(|ui| {
            if primary_button(ui, "Für alle festlegen …").clicked() {
                out.push(Command::ChooseForMany(state.chosen.iter().copied().collect(), Several::Measures));
            }
            if mergeable && button(ui, "Zusammenfassen").clicked() {
                let questions = items.iter().flat_map(|item| item.questions.iter().copied()).collect();
                let title = items.first().map(|item| item.title.clone()).unwrap_or_default();
                out.push(Command::Apply(Intent::Merge(questions, title)));
                state.open = items.iter().filter_map(|item| item.target()).min();
                state.chosen.clear();
            }
            if button(ui, "Auswahl aufheben").clicked() {
                state.chosen.clear();
            }
        });
    });
    out
}
