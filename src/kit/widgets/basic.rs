//! Buttons, pills and words.

use eframe::egui::accesskit::Role;
use eframe::egui::{Button, Color32, CornerRadius, Response, RichText, Sense, Stroke, TextStyle, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use crate::kit::theme::{self, radius, space};

/// An icon as a piece of text.
pub fn icon(icon: Icon) -> String {
    char::from(icon).to_string()
}

/// The title of a screen.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    if ui.layout().is_vertical() {
        // As high as where something stands beside it: titles do not jump from screen to screen.
        return ui.horizontal_wrapped(|ui| title(ui, text)).inner;
    }
    let tokens = theme::tokens(ui);
    let text = text.into();
    let response = ui.label(theme::text(text.clone(), TextStyle::Heading, tokens.text));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &text));
    response
}

/// The title of a card.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(theme::text(text, theme::strong(), theme::tokens(ui).text))
}

/// Secondary text.
pub fn muted(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(theme::text(text, TextStyle::Body, theme::tokens(ui).muted))
}

/// Small secondary text.
pub fn small_muted(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(theme::text(text, TextStyle::Small, theme::tokens(ui).muted))
}

/// The one action of a screen.
pub fn primary_button(ui: &mut Ui, text: impl Into<String>) -> Response {
    let tokens = theme::tokens(ui);
    let text = theme::text(text, theme::strong(), tokens.on_primary);
    ui.add(Button::new(text).fill(tokens.primary).stroke(Stroke::new(1.0, tokens.primary)).min_size(vec2(0.0, 32.0)))
}

/// Any other action.
pub fn button(ui: &mut Ui, text: impl Into<String>) -> Response {
    let tokens = theme::tokens(ui);
    ui.add(Button::new(theme::text(text, TextStyle::Body, tokens.text)).min_size(vec2(0.0, 32.0)))
}

/// Width of a button with an icon only.
pub const ICON_BUTTON: f32 = 40.0;

/// A button with an icon only; `name` says what it does.
pub fn icon_button(ui: &mut Ui, sign: Icon, name: &str) -> Response {
    let tokens = theme::tokens(ui);
    let enabled = ui.is_enabled();
    let text = RichText::new(icon(sign)).size(16.0).color(if enabled { tokens.text } else { tokens.muted });
    let response = ui.add(Button::new(text).min_size(vec2(ICON_BUTTON, 32.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response.on_hover_text(name)
}

/// Text that leads somewhere.
pub fn link(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.link(theme::text(text, TextStyle::Body, theme::tokens(ui).primary))
}

/// A small rounded label.
pub fn pill(ui: &mut Ui, text: impl Into<String>, color: Color32) -> Response {
    let tokens = theme::tokens(ui);
    let text = text.into();
    let galley = ui.painter().layout_no_wrap(text.clone(), TextStyle::Small.resolve(ui.style()), color);
    let size = galley.size() + vec2(18.0, 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let border = if color == tokens.muted { tokens.line } else { color };
        let round = CornerRadius::same(11);
        ui.painter().rect(rect, round, tokens.surface, Stroke::new(1.0, border), eframe::egui::StrokeKind::Inside);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    response
}

/// A choice among a few, shown as a rounded button.
pub fn chip(ui: &mut Ui, selected: bool, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let (style, color) = if selected { (theme::strong(), tokens.primary) } else { (TextStyle::Body, tokens.text) };
    let fill = if selected { tokens.soft } else { tokens.surface };
    let response = ui.add(
        Button::new(theme::text(text, style, color))
            .fill(fill)
            .min_size(vec2(0.0, 30.0))
            .corner_radius(radius::CONTROL),
    );
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, text));
    response
}

/// A key as it stands on the keyboard.
pub fn keycap(ui: &mut Ui, key: &str) -> Response {
    let tokens = theme::tokens(ui);
    let galley = ui.painter().layout_no_wrap(key.to_owned(), TextStyle::Small.resolve(ui.style()), tokens.muted);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(10.0, 4.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        let stroke = Stroke::new(1.0, tokens.line);
        ui.painter().rect(rect, 4, tokens.surface, stroke, eframe::egui::StrokeKind::Inside);
        ui.painter().hline(rect.shrink2(vec2(3.0, 0.0)).x_range(), rect.bottom() + 0.5, stroke);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tokens.muted);
    }
    response
}

/// A heading that folds what follows in and out; returns whether it was clicked.
pub fn fold(ui: &mut Ui, open: bool, text: &str, key: &str) -> bool {
    let tokens = theme::tokens(ui);
    let mut clicked = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS + 2.0;
        let sign = icon(if open { Icon::ChevronDown } else { Icon::ChevronRight });
        let label = theme::text(format!("{sign} {text}"), theme::strong(), tokens.text);
        let response = ui.add(Button::new(label).frame(false));
        response.widget_info(|| {
            WidgetInfo::selected(
                Role::Button,
                true,
                open,
                format!("{text} ({})", if open { "ausgeklappt" } else { "eingeklappt" }),
            )
        });
        clicked = response.clicked();
        if !key.is_empty() {
            keycap(ui, key);
        }
    });
    clicked
}
