//! Verlauf: who changed what when, latest first.

use std::collections::BTreeSet;

use eframe::egui::{Id, ScrollArea, TextStyle, Ui};
use jiff::ToSpan;

use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    ComboStyle, FieldStyle, button, card, choose, follow_focus, labelled, menu_entry, muted, paint_text, row,
    scroll_by_key, title,
};
use wiba_core::assessment::{Assessment, change_words, entry_questions};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::command::{Command, Commands, Copied};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::wording::date;

/// State of the screen.
#[derive(Debug, Default)]
pub struct State {
    needle: String,
    by: Option<String>,
    made: Made,
}

/// The lines, and what they were made for.
#[derive(Debug, Default)]
struct Made {
    entries: usize,
    needle: String,
    by: Option<String>,
    lines: Vec<Line>,
    /// Width of the column of names in points.
    names: f32,
}

impl Made {
    fn new(ui: &Ui, assessment: &Assessment, needle: &str, by: Option<&str>) -> Self {
        let lines = lines(assessment, needle, by);
        let people: BTreeSet<&str> = lines.iter().map(|line| line.by.as_str()).collect();
        let font = TextStyle::Body.resolve(ui.style());
        let width = |name: &str| {
            ui.painter().layout_no_wrap(name.to_owned(), font.clone(), theme::tokens(ui).text).size().x.ceil()
        };
        let names = people.into_iter().map(width).fold(0.0, f32::max);
        let entries = assessment.journal.entries().len();
        Self { entries, needle: needle.to_owned(), by: by.map(str::to_owned), lines, names }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `22.11.2026 14:32`.
    pub when: String,
    /// Who.
    pub by: String,
    /// Old → new.
    pub what: String,
    /// The question it is about.
    pub question: Option<QuestionId>,
}

/// The lines that pass the filter, latest first.
pub fn lines(assessment: &Assessment, needle: &str, by: Option<&str>) -> Vec<Line> {
    let needle = needle.trim().to_lowercase();
    assessment
        .journal
        .entries()
        .iter()
        .rev()
        .filter(|entry| by.is_none_or(|by| entry.by == by))
        .flat_map(|entry| {
            let question = entry_questions(entry, &assessment.round).first().copied();
            change_words(entry, assessment, None).into_iter().map(move |what| Line {
                when: date::short_time(entry.at),
                by: entry.by.clone(),
                what,
                question,
            })
        })
        .filter(|line| needle.is_empty() || line.what.to_lowercase().contains(&needle))
        .collect()
}

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let journal = cx.assessment.journal.entries();
    title(ui, "Verlauf");
    muted(ui, "Jede Änderung mit Zeit und Name. Der Verlauf wird nur länger: Auch Rückgängig steht darin.");
    ui.horizontal_wrapped(|ui| {
        let look = FieldStyle::line("Verlauf filtern").bare().hint("z. B. 7.13 oder Frist").width(240.0);
        labelled(ui, Id::unique("history-filter"), &mut state.needle, look);
        let people: BTreeSet<&str> = journal.iter().map(|entry| entry.by.as_str()).collect();
        let all: Vec<(Option<&str>, &str)> = [(None, "alle Personen")]
            .into_iter()
            .chain(people.into_iter().map(|person| (Some(person), person)))
            .collect();
        if let Some(by) = choose(ui, "by", &all, state.by.as_deref(), ComboStyle::new("Person", 180.0)) {
            state.by = by.map(str::to_owned);
        }
        for (days, words) in [(0, "Heute geänderte Fragen"), (7, "Geändert in 7 Tagen")] {
            let since = cx.today().checked_sub(days.days()).unwrap_or(cx.today());
            if button(ui, words).clicked() {
                out.push(Command::Go(Route::Questions(Scope::Changed(since))));
            }
        }
    });
    let made = &state.made;
    if (made.entries, &made.needle, &made.by) != (journal.len(), &state.needle, &state.by) {
        state.made = Made::new(ui, cx.assessment, &state.needle, state.by.as_deref());
    }
    let Made { lines, names, .. } = &state.made;
    if lines.is_empty() {
        muted(ui, if journal.is_empty() { "Noch keine Änderung." } else { "Keine Änderung passt zu diesem Filter." });
        return out;
    }
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("history").auto_shrink([false, false]).show_rows(
            ui,
            26.0,
            lines.len(),
            |ui, range| {
                for line in lines.get(range).unwrap_or_default() {
                    line_ui(ui, line, *names, &mut out);
                }
                scroll_by_key(ui);
                follow_focus(ui, ui.min_rect());
            },
        );
    });
    out
}

fn line_ui(ui: &mut Ui, line: &Line, names: f32, out: &mut Commands) {
    use eframe::egui::{Align2, Rect, pos2};
    let tokens = theme::tokens(ui);
    let (rect, response) = row(ui, 26.0, false, || format!("{} {}: {}", line.when, line.by, line.what));
    let part = |from: f32, to: f32| {
        Rect::from_min_max(
            pos2(rect.left() + from, rect.top()),
            pos2((rect.left() + to).min(rect.right()), rect.bottom()),
        )
    };
    let most = if rect.width() > 620.0 { 150.0 } else { 90.0 };
    let what = 140.0 + names.min(most) + space::M;
    paint_text(ui, part(4.0, 134.0), &line.when, TextStyle::Body, tokens.muted, Align2::LEFT_CENTER);
    let mut cut =
        paint_text(ui, part(140.0, what - space::S), &line.by, TextStyle::Body, tokens.muted, Align2::LEFT_CENTER);
    cut |= paint_text(ui, part(what, f32::INFINITY), &line.what, TextStyle::Body, tokens.text, Align2::LEFT_CENTER);
    let shows = |id: QuestionId| Command::Show(id);
    out.extend(line.question.filter(|_| response.clicked()).map(shows));
    response.context_menu(|ui| {
        if let Some(id) = line.question
            && menu_entry(ui, &format!("Zur Frage {id}"))
        {
            out.push(shows(id));
        }
        if menu_entry(ui, "Änderung kopieren") {
            let cells = [&line.when, &line.by, &line.what].map(Clone::clone).to_vec();
            out.push(Command::Copy(Copied::table("Änderung", &["Zeit", "Person", "Änderung"], &[cells])));
        }
    });
    if cut {
        response.on_hover_text(format!("{}: {}", line.by, line.what));
    }
}
