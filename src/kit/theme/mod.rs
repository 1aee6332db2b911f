//! How the window looks: tokens (colours, spacing, radii, text styles), fonts, and how egui's own widgets take them over.
//! Nothing else in the program names a colour.

mod fonts;
mod sizes;
mod style;
mod text_styles;
mod tokens;

use std::sync::Arc;

use eframe::egui::{self, Color32, FontFamily, RichText, TextStyle};

pub use fonts::BOLD;
pub use sizes::{radius, space};
pub use text_styles::{display, question, small_strong, strong};
pub use tokens::{DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Tokens};

/// The semi-bold family.
pub fn semibold_family() -> FontFamily {
    FontFamily::Name(Arc::from(fonts::SEMIBOLD))
}

/// The bold family.
pub fn bold_family() -> FontFamily {
    FontFamily::Name(Arc::from(BOLD))
}

fn key() -> egui::Id {
    egui::Id::unique("theme-tokens")
}

/// Fonts and text styles, once per window.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
}

/// How a user wants to see the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Light, dark, or as the system has it.
    pub theme: egui::ThemePreference,
    /// High contrast.
    pub high_contrast: bool,
    /// Text scale in percent, 80–200.
    pub text_scale: u8,
    /// Whether things may move.
    pub motion: bool,
}

/// Takes over how the user wants to see the window. Cheap when nothing has changed.
pub fn apply(ctx: &egui::Context, look: Look) {
    let Look { theme, high_contrast, text_scale, motion } = look;
    ctx.set_theme(theme);
    let dark = ctx.theme() == egui::Theme::Dark;
    let tokens = match (dark, high_contrast) {
        (false, false) => &LIGHT,
        (true, false) => &DARK,
        (false, true) => &LIGHT_CONTRAST,
        (true, true) => &DARK_CONTRAST,
    };
    let scale = f32::from(text_scale.clamp(80, 200)) / 100.0;
    if (ctx.zoom_factor() - scale).abs() > 0.001 {
        ctx.set_zoom_factor(scale);
    }
    let shown = (tokens.name, motion);
    let before: Option<(&'static str, bool)> = ctx.data(|data| data.get_temp(key().with("shown")));
    if before != Some(shown) {
        ctx.data_mut(|data| {
            data.insert_temp(key().with("shown"), shown);
            data.insert_temp::<&'static Tokens>(key(), tokens);
        });
        let style = Arc::new(style::style(tokens, motion));
        ctx.set_style_of(egui::Theme::Light, style.clone());
        ctx.set_style_of(egui::Theme::Dark, style);
    }
}

/// The tokens of the theme being shown.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    of(ui.ctx())
}

/// The tokens of the theme being shown.
pub fn of(ctx: &egui::Context) -> &'static Tokens {
    ctx.data(|data| data.get_temp(key())).unwrap_or(&LIGHT)
}

/// Text in a style and a colour.
pub fn text(text: impl Into<String>, style: TextStyle, color: Color32) -> RichText {
    RichText::new(text).text_style(style).color(color)
}
