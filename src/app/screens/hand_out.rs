//! Questions for somebody else: which, to whom, as what and until when.

use std::collections::BTreeSet;

use eframe::egui::{self, Id, TextStyle, Ui};

use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    ComboStyle, FieldStyle, button, check_line, chip, choose, dialog, fault, labelled, muted, primary_button,
    small_muted, strong,
};
use wiba_core::assessment::{HandOut, HandOutForm, HandOutState, asked_of};
use wiba_core::catalog::{Contact, QuestionId};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::wording::date::{self, Nearest};
use wiba_core::wording::number::count;

/// What has been filled in so far.
#[derive(Debug, Default)]
pub struct State {
    /// Those that were selected before.
    selected: BTreeSet<QuestionId>,
    which: Which,
    to: String,
    form: HandOutForm,
    due: String,
    answered: bool,
}

/// Which questions go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Selected,
    Of(Contact),
    /// Those „in Klärung“ with this place in the list of whom to ask.
    Asking(usize),
}

impl Default for Which {
    fn default() -> Self {
        Self::Of(Contact::Gebaeude)
    }
}

impl State {
    /// With these questions selected; none if somebody begins without.
    pub fn of(selected: BTreeSet<QuestionId>) -> Self {
        let which = if selected.is_empty() { Which::default() } else { Which::Selected };
        Self { selected, which, ..Self::default() }
    }

    fn questions(&self, cx: &Cx<'_>) -> BTreeSet<QuestionId> {
        match self.which {
            Which::Selected => self.selected.clone(),
            Which::Of(contact) => asked_of(cx.catalog, contact).collect(),
            Which::Asking(place) => cx
                .findings
                .asking
                .get(place)
                .map(|asking| asking.questions.iter().copied().collect())
                .unwrap_or_default(),
        }
    }

    /// To whom, if nobody has said so.
    fn named(&self, cx: &Cx<'_>) -> String {
        match self.which {
            Which::Selected => String::new(),
            Which::Of(contact) => contact.label().to_owned(),
            Which::Asking(place) => cx.findings.asking.get(place).map(|asking| asking.who.clone()).unwrap_or_default(),
        }
    }

    /// What goes out; `None` while the date cannot be read or there is no question.
    fn hand_out(&self, cx: &Cx<'_>) -> Option<HandOut> {
        let questions = self.questions(cx);
        let due = date::read_optional(&self.due, cx.today(), Nearest::Next).ok()?;
        let to = match self.to.trim() {
            "" => self.named(cx),
            to => to.to_owned(),
        };
        let on = Some(cx.today());
        (!questions.is_empty()).then_some(HandOut { to, questions, on, form: self.form, due, state: HandOutState::Out })
    }
}

/// Paints the box.
pub fn ui(state: &mut State, ctx: &egui::Context, cx: &Cx<'_>, fresh: bool) -> Commands {
    let mut out = Commands::default();
    let mut done = false;
    let close = dialog(ctx, "hand-out", 480.0, |ui| {
        strong(ui, "Fragen verteilen");
        muted(
            ui,
            "Jemand anderes beantwortet sie und gibt die Datei zurück; „Antworten einlesen …“ erkennt sie wieder.",
        );
        which(state, ui, cx, fresh);
        let hint = state.named(cx);
        let look = FieldStyle::line("An wen").hint(&hint).suggest(cx.names);
        labelled(ui, Id::unique("hand-out-to"), &mut state.to, look);
        forms(state, ui);
        let look = FieldStyle::line("Antworten bis").hint("TT.MM.JJJJ");
        let response = labelled(ui, Id::unique("hand-out-due"), &mut state.due, look);
        match date::read_optional(&state.due, cx.today(), Nearest::Next) {
            Err(message) if !response.has_focus() => fault(ui, &response, look, &message.to_string()),
            Ok(Some(day)) if day < cx.today() => {
                small_muted(ui, "Der Tag ist schon vorbei.");
            }
            _ => {}
        }
        if check_line(ui, state.answered, "Mit den bisherigen Antworten, Notizen und Nachweisen").clicked() {
            state.answered = !state.answered;
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let hand_out = state.hand_out(cx);
            let words = format!("{} speichern …", count(state.questions(cx).len(), "Frage", "Fragen"));
            let save = ui.add_enabled_ui(hand_out.is_some(), |ui| primary_button(ui, words).clicked()).inner;
            if let (true, Some(hand_out)) = (save, hand_out) {
                out.push(Command::HandOut(Box::new(hand_out), state.answered));
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

fn which(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, fresh: bool) {
    let mut all: Vec<(Which, String)> = Vec::new();
    let words = |count: usize, of: &str| format!("{of} ({count})");
    if !state.selected.is_empty() {
        all.push((Which::Selected, words(state.selected.len(), "Ausgewählte Fragen")));
    }
    for contact in Contact::ALL {
        let asked = asked_of(cx.catalog, contact).count();
        if asked > 0 {
            all.push((Which::Of(contact), words(asked, &format!("Fragen an: {}", contact.label()))));
        }
    }
    for (place, asking) in cx.findings.asking.iter().enumerate() {
        all.push((Which::Asking(place), words(asking.questions.len(), &format!("In Klärung: {}", asking.title()))));
    }
    let all: Vec<(Which, &str)> = all.iter().map(|(which, words)| (*which, words.as_str())).collect();
    ui.label(theme::text("Welche Fragen", TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    let look = ComboStyle::new("Welche Fragen", ui.available_width());
    if let Some(chosen) = choose(ui, "which", &all, state.which, look) {
        state.which = chosen;
    }
    if fresh {
        // Not the field below: its list of names would open over the rest of the box.
        let box_id = ui.make_persistent_id("which");
        ui.memory_mut(|memory| memory.request_focus(box_id));
    }
}

fn forms(state: &mut State, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for form in HandOutForm::ALL {
            if chip(ui, state.form == form, form.label()).clicked() {
                state.form = form;
            }
        }
    });
    small_muted(
        ui,
        match state.form {
            HandOutForm::Xlsx => "Mit Auswahl der Antworten und dem Maßstab neben jeder Frage.",
            HandOutForm::Docx => "Mit Kästchen zum Ankreuzen; auch zum Ausdrucken.",
            HandOutForm::Wiba => "Für alle, die WiBA-Kompass haben: Die Datei enthält nur diese Fragen.",
        },
    );
}
