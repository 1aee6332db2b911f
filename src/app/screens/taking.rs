//! What a foreign file says beside what is recorded, before anything of it is taken over.

use std::collections::BTreeSet;

use eframe::egui::{self, Ui};

use crate::app::parts::{from_to, line_list, one_line};
use crate::kit::widgets::{button, check_line, chip, dialog, muted, primary_button, small_muted, strong};
use wiba_core::assessment::Round;
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::exchange::{Change, ChangedField, Compared, Fault, Preview, Proposal, Relation, cures};
use wiba_core::wording::number::count;

/// A file that waits for the user's decision.
pub struct State {
    /// Its name.
    pub source: String,
    /// What it says.
    pub proposal: Proposal,
    /// How that differs from what is recorded.
    pub preview: Preview,
    /// Of which state of the file that is.
    pub revision: u64,
    /// Where what is recorded gives way.
    pub replaced: BTreeSet<(QuestionId, ChangedField)>,
    /// What to know about it.
    remarks: Vec<String>,
    /// Whether it is a part that nobody waits for any more once this is decided.
    settles: bool,
    shown: Shown,
}

/// Which lines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    New,
    Different,
    NotUnderstood,
}

/// A line of the list.
enum Line<'a> {
    Change(&'a Compared, &'a Change),
    Fault(&'a Fault),
}

/// What the user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Takes it over as decided.
    Take,
    /// Takes nothing over.
    GiveUp,
}

impl State {
    /// Nothing is decided: what is recorded in `round`, at this revision of the file, stays.
    pub fn new(source: String, proposal: Proposal, round: &Round, revision: u64, catalog: &Catalog) -> Self {
        Self {
            source,
            preview: proposal.against(round, catalog),
            revision,
            replaced: BTreeSet::new(),
            remarks: proposal.remarks(round, catalog),
            settles: !proposal.settled(round).is_empty(),
            shown: Shown::All,
            proposal,
        }
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        if self.shown != Shown::NotUnderstood {
            for asked in &self.preview.questions {
                let fits = |change: &&Change| match self.shown {
                    Shown::New => !change.conflict,
                    Shown::Different => change.conflict,
                    _ => true,
                };
                lines.extend(asked.changes.iter().filter(fits).map(|change| Line::Change(asked, change)));
            }
        }
        if matches!(self.shown, Shown::All | Shown::NotUnderstood) {
            lines.extend(self.proposal.not_understood.iter().map(Line::Fault));
        }
        lines
    }

    /// How many answers and how many other fields would change as things are decided.
    pub fn taken(&self) -> (usize, usize) {
        let changes = self.preview.questions.iter().flat_map(|asked| asked.changes.iter().map(move |it| (asked, it)));
        let taken = changes.filter(|(asked, it)| !it.conflict || self.replaced.contains(&(asked.question, it.field)));
        let (answers, others): (Vec<_>, Vec<_>) = taken.partition(|(_, it)| it.field == ChangedField::Answer);
        (answers.len(), others.len())
    }

    fn replace_all(&mut self) {
        for asked in &self.preview.questions {
            self.replaced.extend(asked.changes.iter().map(|change| (asked.question, change.field)));
        }
    }
}

/// Paints it, and says what the user wants.
pub fn ui(state: &mut State, ctx: &egui::Context) -> Option<Wish> {
    let mut wish = None;
    let close = dialog(ctx, "taking", 860.0, |ui| {
        strong(ui, format!("Antworten einlesen: {}", state.source));
        muted(ui, state.proposal.kind.label());
        for remark in &state.remarks {
            muted(ui, remark);
        }
        choice(ui, state);
        if state.preview.count(Relation::Different) > 0 {
            conflicts(ui, state);
        }
        list(ui, state);
        remarks(ui, state);
        ui.horizontal_wrapped(|ui| {
            let (answers, others) = state.taken();
            let words = match answers + others {
                0 if state.settles => "Nichts übernehmen und als erledigt vermerken".to_owned(),
                0 => "Nichts zu übernehmen".to_owned(),
                taken => format!("{} übernehmen", count(taken, "Angabe", "Angaben")),
            };
            if ui.add_enabled_ui(answers + others > 0 || state.settles, |ui| primary_button(ui, words)).inner.clicked()
            {
                wish = Some(Wish::Take);
            }
            if button(ui, "Abbrechen").clicked() {
                wish = Some(Wish::GiveUp);
            }
        });
    });
    wish.or(close.then_some(Wish::GiveUp))
}

/// What there is, and which of it is shown.
fn choice(ui: &mut Ui, state: &mut State) {
    let counted = |relation| state.preview.count(relation);
    let (new, different, equal) = (counted(Relation::New), counted(Relation::Different), counted(Relation::Equal));
    let faults = state.proposal.not_understood.len();
    ui.horizontal_wrapped(|ui| {
        for (shown, words) in [
            (Shown::All, "Alle".to_owned()),
            (Shown::New, format!("Neu: {new}")),
            (Shown::Different, format!("Anders: {different}")),
            (Shown::NotUnderstood, format!("Nicht verstanden: {faults}")),
        ] {
            if chip(ui, state.shown == shown, &words).clicked() {
                state.shown = shown;
            }
        }
        muted(ui, format!("{} gleich", count(equal, "Frage ist", "Fragen sind")));
    });
}

fn conflicts(ui: &mut Ui, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        ui.label("Wo etwas anderes eingetragen ist, bleibt es, außer „ersetzen“ ist angekreuzt:");
        if button(ui, "Alle ersetzen").clicked() {
            state.replace_all();
        }
        if button(ui, "Alle behalten").clicked() {
            state.replaced.clear();
        }
    });
}

fn list(ui: &mut Ui, state: &mut State) {
    let mut clicked = Vec::new();
    let lines = state.lines();
    line_list(ui, "taking-lines", 2, lines.len(), |ui, place| match lines.get(place) {
        Some(Line::Change(asked, change)) => {
            let key = (asked.question, change.field);
            if change_ui(ui, asked, change, state.replaced.contains(&key)) {
                clicked.push(key);
            }
        }
        Some(Line::Fault(fault)) => fault_ui(ui, fault),
        None => {}
    });
    for key in clicked {
        if !state.replaced.remove(&key) {
            state.replaced.insert(key);
        }
    }
}

/// A field that would change; whether its box was clicked.
fn change_ui(ui: &mut Ui, asked: &Compared, change: &Change, replaced: bool) -> bool {
    let name = format!("{} {}", asked.question, change.field.label());
    let clicked = if change.conflict {
        check_line(ui, replaced, &format!("{name}: ersetzen")).clicked()
    } else {
        ui.label(format!("{name}: neu"));
        false
    };
    let new = format!("„{}“", change.new);
    match change.old.as_str() {
        "" => one_line(ui, &new),
        old => from_to(ui, &format!("„{old}“"), &new),
    }
    clicked
}

fn fault_ui(ui: &mut Ui, fault: &Fault) {
    let place = fault.place();
    ui.label(if place.is_empty() { "Nicht verstanden".to_owned() } else { format!("Nicht verstanden: {place}") });
    one_line(ui, &fault.told());
}

/// What to do about what is not understood, and what is not taken over at all.
fn remarks(ui: &mut Ui, state: &State) {
    if !state.proposal.not_understood.is_empty() {
        small_muted(
            ui,
            format!("Nicht Verstandenes wird nicht übernommen. {}", cures(&state.proposal.not_understood).trim()),
        );
    }
    if !state.proposal.ignored.is_empty() {
        small_muted(ui, format!("Nicht übernommen werden die Spalten {}.", state.proposal.ignored.join(", ")));
    }
}
