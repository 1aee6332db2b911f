//! The fields of the file: they hold what is being typed until it is taken over.

use eframe::egui::{Id, Response, TextStyle, Ui};
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, calendar, icon, icon_button, labelled};
use wiba_core::desk::drafts::Field;
use wiba_core::wording::date;

/// The id of a field, to give it the focus.
pub fn id(field: Field) -> Id {
    Id::unique(("draft", field))
}

/// A field of the file. Its text goes to the drafts; nothing is changed here.
pub fn field(ui: &mut Ui, cx: &Cx<'_>, field: Field, look: FieldStyle<'_>) -> Response {
    let mut text = cx.drafts.borrow().text(field, cx.assessment);
    let response = labelled(ui, id(field), &mut text, look);
    let mut drafts = cx.drafts.borrow_mut();
    if response.changed() {
        drafts.typed(field, text, cx.time);
    } else if !response.has_focus() {
        drafts.left(field);
    }
    if let Some(fault) = drafts.fault(field, cx.assessment) {
        drop(drafts);
        let tokens = theme::tokens(ui);
        let message = format!("{} {fault}", icon(Icon::TriangleAlert));
        ui.label(theme::text(message, TextStyle::Small, tokens.no));
    }
    response
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
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let button = 36.0;
            let inner = FieldStyle { width: width - button - space::XS, label: false, ..look }.hint("TT.MM.JJJJ");
            let response = ui.vertical(|ui| field(ui, cx, what, inner)).inner;
            let open = icon_button(ui, Icon::Calendar, &format!("{}: Kalender", look.name));
            let chosen = date::parse(&cx.drafts.borrow().text(what, cx.assessment));
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
