//! The same for several questions or measures: asked in one box, set in one step that can be taken back.

use eframe::egui::{self, Id, TextStyle, Ui};
use jiff::civil::Date;

use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    ComboStyle, FieldStyle, button, choose, dialog, fault, labelled, muted, primary_button, small_muted, strong,
    two_columns,
};
use wiba_core::assessment::{AnswerValue, Many, MeasureStatus, Target};
use wiba_core::desk::command::{Command, Commands, Several};
use wiba_core::desk::intent::Intent;
use wiba_core::wording::date::{self, Nearest};
use wiba_core::wording::number::count;

/// What has been filled in so far.
#[derive(Debug, Default)]
pub struct State {
    targets: Vec<Target>,
    several: Several,
    description: String,
    answer: Option<AnswerValue>,
    status: Option<MeasureStatus>,
    justification: String,
    note: String,
    ask: String,
    ask_until: String,
    owner: String,
    due: String,
}

impl State {
    /// For these.
    pub fn of(targets: Vec<Target>, several: Several) -> Self {
        let answer = (several == Several::NotRelevant).then_some(AnswerValue::NotRelevant);
        Self { targets, several, answer, ..Self::default() }
    }

    /// For questions that shall all have this answer.
    pub fn answered(targets: Vec<Target>, value: AnswerValue) -> Self {
        Self { answer: Some(value), ..Self::of(targets, Several::Questions) }
    }

    fn questions(&self) -> bool {
        self.several != Several::Measures
    }

    /// What it means; `None` while a date cannot be read, or nothing is filled in.
    fn many(&self, today: Date) -> Option<Many> {
        let text = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let many = Many {
            answer: self.answer,
            justification: text(&self.justification),
            note: text(&self.note),
            ask: text(&self.ask),
            ask_until: date::read_optional(&self.ask_until, today, Nearest::Next).ok()?,
            owner: text(&self.owner),
            due: date::read_optional(&self.due, today, Nearest::Next).ok()?,
            status: self.status,
            description: text(&self.description),
        };
        (many != Many::default()).then_some(many)
    }
}

/// Paints the box.
pub fn ui(state: &mut State, ctx: &egui::Context, cx: &Cx<'_>, fresh: bool) -> Commands {
    let mut out = Commands::default();
    let mut done = false;
    let close = dialog(ctx, "many", 460.0, |ui| {
        let (one, many) = if state.questions() { ("Frage", "Fragen") } else { ("Maßnahme", "Maßnahmen") };
        strong(ui, format!("Für {} festlegen", count(state.targets.len(), one, many)));
        muted(
            ui,
            "Was leer bleibt, ändert sich nicht. Alles zusammen ist ein Schritt, der sich rückgängig machen lässt.",
        );
        if state.questions() {
            of_questions(state, ui, cx, fresh);
        }
        // In a part nobody plans.
        if cx.assessment.part.is_none() {
            of_measures(state, ui, cx, fresh && !state.questions());
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let many = state.many(cx.today());
            let apply = ui.add_enabled_ui(many.is_some(), |ui| primary_button(ui, "Übernehmen").clicked()).inner;
            if let (true, Some(many)) = (apply, many) {
                out.push(Command::Apply(Intent::Many(state.targets.clone(), Box::new(many))));
                done = true;
            }
            done |= button(ui, "Abbrechen").clicked();
        });
    });
    if close || done {
        out.push(Command::CloseOverlay);
    }
    out
}

fn of_questions(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, fresh: bool) {
    let mut all = vec![(None, "unverändert")];
    all.extend(AnswerValue::ALL.map(|value| (Some(value), value.label())));
    label(ui, "Antwort");
    if let Some(answer) = choose(ui, "answer", &all, state.answer, ComboStyle::new("Antwort", ui.available_width())) {
        state.answer = answer;
    }
    let name = if state.answer == Some(AnswerValue::NotRelevant) { "Nicht relevant, weil …" } else { "Begründung" };
    let response = labelled(ui, Id::unique("many-why"), &mut state.justification, FieldStyle::text(name, 2));
    if fresh {
        response.request_focus();
    }
    labelled(ui, Id::unique("many-note"), &mut state.note, FieldStyle::text("Notiz anfügen", 2));
    // In a part, what is not clear is said in the note.
    if cx.assessment.part.is_some() {
        return;
    }
    let State { ask, ask_until, .. } = state;
    pair(
        ui,
        |ui| {
            drop(labelled(
                ui,
                Id::unique("many-ask"),
                ask,
                FieldStyle::line("In Klärung: wen fragen").suggest(cx.names),
            ))
        },
        |ui| day_field(ui, cx, "many-until", "In Klärung: bis wann", ask_until),
    );
}

fn of_measures(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, fresh: bool) {
    if state.questions() {
        small_muted(ui, "Für die Maßnahmen der Fragen, die mit Nein beantwortet sind:");
    }
    let State { owner, due, .. } = state;
    pair(
        ui,
        |ui| {
            let response =
                labelled(ui, Id::unique("many-owner"), owner, FieldStyle::line("Verantwortlich").suggest(cx.names));
            if fresh {
                response.request_focus();
            }
        },
        |ui| day_field(ui, cx, "many-due", "Frist", due),
    );
    let mut all = vec![(None, "unverändert")];
    all.extend(MeasureStatus::ALL.map(|status| (Some(status), status.label())));
    label(ui, "Status");
    if let Some(status) = choose(ui, "status", &all, state.status, ComboStyle::new("Status", ui.available_width())) {
        state.status = status;
    }
    if !state.questions() {
        labelled(
            ui,
            Id::unique("many-description"),
            &mut state.description,
            FieldStyle::text("Beschreibung anfügen", 2),
        );
    }
}

/// Two fields beside each other, where there is room.
fn pair(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let half = (ui.available_width() - space::L) / 2.0;
    two_columns(ui, half, 160.0, left, right);
}

fn label(ui: &mut Ui, words: &str) {
    ui.label(theme::text(words, TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
}

fn day_field(ui: &mut Ui, cx: &Cx<'_>, id: &str, name: &str, text: &mut String) {
    let look = FieldStyle::line(name).hint("TT.MM.JJJJ");
    let response = labelled(ui, Id::unique(id), text, look);
    if response.has_focus() {
        return;
    }
    match date::read_optional(text, cx.today(), Nearest::Next) {
        // What is meant is seen before it is applied.
        Ok(Some(day)) => *text = date::short(day),
        Ok(None) => {}
        Err(message) => fault(ui, &response, look, &message.to_string()),
    }
}
