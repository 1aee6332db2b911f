//! How a password is asked for.

use eframe::egui::{Context, Id, Key, Modifiers, TextStyle, Ui, text_edit::TextEditState};
use lucide_icons::Icon;

use super::state::{PasswordPrompt, Reason};
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    FieldStyle, button, check_line, default_button, dialog, fault, icon, labelled, muted, primary_button, small_muted,
    strong,
};
use wiba_core::assessment::Kommune;
use wiba_core::store::{Password, PasswordChange, Strength};

/// The step, counted from 0, and its words while what was typed is being used.
type Working = Option<(usize, &'static str)>;

/// What the user decided.
pub(super) enum Wish {
    /// Nothing yet.
    Stay,
    /// To leave it.
    Close,
    /// To open or seal the file with what is typed.
    Use,
    /// To take the password away.
    Remove,
}

fn first_field() -> Id {
    Id::unique("password")
}

fn second_field() -> Id {
    Id::unique("password-again")
}

/// Forgets what the fields remember of their text.
pub(super) fn wipe(ctx: &Context) {
    for id in [first_field(), second_field()] {
        TextEditState::default().store(ctx, id);
    }
}

/// Paints the prompt.
pub(super) fn ui(prompt: &mut PasswordPrompt, ctx: &Context, kommune: Option<&Kommune>, working: Working) -> Wish {
    let mut wish = Wish::Stay;
    let close = dialog(ctx, "password-prompt", 440.0, |ui| {
        wish = match prompt.reason {
            Reason::Unlock(..) => open(prompt, ui, working),
            Reason::Set | Reason::Change => choose(prompt, ui, kommune, working),
            Reason::Remove => remove(ui),
            Reason::Done(change) => done(ui, change),
        };
    });
    prompt.fresh = false;
    if close { Wish::Close } else { wish }
}

fn open(prompt: &mut PasswordPrompt, ui: &mut Ui, working: Working) -> Wish {
    strong(ui, "Diese Datei ist verschlüsselt");
    if let Reason::Unlock(path, _) = &prompt.reason {
        muted(ui, path.display().to_string());
    }
    let entered = first(prompt, ui, "Passwort", working);
    shown(prompt, ui);
    if entered && prompt.typed.is_empty() {
        ui.memory_mut(|memory| memory.request_focus(first_field()));
    }
    buttons(ui, "Öffnen", !prompt.typed.is_empty(), entered, working)
}

fn choose(prompt: &mut PasswordPrompt, ui: &mut Ui, kommune: Option<&Kommune>, working: Working) -> Wish {
    let set = prompt.reason == Reason::Set;
    strong(ui, if set { "Datei mit einem Passwort verschlüsseln" } else { "Passwort ändern" });
    ui.label("Ohne das Passwort kann niemand die Datei lesen, auch wir nicht. Schreiben Sie es auf und legen Sie es in den Tresor.");
    let before = prompt.typed.clone();
    let entered = first(prompt, ui, "Neues Passwort", working);
    if *prompt.typed != *before {
        let password = Password::new(&prompt.typed).ok();
        prompt.strength = password.zip(kommune).map(|(password, kommune)| Strength::of(&password, kommune));
    }
    strength(ui, prompt.strength);
    let look = FieldStyle::line("Neues Passwort noch einmal").secret(!prompt.shown);
    let again = ui.add_enabled_ui(working.is_none(), |ui| labelled(ui, second_field(), &mut prompt.again, look)).inner;
    let same = *prompt.typed == *prompt.again;
    if !same && !prompt.again.is_empty() && !prompt.typed.starts_with(prompt.again.as_str()) {
        fault(ui, &again, look, "Die beiden Eingaben sind verschieden");
    }
    shown(prompt, ui);
    let entered = entered || again.lost_focus() && ui.input(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
    let ready = same && !prompt.typed.is_empty();
    if entered && !ready {
        // There is something left to type, and here.
        again.request_focus();
    }
    buttons(ui, if set { "Verschlüsseln" } else { "Ändern" }, ready, entered, working)
}

fn remove(ui: &mut Ui) -> Wish {
    let mut wish = Wish::Stay;
    strong(ui, "Passwort entfernen?");
    ui.label("Die Datei wird danach ohne Verschlüsselung gespeichert: Jeder, der sie erreicht, kann sie lesen.");
    ui.horizontal_wrapped(|ui| {
        if button(ui, "Passwort entfernen").clicked() {
            wish = Wish::Remove;
        }
        if default_button(ui, "Verschlüsselt lassen").clicked() {
            wish = Wish::Close;
        }
    });
    wish
}

fn done(ui: &mut Ui, change: PasswordChange) -> Wish {
    strong(ui, format!("Die Datei {}", change.done()));
    ui.label(change.beyond_reach());
    ui.add_space(space::S);
    if default_button(ui, "Verstanden").clicked() { Wish::Close } else { Wish::Stay }
}

/// The field for a password. Returns whether Enter has left it.
fn first(prompt: &mut PasswordPrompt, ui: &mut Ui, name: &str, working: Working) -> bool {
    let look = FieldStyle::line(name).secret(!prompt.shown);
    let field = ui.add_enabled_ui(working.is_none(), |ui| labelled(ui, first_field(), &mut prompt.typed, look)).inner;
    if prompt.fresh {
        field.request_focus();
    }
    if field.changed() {
        // That was about another one.
        prompt.fault = None;
    }
    if let Some(problem) = &prompt.fault {
        fault(ui, &field, look, &problem.message);
        small_muted(ui, &problem.hint);
    }
    field.lost_focus() && ui.input(|input| keys::pressed(input, Modifiers::NONE, Key::Enter))
}

fn shown(prompt: &mut PasswordPrompt, ui: &mut Ui) {
    if check_line(ui, prompt.shown, "Passwort zeigen").clicked() {
        prompt.shown = !prompt.shown;
    }
}

/// How good it is: sign, word and colour.
fn strength(ui: &mut Ui, strength: Option<Strength>) {
    let Some(strength) = strength else {
        small_muted(ui, "Am besten vier oder mehr zufällige Wörter; Leerzeichen und Umlaute sind erlaubt.");
        return;
    };
    let tokens = theme::tokens(ui);
    let (sign, color) = if strength.is_weak() { (Icon::TriangleAlert, tokens.no) } else { (Icon::Check, tokens.yes) };
    ui.label(theme::text(format!("{} Stärke: {}", icon(sign), strength.label()), TextStyle::Small, color));
    small_muted(ui, strength.advice());
}

fn buttons(ui: &mut Ui, name: &str, ready: bool, entered: bool, working: Working) -> Wish {
    let mut wish = Wish::Stay;
    ui.add_space(space::S);
    if let Some((step, words)) = working {
        small_muted(ui, format!("Schritt {} von 2: {words}. Das dauert mit Absicht einen Augenblick.", step + 1));
    }
    ui.horizontal_wrapped(|ui| {
        let pressed = ui.add_enabled_ui(ready && working.is_none(), |ui| primary_button(ui, name).clicked()).inner;
        if pressed || entered && ready && working.is_none() {
            wish = Wish::Use;
        }
        if button(ui, "Abbrechen").clicked() {
            wish = Wish::Close;
        }
    });
    wish
}
