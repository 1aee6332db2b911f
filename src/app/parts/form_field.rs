//! The fields of the file: they hold what is being typed until it is taken over.

use eframe::egui::{Context, Id, Response, TextStyle, Ui, UiBuilder};
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, ICON_BUTTON, Proof, calendar, fault, icon_button, labelled};
use wiba_core::desk::drafts::{Drafts, Field};
use wiba_core::wording::date::{self, Nearest};

/// The id of a field, to give it the focus.
pub fn id(field: Field) -> Id {
    Id::unique(("draft", field))
}

/// Which year is meant where somebody leaves it out; `None` if the field holds no date.
fn nearest(field: Field) -> Option<Nearest> {
    match field {
        Field::Due(_) | Field::AskUntil(_) | Field::EvidenceValidUntil(..) => Some(Nearest::Next),
        Field::EvidenceDate(..) | Field::ParticipantDate(_) => Some(Nearest::Last),
        _ => None,
    }
}

/// What is wrong with what stands in a field.
pub fn field_fault(cx: &Cx<'_>, field: Field) -> Option<String> {
    let drafts = cx.drafts.borrow();
    let fault = drafts.fault(field, cx.assessment)?;
    match nearest(field) {
        // A day without a year gets it when the field is left.
        Some(nearest) => {
            let read = date::read(&drafts.text(field, cx.assessment), cx.today(), nearest);
            read.err().map(|fault| fault.to_string())
        }
        None => Some(fault.to_owned()),
    }
}

/// A field of the file. Its text goes to the drafts; nothing is changed here.
pub fn field(ui: &mut Ui, cx: &Cx<'_>, field: Field, look: FieldStyle<'_>) -> Response {
    let mut text = cx.drafts.borrow().text(field, cx.assessment);
    let look = match field {
        Field::Owner(_) | Field::Ask(_) | Field::Participant(_) | Field::Leitung | Field::Isb => look.suggest(cx.names),
        _ if field.is_free_text() && look.rows > 1 => look.proofread(cx.speller.map(|speller| speller as &dyn Proof)),
        _ => look,
    };
    let response = labelled(ui, id(field), &mut text, look);
    let mut drafts = cx.drafts.borrow_mut();
    if response.changed() {
        drafts.typed(field, text, cx.time);
    } else if !response.has_focus() {
        leave(&mut drafts, cx, field);
    }
    drop(drafts);
    if let Some(message) = field_fault(cx, field) {
        fault(ui, &response, look, &message);
    }
    response
}

/// A field is left: what stands in it is what is meant, a day without a year the nearest one.
fn leave(drafts: &mut Drafts, cx: &Cx<'_>, field: Field) {
    if let Some(nearest) = nearest(field)
        && drafts.fault(field, cx.assessment).is_some()
        && let Ok(day) = date::read(&drafts.text(field, cx.assessment), cx.today(), nearest)
    {
        drafts.typed(field, date::short(day), cx.time);
    }
    drafts.left(field);
}

/// Leaves all fields that have lost the focus, also where they are not painted any more: on another screen, or in a row
/// that has been scrolled away.
pub fn leave_fields(ctx: &Context, cx: &Cx<'_>) {
    let mut drafts = cx.drafts.borrow_mut();
    for field in drafts.fields() {
        if !ctx.memory(|memory| memory.has_focus(id(field))) {
            leave(&mut drafts, cx, field);
        }
    }
}

/// A date: typed, or picked from a calendar.
pub fn date_field(ui: &mut Ui, cx: &Cx<'_>, what: Field, look: FieldStyle<'_>) -> Response {
    let width = if look.width.is_finite() { look.width } else { ui.available_width() };
    ui.vertical(|ui| {
        ui.set_width(width);
        if look.label {
            ui.label(theme::text(look.name, TextStyle::Small, theme::tokens(ui).muted));
            ui.add_space(-space::XS);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let inner = FieldStyle { width: width - ICON_BUTTON - space::XS, label: false, ..look }.hint("TT.MM.JJJJ");
            // What is wrong stands below the field, and moves nothing beside it.
            let column = |ui: &mut Ui| {
                ui.set_max_width(inner.width);
                field(ui, cx, what, inner)
            };
            let response = ui.vertical(column).inner;
            // Known by the field, not by its place: a hint that comes or goes above does not take the focus from it.
            let own = UiBuilder::new().scope_id(id(what).with("calendar"));
            let name = format!("{}: Kalender", look.name);
            let open = ui.scope_builder(own, |ui| icon_button(ui, Icon::Calendar, &name)).inner;
            let typed = cx.drafts.borrow().text(what, cx.assessment);
            let chosen = date::read(&typed, cx.today(), nearest(what).unwrap_or(Nearest::Next)).ok();
            if let Some(day) = calendar(&open, chosen, cx.today()) {
                let mut drafts = cx.drafts.borrow_mut();
                drafts.typed(what, date::short(day), cx.time);
                drafts.left(what);
            }
            response
        })
        .inner
    })
    .inner
}
