//! Text fields with their names.

use eframe::egui::{Align2, Id, Margin, Response, RichText, TextEdit, TextStyle, Ui, vec2};

use crate::kit::theme::{self, space};

/// How a field looks and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct FieldStyle<'a> {
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

impl<'a> FieldStyle<'a> {
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

/// A text field with its name.
pub fn labelled(ui: &mut Ui, id: Id, text: &mut String, look: FieldStyle<'_>) -> Response {
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
