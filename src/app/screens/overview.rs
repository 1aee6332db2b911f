//! Übersicht: the two figures, the checklists in working order, where to go on, what to do first, what is missing.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Rect, TextStyle, Ui, pos2, vec2};

use crate::analysis::{Counts, Hint, Score, next_open};
use crate::app::command::{Command, Commands};
use crate::app::context::Cx;
use crate::app::route::{Route, Scope};
use crate::app::theme::{self, space};
use crate::app::widgets::{
    bar, button, card, card_filled, legend, link, muted, paint_text, pill, primary_button, row, small_muted, strong,
    title, two_columns,
};
use crate::catalog::QuestionId;

/// State of the screen: the question last worked on.
#[derive(Debug, Default)]
pub struct State {
    /// „Weiter, wo Sie aufgehört haben“.
    pub last: Option<QuestionId>,
}

/// What the screen says, without how.
#[derive(Debug, PartialEq, Eq)]
pub struct Model {
    /// e.g. „202 von 257 Fragen beantwortet“.
    pub subtitle: String,
    /// e.g. „78 %“.
    pub answered: String,
    /// e.g. „noch 55 Fragen, etwa 3 Sitzungen mit je 20“.
    pub pace: String,
    /// e.g. „63 %“ or „–“.
    pub fulfilled: String,
    /// e.g. „111 Ja · 63 Nein · 28 nicht relevant“.
    pub counts: String,
    /// Where to go on.
    pub next: Option<QuestionId>,
    /// Whether anything was answered.
    pub begun: bool,
}

impl Model {
    /// Builds it.
    pub fn new(score: &Score, next: Option<QuestionId>, sitting: u16) -> Self {
        let all = score.overall;
        Self {
            subtitle: format!("{} von {} Fragen beantwortet", all.answered(), all.total()),
            answered: format!("{} %", all.answered_percent()),
            pace: pace(all.open, usize::from(sitting)),
            fulfilled: percent(all.fulfilled_percent()),
            counts: format!("{} Ja · {} Nein · {} nicht relevant", all.yes, all.no, all.not_relevant),
            next,
            begun: all.answered() > 0,
        }
    }
}

/// „63 %“, or „–“ where there is nothing to rate.
pub fn percent(value: Option<u8>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value} %"))
}

fn pace(open: usize, sitting: usize) -> String {
    match (open, open.div_ceil(sitting.max(1))) {
        (0, _) => "alle Fragen beantwortet".to_owned(),
        (1, _) => "noch 1 Frage".to_owned(),
        (open, 1) => format!("noch {open} Fragen, etwa 1 Sitzung"),
        (open, sittings) => format!("noch {open} Fragen, etwa {sittings} Sitzungen mit je {sitting}"),
    }
}

/// The question to go on with: the last one if it is open, else the next open one after it.
pub fn go_on(cx: &Cx<'_>, last: Option<QuestionId>) -> Option<QuestionId> {
    let round = &cx.assessment.round;
    match last {
        Some(id) if round.value(id).is_none() && cx.catalog.question(id).is_some() => Some(id),
        last => next_open(cx.catalog, round, last),
    }
}

/// Paints the screen.
pub fn ui(state: &State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let model = Model::new(&cx.view.score, go_on(cx, state.last), cx.settings.sitting);
    ui.horizontal_wrapped(|ui| {
        title(ui, "Übersicht");
        muted(ui, &model.subtitle);
        if cx.assessment.kommune.invented {
            pill(ui, "erfundenes Beispiel", theme::tokens(ui).warn);
        }
    });
    let (left, right) = two_columns(
        ui,
        330.0,
        440.0,
        |ui| {
            figures(ui, &model);
            ui.add_space(space::S);
            checklists(ui, cx)
        },
        |ui| {
            let mut out = next_card(ui, cx, &model);
            ui.add_space(space::S);
            out.append(top_measures(ui, cx));
            ui.add_space(space::S);
            out.append(hints_card(ui, cx));
            out
        },
    );
    out.append(left);
    out.append(right);
    out
}

fn figures(ui: &mut Ui, model: &Model) {
    let figure = |ui: &mut Ui, name: &str, value: &str, detail: &str| {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            small_muted(ui, name);
            ui.label(theme::text(value, theme::display(), theme::tokens(ui).text));
            small_muted(ui, detail);
        });
    };
    let narrow = ui.available_width() < 440.0;
    if narrow {
        figure(ui, "Bearbeitungsstand", &model.answered, &model.pace);
        figure(ui, "Umsetzungsgrad der beantworteten Fragen", &model.fulfilled, &model.counts);
    } else {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                figure(left, "Bearbeitungsstand", &model.answered, &model.pace);
                figure(right, "Umsetzungsgrad der beantworteten Fragen", &model.fulfilled, &model.counts);
            }
        });
    }
}

