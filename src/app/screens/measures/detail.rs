//! The details of a measure, and putting several together.

use eframe::egui::{Align, Layout, TextStyle, Ui};
use lucide_icons::Icon;

use super::State;
use super::model::key;
use crate::app::context::Cx;
use crate::app::parts::{date_field, field, finish_offer, missing, status};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    FieldStyle, button, card, icon_button, link, muted, primary_button, right_to_left, small_muted, strong,
};
use wiba_core::analysis::{PlanItem, percent};
use wiba_core::assessment::MeasureStatus;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::wording::number;

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, item: &PlanItem) -> Commands {
    let mut out = Commands::default();
    let Some(id) = key(item) else { return out };
    card(ui, |ui| {
        ui.horizontal(|ui| {
            right_to_left(ui, |ui| {
                if icon_button(ui, Icon::X, "Einzelheiten schließen").clicked() {
                    state.open = None;
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    strong(ui, format!("Maßnahme {}", item.rank));
                });
            });
        });
        ui.label(theme::text(&item.title, theme::strong(), theme::tokens(ui).text));
        small_muted(ui, &item.reason);
        missing(ui, item);
        for (index, step) in item.steps.iter().enumerate() {
            ui.label(format!("{}. {step}", index + 1));
        }
        out.append(finish_offer(ui, item));
        field(ui, cx, Field::Owner(id), FieldStyle::line("Verantwortlich").hint("Person oder Stelle"));
        date_field(ui, cx, Field::Due(id), FieldStyle::line("Frist"));
        let width = ui.available_width();
        status(ui, id, item.status, width, &mut out);
        if item.status == MeasureStatus::Discarded {
            field(ui, cx, Field::StatusNote(id), FieldStyle::text("Warum verworfen?", 2));
        }
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
        questions(ui, cx, item, &mut out);
    });
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
        && button(ui, "Wieder trennen").on_hover_text("Jede Frage bekommt wieder ihre eigene Maßnahme").clicked()
    {
        out.push(Command::Apply(Intent::Separate(id)));
    }
}

pub(super) fn merge(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let items: Vec<&PlanItem> =
        cx.findings.plan.iter().filter(|item| key(item).is_some_and(|id| state.chosen.contains(&id))).collect();
    card(ui, |ui| {
        strong(ui, format!("{} Maßnahmen zusammenfassen", items.len()));
        let count: usize = items.iter().map(|item| item.questions.len()).sum();
        let counts = cx.findings.score.overall;
        let after = percent(counts.yes + count, counts.rated());
        muted(ui, format!("Die neue Maßnahme schließt {count} Fragen:"));
        for item in &items {
            let ids: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
            ui.label(theme::text(
                format!("{} {}", ids.join(", "), item.title),
                TextStyle::Body,
                theme::tokens(ui).text,
            ));
        }
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
        ui.horizontal_wrapped(|ui| {
            if primary_button(ui, "Zusammenfassen").clicked() {
                let questions = items.iter().flat_map(|item| item.questions.iter().copied()).collect();
                let title = items.first().map(|item| item.title.clone()).unwrap_or_default();
                out.push(Command::Apply(Intent::Merge(questions, title)));
                state.open = items.iter().filter_map(|item| key(item)).min();
                state.chosen.clear();
            }
            if button(ui, "Auswahl aufheben").clicked() {
                state.chosen.clear();
            }
        });
    });
    out
}
