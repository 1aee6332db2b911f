//! Einstellungen: theme, contrast, text scale, name. They belong to the user, not to the Kommune.

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Ui, WidgetInfo};

use crate::app::command::{Command, Commands};
use crate::app::settings::{Appearance, Motion, MoveOn, Settings};
use crate::app::theme::space;
use crate::app::widgets::{Look, card, chip, labelled, muted, small_muted, strong, title};

/// Paints the screen.
pub fn ui(ui: &mut Ui, settings: &Settings) -> Commands {
    let mut out = Commands::default();
    let mut new = settings.clone();
    title(ui, "Einstellungen");
    muted(ui, "Gelten für diese Person an diesem PC und stehen nie in der Datei der Kommune.");
    ui.add_space(space::XS);
    card(ui, |ui| {
        strong(ui, "Person");
        labelled(ui, Id::unique("user"), &mut new.user, Look::line("Name für den Verlauf").hint(&settings.author()));
        small_muted(ui, "Steht bei jeder Änderung im Verlauf der Datei.");
    });
    ui.add_space(space::S);
    card(ui, |ui| {
        strong(ui, "Darstellung");
        appearance(ui, &mut new);
        scale(ui, &mut new);
        choice(ui, "Animationen", &Motion::ALL, &mut new.motion, |motion| motion.label().to_owned());
    });
    ui.add_space(space::S);
    card(ui, |ui| {
        strong(ui, "Arbeiten");
        choice(ui, "Zur nächsten Frage", &MoveOn::ALL, &mut new.move_on, |when| when.label().to_owned());
        ui.checkbox(&mut new.list, "Checklisten als Liste öffnen");
        ui.checkbox(&mut new.explanation, "Erläuterungen ausklappen");
        choice(ui, "Fragen je Sitzung", &[10, 15, 20, 30, 40, 60], &mut new.sitting, |count| count.to_string());
    });
    if new != *settings {
        out.push(Command::Set(Box::new(new)));
    }
    out
}

/// The choice of theme.
pub fn appearance(ui: &mut Ui, new: &mut Settings) {
    choice(ui, "Farben", &Appearance::ALL, &mut new.appearance, |look| look.label().to_owned());
    ui.checkbox(&mut new.high_contrast, "Hoher Kontrast");
}

/// The text scale, in steps that can be hit by keyboard.
pub fn scale(ui: &mut Ui, new: &mut Settings) {
    let scales = [80, 90, 100, 125, 150, 175, 200];
    choice(ui, "Schriftgröße", &scales, &mut new.text_scale, |scale| format!("{scale} %"));
}

/// A choice among a few, with its name before it. For a screen reader every chip says what it is a choice of.
fn choice<T: Copy + PartialEq>(ui: &mut Ui, name: &str, all: &[T], chosen: &mut T, label: impl Fn(T) -> String) {
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