fn checklists(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal_wrapped(|ui| {
            strong(ui, "Checklisten in empfohlener Reihenfolge");
            ui.add_space(space::M);
            legend(ui);
        });
        let tokens = theme::tokens(ui);
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), eframe::egui::Sense::hover());
        let columns = Columns::of(head);
        let small = TextStyle::Small;
        paint_text(ui, columns.answered, "Stand", small.clone(), tokens.muted, Align2::RIGHT_CENTER);
        paint_text(ui, columns.fulfilled, "Umges.", small, tokens.muted, Align2::RIGHT_CENTER);
        let mut group = 0;
        for list in cx.catalog.in_working_order() {
            if list.priority != group {
                group = list.priority;
                ui.add_space(if group == 1 { 0.0 } else { space::XS });
                let name = cx.catalog.priority_group(group).map_or("", |group| group.title.as_str());
                ui.label(theme::text(format!("{group} · {name}"), theme::small_strong(), tokens.muted));
                ui.add_space(2.0);
            }
            if checklist_row(ui, &list.short, cx.view.score.checklist(list.number)) {
                out.push(Command::Go(Route::Questions(Scope::Checklist(list.number))));
            }
        }
    });
    out
}

struct Columns {
    name: Rect,
    bar: Rect,
    answered: Rect,
    fulfilled: Rect,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let figure = 52.0;
        let name = (rect.width() * 0.32).clamp(110.0, 190.0);
        let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
        let right = rect.right();
        let middle = rect.center().y;
        Self {
            name: part(rect.left(), rect.left() + name - space::S),
            bar: Rect::from_min_max(
                pos2(rect.left() + name, middle - 5.0),
                pos2(right - 2.0 * figure - space::XS, middle + 5.0),
            ),
            answered: part(right - 2.0 * figure, right - figure),
            fulfilled: part(right - figure, right),
        }
    }
}

fn checklist_row(ui: &mut Ui, name: &str, counts: Counts) -> bool {
    let (rect, response) = row(ui, 20.0, false, || {
        format!(
            "{name}: {} von {} beantwortet, {} Ja, {} Nein, {} nicht relevant, umgesetzt {}",
            counts.answered(),
            counts.total(),
            counts.yes,
            counts.no,
            counts.not_relevant,
            percent(counts.fulfilled_percent())
        )
    });
    if ui.is_rect_visible(rect) {
        let tokens = theme::tokens(ui);
        let columns = Columns::of(rect);
        paint_text(ui, columns.name, name, TextStyle::Body, tokens.text, Align2::LEFT_CENTER);
        bar(ui.painter(), columns.bar, counts, tokens);
        let figure =
            |rect: Rect, text: &str, color| paint_text(ui, rect, text, TextStyle::Body, color, Align2::RIGHT_CENTER);
        figure(columns.answered, &format!("{} %", counts.answered_percent()), tokens.muted);
        figure(columns.fulfilled, &percent(counts.fulfilled_percent()), tokens.text);
    }
    let clicked = response.clicked();
    response.on_hover_text(format!(
        "{} Ja · {} Nein · {} nicht relevant · {} offen",
        counts.yes, counts.no, counts.not_relevant, counts.open
    ));
    clicked
}

fn next_card(ui: &mut Ui, cx: &Cx<'_>, model: &Model) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    card_filled(ui, tokens.surface, tokens.primary, |ui| {
        let Some(question) = model.next.and_then(|id| cx.catalog.question(id)) else {
            strong(ui, "Alle Fragen sind beantwortet");
            muted(ui, "Als Nächstes den Maßnahmenplan abstimmen und den Bericht vorlegen.");
            if primary_button(ui, "Zum Bericht").clicked() {
                out.push(Command::Go(Route::Report));
            }
            return;
        };
        small_muted(ui, if model.begun { "Weiter, wo zuletzt aufgehört" } else { "Der erste Schritt" });
        ui.label(theme::text(format!("{} {}", question.id, question.text), theme::strong(), tokens.text));
        let list = cx.catalog.checklist(question.id.checklist);
        let name = list.map_or("", |list| list.short.as_str());
        let action = if model.begun { format!("Weiter mit {name}") } else { format!("Beginnen mit {name}") };
        if primary_button(ui, action).clicked() {
            out.push(Command::Show(question.id));
        }
    });
    out
}

