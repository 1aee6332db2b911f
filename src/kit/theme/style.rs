//! egui's own widgets in our tokens.

use eframe::egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use eframe::egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals, vec2,
};

use super::fonts::{BOLD, SEMIBOLD};
use super::sizes::{radius, space};
use super::text_styles::{display, question, small_strong, strong};
use super::tokens::Tokens;

/// How much of a control is left that cannot be used yet: its words must still be read.
pub(super) const DISABLED: f32 = 0.8;

pub(super) fn style(tokens: &Tokens, motion: bool) -> Style {
    let mut style = Style { visuals: visuals(tokens), ..Style::default() };
    let semibold = FontFamily::Name(SEMIBOLD.into());
    let bold = FontFamily::Name(BOLD.into());
    style.text_styles = [
        (TextStyle::Small, FontId::new(12.0, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(14.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(14.0, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(14.0, FontFamily::Monospace)),
        (TextStyle::Heading, FontId::new(20.0, bold.clone())),
        (strong(), FontId::new(14.0, semibold.clone())),
        (small_strong(), FontId::new(12.0, semibold.clone())),
        (question(), FontId::new(20.0, semibold)),
        (display(), FontId::new(34.0, bold)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::S);
    spacing.button_padding = vec2(space::M, 6.0);
    spacing.interact_size = vec2(32.0, 32.0);
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 12.0;
    spacing.icon_spacing = space::S;
    spacing.menu_margin = Margin::same(6);
    spacing.tooltip_width = 360.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, floating_allocated_width: 0.0, ..ScrollStyle::floating() };
    style.interaction.selectable_labels = true;
    style.interaction.tooltip_delay = 0.5;
    style.url_in_tooltip = false;
    if !motion {
        style.animation_time = 0.0;
        style.scroll_animation = eframe::egui::style::ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    }
    style
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.dark { Visuals::dark() } else { Visuals::light() };
    let corner_radius = CornerRadius::same(radius::CONTROL);
    let widget = |fill: Color32, border: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(tokens.surface, tokens.line, tokens.text),
        inactive: widget(tokens.surface, tokens.edge, tokens.text),
        hovered: widget(tokens.soft, tokens.primary, tokens.text),
        active: widget(tokens.soft, tokens.primary, tokens.text),
        open: widget(tokens.soft, tokens.primary, tokens.text),
    };
    visuals.selection = Selection { bg_fill: tokens.soft, stroke: Stroke::new(1.0, tokens.primary) };
    visuals.hyperlink_color = tokens.primary;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.faint_bg_color = tokens.background;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.code_bg_color = tokens.background;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.no;
    visuals.window_fill = tokens.surface;
    visuals.panel_fill = tokens.background;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(radius::CARD);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.primary);
    visuals.disabled_alpha = DISABLED;
    visuals.resize_corner_size = Vec2::splat(space::M).x;
    visuals
}
