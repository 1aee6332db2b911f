//! Who takes part in the meeting that begins: noted once, with its day, and kept among the Beteiligte.

use eframe::egui::{self, Id, Key, Modifiers};
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::kit::keys;
use crate::kit::theme::space;
use crate::kit::widgets::{FieldStyle, button, dialog, icon_button, labelled, muted, primary_button, strong};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::intent::Intent;
use wiba_core::wording::date;

/// What is typed.
const NAME: &str = "Name, mit Funktion";
/// Width of the button beside it.
const ADD: f32 = 104.0;

/// The name being typed.
#[derive(Debug, Default)]
pub struct State {
    name: String,
}

/// Paints the box.
pub fn ui(state: &mut State, ctx: &egui::Context, cx: &Cx<'_>, fresh: bool) -> Commands {
    let mut out = Commands::default();
    let (mut begin, mut cancel) = (false, false);
    let close = dialog(ctx, "participants", 440.0, |ui| {
        strong(ui, format!("Sitzung am {}", date::short(cx.today())));
        muted(ui, "Wer nimmt teil? Die Namen stehen bei den Beteiligten und im Verlauf, nicht auf der Leinwand.");
        let today = cx.assessment.round.participants.iter().filter(|(_, who)| who.date == Some(cx.today()));
        for (id, who) in today {
            ui.horizontal(|ui| {
                ui.label(format!("• {}", who.name));
                if icon_button(ui, Icon::X, &format!("{} nimmt nicht teil", who.name)).clicked() {
                    out.push(Command::Apply(Intent::RemoveParticipant(*id)));
                }
            });
        }
        // Before the field hears it: a suggestion may take it.
        let enter = ui.input(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
        // What may be meant hides the way on, so it waits for the first letter.
        let typed = !state.name.trim().is_empty();
        let look = FieldStyle::line(NAME).bare().hint(NAME).suggest(if typed { cx.names } else { &[] });
        let (response, add) = ui
            .horizontal_top(|ui| {
                let look = look.width(ui.available_width() - ADD - space::S);
                let response = labelled(ui, Id::unique("participant"), &mut state.name, look);
                let named = !state.name.trim().is_empty();
                (response, ui.add_enabled_ui(named, |ui| button(ui, "Hinzufügen").clicked()).inner)
            })
            .inner;
        if fresh {
            response.request_focus();
        }
        // A name that was proposed is taken with the focus still here.
        let chosen = response.has_focus() && cx.names.contains(&state.name);
        let enter = enter && (response.lost_focus() || chosen);
        let named = !state.name.trim().is_empty();
        if named && (add || enter) {
            let name = std::mem::take(&mut state.name);
            out.push(Command::Apply(Intent::AddParticipantOn(name, cx.today())));
            response.request_focus();
        }
        ui.horizontal_wrapped(|ui| {
            begin = primary_button(ui, "Sitzung beginnen").clicked() || (enter && !named);
            cancel = button(ui, "Abbrechen").clicked();
        });
    });
    if begin {
        if !state.name.trim().is_empty() {
            let name = std::mem::take(&mut state.name);
            out.push(Command::Apply(Intent::AddParticipantOn(name, cx.today())));
        }
        out.push(Command::BeginMeeting);
        out.push(Command::CloseOverlay);
    } else if close || cancel {
        out.push(Command::CloseOverlay);
    }
    out
}