fn top_measures(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        let tokens = theme::tokens(ui);
        strong(ui, "Zuerst angehen");
        let pending: Vec<_> = cx.view.plan.iter().filter(|item| item.status.is_pending()).collect();
        if pending.is_empty() {
            muted(ui, "Sobald eine Frage mit Nein beantwortet ist, steht hier, was zuerst zu tun ist.");
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for item in pending.iter().take(5) {
            let Some(first) = item.questions.first().copied() else { continue };
            let owner = if item.owner.is_empty() { "ohne Verantwortliche" } else { &item.owner };
            let detail = format!("{first} · Aufwand {} · {owner}", item.effort);
            let width = ui.available_width() - 24.0 - 80.0;
            let mut job =
                LayoutJob::simple(item.title.clone(), TextStyle::Body.resolve(ui.style()), tokens.text, width);
            job.wrap.max_rows = 2;
            let title = ui.painter().layout_job(job);
            let height = title.size().y + 26.0;
            let (rect, response) =
                row(ui, height, false, || format!("Maßnahme {}: {}, {detail}", item.rank, item.title));
            ui.painter().hline(rect.x_range(), rect.top(), eframe::egui::Stroke::new(1.0, tokens.line));
            let line = |top: f32, left: f32| {
                let end = pos2(rect.right() - 76.0, rect.top() + top + 18.0);
                Rect::from_min_max(pos2(rect.left() + left, rect.top() + top), end)
            };
            paint_text(ui, line(4.0, 0.0), &item.rank.to_string(), TextStyle::Body, tokens.muted, Align2::LEFT_CENTER);
            let below = 5.0 + title.size().y;
            ui.painter().galley(rect.min + vec2(24.0, 4.0), title, tokens.text);
            paint_text(ui, line(below, 24.0), &detail, TextStyle::Small, tokens.muted, Align2::LEFT_CENTER);
            let mark = if item.quick_win() {
                "Quick Win"
            } else if item.basis {
                "Basis"
            } else {
                ""
            };
            let place = Rect::from_min_max(pos2(rect.right() - 74.0, rect.top()), rect.right_bottom());
            let color = if item.quick_win() { tokens.warn } else { tokens.muted };
            paint_text(ui, place, mark, theme::small_strong(), color, Align2::RIGHT_CENTER);
            if response.on_hover_text(format!("{}\n{}", item.title, item.reason)).clicked() {
                out.push(Command::Show(first));
            }
        }
        ui.add_space(space::S);
        if link(ui, format!("Alle {} Maßnahmen", cx.view.plan.len())).clicked() {
            out.push(Command::Go(Route::Measures));
        }
    });
    out
}

/// The hints by kind: count, words, first question.
pub fn hint_lines(hints: &[Hint]) -> Vec<(usize, String, QuestionId)> {
    let mut lines: Vec<(usize, &'static str, QuestionId)> = Vec::new();
    for hint in hints {
        match lines.iter_mut().find(|(_, label, _)| *label == hint.label()) {
            Some((count, _, _)) => *count += 1,
            None => lines.push((1, hint.label(), hint.question())),
        }
    }
    lines.into_iter().map(|(count, label, question)| (count, format!("{count} × {label}"), question)).collect()
}

fn hints_card(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Hinweise");
        let lines = hint_lines(&cx.view.hints);
        if lines.is_empty() {
            muted(ui, "Nichts fehlt: Antworten, Maßnahmen und Nachweise sind vollständig.");
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        for (_, line, question) in lines {
            let overdue = line.contains("überfällig");
            let tokens = theme::tokens(ui);
            let color = if overdue { tokens.warn } else { tokens.text };
            let sign = crate::app::widgets::icon(if overdue {
                lucide_icons::Icon::TriangleAlert
            } else {
                lucide_icons::Icon::CircleAlert
            });
            let (rect, response) = row(ui, 24.0, false, || format!("Hinweis: {line}"));
            paint_text(ui, rect, &format!("{sign} {line}"), TextStyle::Body, color, Align2::LEFT_CENTER);
            if response.on_hover_text("Zur ersten dieser Fragen").clicked() {
                out.push(Command::ShowIn(Scope::Hint, question));
            }
        }
        let quick = quick_wins(cx);
        if quick > 0 {
            ui.add_space(space::S);
            let words = if quick == 1 { "1 Quick Win".to_owned() } else { format!("{quick} Quick Wins") };
            if button(ui, format!("{words} anzeigen")).clicked() {
                out.push(Command::Go(Route::Measures));
            }
        }
    });
    out
}

fn quick_wins(cx: &Cx<'_>) -> usize {
    cx.view.plan.iter().filter(|item| item.quick_win() && item.status.is_pending()).count()
}

/// „19 von 22 beantwortet“, for titles and the sidebar.
pub fn progress(counts: Counts) -> String {
    format!("{} von {} beantwortet", counts.answered(), counts.total())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_said_in_whole_sittings() {
        assert_eq!(pace(55, 20), "noch 55 Fragen, etwa 3 Sitzungen mit je 20");
        assert_eq!(pace(20, 20), "noch 20 Fragen, etwa 1 Sitzung");
        assert_eq!(pace(1, 20), "noch 1 Frage");
        assert_eq!(pace(0, 20), "alle Fragen beantwortet");
    }

    #[test]
    fn hints_are_counted_by_kind() {
        let id = QuestionId::new(1, 1);
        let lines = hint_lines(&[Hint::NoOwner(id), Hint::NoOwner(QuestionId::new(1, 2)), Hint::NoEvidence(id)]);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], (2, "2 × Nein ohne Verantwortliche".to_owned(), id));
    }
}
