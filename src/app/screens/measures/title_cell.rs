//! What a measure is: its title, what it closes, and the menu that it has.

use eframe::egui::{Align2, Rect, Response, TextStyle, Ui, vec2};
use lucide_icons::Icon;

use super::copying::copied;
use crate::app::context::Cx;
use crate::app::parts::field_fault;
use crate::kit::theme;
use crate::kit::widgets::{icon, menu_entry, paint_text, paint_two_lines, row};
use wiba_core::analysis::PlanItem;
use wiba_core::assessment::MeasureStatus;
use wiba_core::desk::command::{Command, Commands, Several};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::wording::date;

/// Two lines of title and one below.
pub(super) const HEIGHT: f32 = 58.0;

/// The title in two lines, and below it the questions, with what has no column of its own.
pub(super) fn title_cell(
    ui: &mut Ui,
    cx: &Cx<'_>,
    item: &PlanItem,
    open: bool,
    wide: bool,
    out: &mut Commands,
) -> bool {
    let tokens = theme::tokens(ui);
    let closes = closes(item);
    let overdue = item.overdue(cx.today());
    let (rect, response) = row(ui, HEIGHT - 2.0, open, || format!("{}, {closes}", item.title));
    let part = |top: f32, height: f32| Rect::from_min_size(rect.min + vec2(2.0, top), vec2(rect.width() - 4.0, height));
    let ink = if item.status.is_pending() { tokens.text } else { tokens.muted };
    let mut cut = paint_two_lines(ui, part(2.0, 36.0), &item.title, TextStyle::Body, ink);
    let mut told = vec![closes.clone()];
    told.extend(item.steps_done().map(|done| format!("{done} von {} Schritten", item.own_steps.len())));
    if !wide {
        told.extend(Some(item.owner.clone()).filter(|owner| !owner.is_empty()));
        told.extend(item.due.map(|due| format!("Frist {}", date::short(due))));
    }
    let fault = item.target().and_then(|id| field_fault(cx, Field::Due(id)));
    let (detail, color) = if let Some(fault) = fault {
        (format!("{} Frist nicht gespeichert: {fault}", icon(Icon::TriangleAlert)), tokens.no)
    } else if overdue {
        (format!("{} überfällig · {}", icon(Icon::TriangleAlert), told.join(" · ")), tokens.warn)
    } else {
        (told.join(" · "), tokens.muted)
    };
    cut |= paint_text(ui, part(38.0, 17.0), &detail, TextStyle::Small, color, Align2::LEFT_CENTER);
    let clicked = response.clicked();
    menu(&response, item, out);
    if cut {
        response.on_hover_text(format!("{}\n{detail}", item.title));
    }
    clicked
}

/// What the right mouse button offers.
fn menu(response: &Response, item: &PlanItem, out: &mut Commands) {
    let Some(target) = item.target() else { return };
    response.context_menu(|ui| {
        if menu_entry(ui, "Einzelheiten") {
            out.push(Command::ShowMeasure(target));
        }
        for id in &item.questions {
            if menu_entry(ui, &format!("Zur Frage {id}")) {
                out.push(Command::Show(*id));
            }
        }
        for status in MeasureStatus::ALL.into_iter().filter(|status| *status != item.status) {
            if menu_entry(ui, &format!("Status: {}", status.label())) {
                out.push(Command::Apply(Intent::Status(target, status)));
            }
        }
        if menu_entry(ui, "Für diese Maßnahme festlegen …") {
            out.push(Command::ChooseForMany(vec![target], Several::Measures));
        }
        ui.separator();
        if menu_entry(ui, "Maßnahme kopieren") {
            out.push(Command::Copy(copied(std::iter::once(item))));
        }
    });
}

/// The questions that a measure closes, or what one's own is for.
fn closes(item: &PlanItem) -> String {
    let ids: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
    match ids.as_slice() {
        [] => item.reason.clone(),
        [one] => format!("Frage {one}"),
        some => format!("Fragen {}", some.join(", ")),
    }
}
