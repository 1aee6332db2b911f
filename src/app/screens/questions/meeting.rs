//! The meeting: one question large with its Maßstab, for everybody to see. No notes, no names, no measures.

use eframe::egui::{FontId, Label, ScrollArea, TextStyle, Ui};

use super::interview::answer_buttons;
use super::spot::{Spot, neighbour, waiting_words};
use super::state::State;
use crate::app::context::Cx;
use crate::app::parts::{progress, yardstick};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{at_right, button, muted, right_to_left, scroll_by_key};
use wiba_core::analysis::Counts;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};

/// How much larger than on the desk.
const LARGER: f32 = 1.4;
/// In a window that is narrower, in points, there is no room for that.
const ROOMY: f32 = 760.0;

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>, saved: &str) -> Commands {
    let Spot { scope, questions, current, reveal } = spot;
    let mut out = Commands::default();
    let Some(question) = cx.catalog.question(current) else { return out };
    let larger = if ui.available_width() < ROOMY { 1.0 } else { LARGER };
    for font in ui.style_mut().text_styles.values_mut() {
        *font = FontId::new(font.size * larger, font.family.clone());
    }
    ui.horizontal_wrapped(|ui| {
        let list = cx.catalog.checklist(current.checklist).map_or("", |list| list.title.as_str());
        muted(ui, format!("{list} · {}", progress(Counts::of(questions.iter().copied(), &cx.assessment.round))));
        at_right(ui, |ui| muted(ui, saved));
    });
    ui.horizontal(|ui| {
        for (forward, id) in [false, true].map(|forward| (forward, neighbour(questions, current, forward))) {
            let Some(id) = id else { continue };
            if button(ui, if forward { format!("{id} →") } else { format!("← {id}") }).clicked() {
                out.push(Command::ShowIn(scope, id));
            }
        }
        right_to_left(ui, |ui| {
            if button(ui, Action::Meeting.with_key("Sitzung beenden")).clicked() {
                out.push(Command::ToggleMeeting);
            }
            if let Some(waiting) = state.waiting(cx, spot) {
                let words = theme::text(waiting_words(waiting), TextStyle::Small, theme::tokens(ui).muted);
                ui.add(Label::new(words).truncate());
            }
        });
    });
    ui.add_space(space::S);
    let mut area = ScrollArea::vertical().id_salt(("meeting", current)).auto_shrink([false, false]);
    if reveal {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let tokens = theme::tokens(ui);
        ui.label(theme::text(format!("{current} {}", question.text), theme::question(), tokens.text));
        ui.add_space(space::M);
        let answer = cx.assessment.round.answer(current);
        if let Some(value) = answer_buttons(ui, answer.value(), state.rhythm.confirms(current)) {
            out.append(state.click(ui, cx, scope, current, value));
        }
        if answer.in_clarification {
            let words = format!("{} In Klärung", super::clarification::sign());
            ui.label(theme::text(words, TextStyle::Body, tokens.text));
        }
        ui.add_space(space::M);
        out.append(yardstick(ui, cx, question));
        scroll_by_key(ui);
    });
    out
}
