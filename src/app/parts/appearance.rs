//! How the window looks, to choose in the settings and at the first start.

use eframe::egui::accesskit::Role;
use eframe::egui::{Ui, WidgetInfo};

use crate::kit::widgets::{check, chip, muted};
use wiba_core::desk::settings::{Appearance, Settings, TEXT_SCALES};

/// The choice of theme.
pub fn appearance(ui: &mut Ui, new: &mut Settings) {
    choice(ui, "Farben", &Appearance::ALL, &mut new.appearance, |look| look.label().to_owned());
    check(ui, &mut new.high_contrast, "Hoher Kontrast");
}

/// The text scale, in steps that can be hit by keyboard.
pub fn scale(ui: &mut Ui, new: &mut Settings) {
    choice(ui, "Schriftgröße", &TEXT_SCALES, &mut new.text_scale, |scale| format!("{scale} %"));
}

/// A choice among a few, with its name before it. For a screen reader every chip says what it is a choice of.
pub fn choice<T: Copy + PartialEq>(ui: &mut Ui, name: &str, all: &[T], chosen: &mut T, label: impl Fn(T) -> String) {
    ui.horizontal_wrapped(|ui| {
        if ui.available_width() > 560.0 {
            ui.scope(|ui| {
                ui.set_width(140.0);
                muted(ui, name);
            });
        } else {
            muted(ui, name);
            ui.end_row();
        }
        for one in all {
            let (selected, words) = (*chosen == *one, label(*one));
            let response = chip(ui, selected, &words);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, format!("{name}: {words}")));
            if response.clicked() {
                *chosen = *one;
            }
        }
    });
}
