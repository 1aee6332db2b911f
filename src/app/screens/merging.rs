//! Two versions of a file side by side: what is taken over without a question, and what somebody has to decide.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Ui, WidgetInfo};

use crate::app::parts::{from_to, line_list, one_line};
use crate::kit::widgets::{button, chip, dialog, primary_button, small_muted, strong};
use wiba_core::assessment::{Assessment, Conflict, Merge, Side, Stamp, conflict_name, taken_lines, value_shown};
use wiba_core::store::File;
use wiba_core::wording::date;
use wiba_core::wording::number::count;

/// A version that waits for the user's decision.
pub struct State {
    /// The name of its file.
    pub source: String,
    /// Both versions.
    pub merge: Merge,
    /// The open file itself, if the version is what somebody else has saved there.
    pub on_disk: Option<File>,
    /// Whether the version has a password.
    pub sealed: bool,
    /// What is taken without a question.
    lines: Vec<[String; 3]>,
    /// Of which state of the open file the merge is.
    revision: u64,
    /// Whether the lines are shown that need no decision.
    taken: bool,
}

/// What the user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To merge as decided.
    Merge,
    /// To leave both as they are.
    GiveUp,
}

impl State {
    /// Nothing is decided yet.
    pub fn new(source: String, merge: Merge, on_disk: Option<File>, sealed: bool, revision: u64) -> Self {
        let taken = merge.conflicts().is_empty();
        Self { source, lines: taken_lines(&merge), merge, on_disk, sealed, revision, taken }
    }

    /// Compares anew if the open file has changed since; what is decided stays so.
    pub fn refresh(&mut self, now: &Assessment, revision: u64) {
        if self.revision == revision {
            return;
        }
        let Ok(mut merge) = Merge::new(now.clone(), self.merge.other().clone(), None) else { return };
        for old in self.merge.conflicts() {
            let same = |new: &Conflict| new.mine == old.mine && new.other == old.other;
            if let (Some(place), Some(side)) = (merge.conflicts().iter().position(same), old.decision) {
                merge.decide(place, side);
            }
        }
        self.lines = taken_lines(&merge);
        (self.merge, self.revision) = (merge, revision);
    }

    fn undecided(&self) -> usize {
        self.merge.conflicts().iter().filter(|conflict| conflict.decision.is_none()).count()
    }
}

/// Paints it, and says what the user wants.
pub fn ui(state: &mut State, ctx: &egui::Context) -> Option<Wish> {
    let mut wish = None;
    let close = dialog(ctx, "merging", 860.0, |ui| {
        strong(ui, format!("Zusammenführen mit {}", state.source));
        choice(ui, state);
        if state.taken {
            taken(ui, &state.lines);
        } else {
            conflicts(ui, &mut state.merge);
        }
        let back = if state.merge.takes_something() { " Der ganze Schritt lässt sich zurücknehmen." } else { "" };
        small_muted(ui, format!("Was nicht gilt, bleibt im Verlauf.{back}"));
        ui.horizontal_wrapped(|ui| {
            let undecided = state.undecided();
            let ready = ui.add_enabled_ui(undecided == 0, |ui| primary_button(ui, "Zusammenführen")).inner;
            let words = format!("Noch {} zu entscheiden", count(undecided, "Stelle", "Stellen"));
            if ready.on_disabled_hover_text(words).clicked() {
                wish = Some(Wish::Merge);
            }
            if button(ui, "Abbrechen").clicked() {
                wish = Some(Wish::GiveUp);
            }
        });
    });
    wish.or(close.then_some(Wish::GiveUp))
}

fn choice(ui: &mut Ui, state: &mut State) {
    let (open, all) = (state.undecided(), state.merge.conflicts().len());
    ui.horizontal_wrapped(|ui| {
        if chip(ui, !state.taken, &format!("Verschieden: {all}, davon offen: {open}")).clicked() {
            state.taken = false;
        }
        if chip(ui, state.taken, &format!("Wird übernommen: {}", state.merge.taken())).clicked() {
            state.taken = true;
        }
    });
    if all > 0 {
        ui.horizontal_wrapped(|ui| {
            ui.label("Was beide verschieden geändert haben:");
            if button(ui, "Alle meine").clicked() {
                state.merge.decide_all(Side::Mine);
            }
            if button(ui, "Alle anderen").clicked() {
                state.merge.decide_all(Side::Other);
            }
        });
    }
}

fn taken(ui: &mut Ui, lines: &[[String; 3]]) {
    line_list(ui, "merge-taken", 2, lines.len(), |ui, place| {
        let Some([name, now, then]) = lines.get(place) else { return };
        ui.label(name);
        from_to(ui, now, then);
    });
}

fn conflicts(ui: &mut Ui, merge: &mut Merge) {
    let mut decided = None;
    {
        let all = merge.conflicts();
        line_list(ui, "merge-conflicts", 3, all.len(), |ui, place| {
            let Some(conflict) = all.get(place) else { return };
            let name = conflict_name(conflict, merge);
            ui.label(&name);
            for side in [Side::Mine, Side::Other] {
                ui.horizontal(|ui| {
                    let word = if side == Side::Mine { "meine" } else { "andere" };
                    let chosen = conflict.decision == Some(side);
                    let radio = ui.radio(chosen, word);
                    radio.widget_info(|| {
                        WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{name}: {word}"))
                    });
                    if radio.clicked() {
                        decided = Some((place, side));
                    }
                    one_line(ui, &version(conflict, side, merge));
                });
            }
        });
    }
    if let Some((place, side)) = decided {
        merge.decide(place, side);
    }
}

/// What one side says, who has set it, and when.
fn version(conflict: &Conflict, side: Side, merge: &Merge) -> String {
    let (edit, file, by) = match side {
        Side::Mine => (&conflict.mine, merge.mine(), &conflict.mine_by),
        Side::Other => (&conflict.other, merge.other(), &conflict.other_by),
    };
    let value = value_shown(edit, file);
    let told = |Stamp { at, by }: &Stamp| format!(" ({by}, {} {})", date::short(at.date()), date::clock(*at));
    value + &by.as_ref().map(told).unwrap_or_default()
}
