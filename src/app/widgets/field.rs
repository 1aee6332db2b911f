//! Text fields that hold what is being typed until it is taken over.

use eframe::egui::{Align2, Id, Margin, Response, RichText, TextEdit, TextStyle, Ui, vec2};
use lucide_icons::Icon;

use super::basic::{icon, icon_button};
use super::calendar;
use crate::app::context::Cx;
use crate::app::drafts::Field;
use crate::app::theme::{self, space};
use wiba_core::wording::date;

/// How a field looks and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Its name, above it and for screen readers.
    pub name: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// Lines; one cannot take a line break.
    pub rows: usize,
    /// Width in points.
    pub width: f32,
    /// Whether the name is shown above.
    pub label: bool,
}

impl<'a> Look<'a> {
    /// A line of text over the whole width, with its name above.
    pub fn line(name: &'a str) -> Self {
        Self { name, hint: "", rows: 1, width: f32::INFINITY, label: true }
    }

    /// Several lines.
    pub fn text(name: &'a str, rows: usize) -> Self {
        Self { rows, ..Self::line(name) }
    }

    /// With a hint.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// With a width.
    pub fn width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Without its name above, e.g. in a table.
    pub fn bare(self) -> Self {
        Self { label: false, ..self }
    }
}

/// The id of a field, to give it the focus.
pub fn id(field: Field) -> Id {
    Id::unique(("draft", field))
}

/// A field of the file. Its text goes to the drafts; nothing is changed here.
pub fn field(ui: &mut Ui, cx: &Cx<'_>, field: Field, look: Look<'_>) -> Response {
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

/// A text field with its name.
pub fn labelled(ui: &mut Ui, id: Id, text: &mut String, look: Look<'_>) -> Response {
    let tokens = theme::tokens(ui);
    if look.label {
        ui.label(theme::text(look.name, TextStyle::Small, tokens.muted));
        ui.add_space(-space::XS);
    }
    let hint = RichText::new(look.hint.to_owned()).color(tokens.muted);
    let edit = if look.rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
    let width = if look.width.is_finite() { look.width } else { ui.available_width() };
    let response = ui.add(
        edit.id(id)
            .hint_text(hint)
            .desired_rows(look.rows)
            .desired_width(width)
            .align(if look.rows > 1 { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
            .margin(Margin::symmetric(10, 6))
            .min_size(vec2(0.0, 32.0)),
    );
    let name = look.name.to_owned();
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// A date: typed, or picked from a calendar.
pub fn date_field(ui: &mut Ui, cx: &Cx<'_>, what: Field, look: Look<'_>) -> Response {
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
            let inner = Look { width: width - button - space::XS, label: false, ..look }.hint("TT.MM.JJJJ");
            let response = ui.vertical(|ui| field(ui, cx, what, inner)).inner;
            let open = icon_button(ui, Icon::Calendar, &format!("{}: Kalender", look.name));
            let chosen = date::parse(&cx.drafts.borrow().text(what, cx.assessment));
            if let Some(day) = calendar::popup(&open, chosen, cx.today()) {
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
