//! Einstellungen: theme, contrast, text scale, name. They belong to the user, not to the Kommune.

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Slider, Ui, WidgetInfo};

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
    ui.set_max_width(680.0);
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
        motion(ui, &mut new);
    });
    ui.add_space(space::S);
    card(ui, |ui| {
        strong(ui, "Arbeiten");
        ui.horizontal_wrapped(|ui| {
            muted(ui, "Von selbst zur nächsten Frage");
            for move_on in MoveOn::ALL {
                if chip(ui, new.move_on == move_on, move_on.label()).clicked() {
                    new.move_on = move_on;
                }
            }
        });
        ui.checkbox(&mut new.list, "Checklisten als Liste öffnen");
        ui.checkbox(&mut new.explanation, "Erläuterungen ausklappen");
        let mut sitting = u32::from(new.sitting);
        let slider = Slider::new(&mut sitting, 5..=60).step_by(5.0).text("Fragen je Sitzung");
        ui.add(slider);
        new.sitting = u16::try_from(sitting).unwrap_or(20);
    });
    if new != *settings {
        out.push(Command::Set(Box::new(new)));
    }
    out
}

/// The choice of theme.
pub fn appearance(ui: &mut Ui, new: &mut Settings) {
    ui.horizontal_wrapped(|ui| {
        for appearance in Appearance::ALL {
            if chip(ui, new.appearance == appearance, appearance.label()).clicked() {
                new.appearance = appearance;
            }
        }
    });
    ui.checkbox(&mut new.high_contrast, "Hoher Kontrast");
}

fn motion(ui: &mut Ui, new: &mut Settings) {
    ui.horizontal_wrapped(|ui| {
        muted(ui, "Animationen");
        for motion in Motion::ALL {
            let name = format!("Animationen: {}", motion.label());
            let response = chip(ui, new.motion == motion, motion.label());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, new.motion == motion, &name));
            if response.clicked() {
                new.motion = motion;
            }
        }
    });
}

/// The text scale, in steps that can be hit by keyboard.
pub fn scale(ui: &mut Ui, new: &mut Settings) {
    ui.horizontal_wrapped(|ui| {
        muted(ui, "Schriftgröße");
        for scale in [80, 90, 100, 125, 150, 175, 200] {
            if chip(ui, new.text_scale == scale, &format!("{scale} %")).clicked() {
                new.text_scale = scale;
            }
        }
    });
}
