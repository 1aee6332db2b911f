//! What egui is told of how the window shall look and behave.

use eframe::egui;

use crate::kit::input_order::InputOrder;
use crate::kit::motion::SystemMotion;
use crate::kit::theme::{self, Look};
use wiba_core::desk::settings::{Appearance, Settings};

/// What egui is told once.
pub(super) fn prepare(ctx: &egui::Context) {
    theme::install(ctx);
    ctx.add_plugin(InputOrder::default());
    ctx.options_mut(|options| {
        // Strg + and − set the text scale, which is remembered.
        options.zoom_with_keyboard = false;
        // egui closes the window with Alt held as well, and so with AltGr+Q, which is @.
        options.quit_shortcuts.clear();
        options.fallback_theme = egui::Theme::Light;
    });
}

/// How the user wants to see the window.
pub(super) fn look(settings: &Settings, motion: &SystemMotion) -> Look {
    Look {
        theme: match settings.appearance {
            Appearance::System => egui::ThemePreference::System,
            Appearance::Light => egui::ThemePreference::Light,
            Appearance::Dark => egui::ThemePreference::Dark,
        },
        high_contrast: settings.high_contrast,
        text_scale: settings.text_scale,
        motion: settings.motion.allows(motion.is_reduced()),
    }
}
