//! Buttons, pills and words.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Button, Color32, CornerRadius, CursorIcon, Pos2, Response, RichText, Sense, Stroke, StrokeKind, TextStyle,
    Ui, WidgetInfo, vec2,
};
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

/// The one action of a screen. One that cannot be taken yet is a frame with its words, not a pale area that hides them.
pub fn primary_button(ui: &mut Ui, text: impl Into<String>) -> Response {
    let tokens = theme::tokens(ui);
    let (fill, line, ink) = if ui.is_enabled() {
        (tokens.primary, tokens.primary, tokens.on_primary)
    } else {
        (tokens.soft, tokens.edge, tokens.muted)
    };
    let text = theme::text(text, theme::strong(), ink);
    ui.add(Button::new(text).fill(fill).stroke(Stroke::new(1.0, line)).min_size(vec2(0.0, 32.0)))
}

/// The same where it is what Enter does as long as nothing else has the focus.
pub fn default_button(ui: &mut Ui, text: impl Into<String>) -> Response {
    let response = primary_button(ui, text);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response
}

/// Any other action.
pub fn button(ui: &mut Ui, text: impl Into<String>) -> Response {
    let tokens = theme::tokens(ui);
    let ink = if ui.is_enabled() { tokens.text } else { tokens.muted };
    ui.add(Button::new(theme::text(text, TextStyle::Body, ink)).min_size(vec2(0.0, 32.0)))
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

/// „+ …“: text that adds something. Its second line begins below the first, not below the plus.
pub fn add_link(ui: &mut Ui, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let plus = ui.painter().layout_no_wrap(icon(Icon::Plus), font.clone(), tokens.primary);
    let indent = plus.size().x + space::XS;
    let room = (ui.available_width() - indent).max(1.0);
    let words = ui.painter().layout(text.to_owned(), font, tokens.primary, room);
    let size = vec2(indent + words.size().x, words.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            for row in &words.rows {
                let line = row.rect().translate(rect.min.to_vec2() + vec2(indent, 0.0));
                ui.painter().hline(line.x_range(), line.bottom() - 1.0, Stroke::new(1.0, tokens.primary));
            }
        }
        ui.painter().galley(rect.min, plus, tokens.primary);
        ui.painter().galley(rect.min + vec2(indent, 0.0), words, tokens.primary);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// How round a pill is.
const PILL: CornerRadius = CornerRadius::same(11);

/// A small rounded label.
pub fn pill(ui: &mut Ui, text: impl Into<String>, color: Color32) -> Response {
    let tokens = theme::tokens(ui);
    let text = text.into();
    let galley = ui.painter().layout_no_wrap(text.clone(), TextStyle::Small.resolve(ui.style()), color);
    let size = galley.size() + vec2(18.0, 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let border = if color == tokens.muted { tokens.line } else { color };
        ui.painter().rect(rect, PILL, tokens.surface, Stroke::new(1.0, border), StrokeKind::Inside);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    response
}

/// A filled one that ends at a point, for rows that are painted.
pub fn paint_pill(ui: &Ui, right: Pos2, text: &str, ink: Color32, fill: Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::small_strong().resolve(ui.style()), ink);
    let rect = Align2::RIGHT_CENTER.anchor_size(right, galley.size() + vec2(16.0, 4.0));
    ui.painter().rect(rect, PILL, fill, Stroke::new(1.0, ink), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
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
        ui.painter().rect(rect, 4, tokens.surface, stroke, StrokeKind::Inside);
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
