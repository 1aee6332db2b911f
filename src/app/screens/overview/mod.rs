//! Übersicht: the two figures, the checklists in working order, where to go on, what to do first, what is missing.

mod cards;
mod handed_out;
mod model;

use self::model::Model;
use eframe::egui::{Align2, Rect, TextStyle, Ui, pos2};

use crate::app::context::Cx;
use crate::app::keys::take;
use crate::app::parts::{answer_legend, bar};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{card, muted, paint_text, pill, row, small_muted, strong, title, two_columns};
use wiba_core::analysis::{Counts, next_open};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::wording::number::percent;

/// State of the screen: the question last worked on.
#[derive(Debug, Default)]
pub struct State {
    /// „Weiter an der letzten Stelle“.
    pub last: Option<QuestionId>,
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
    let model = Model::new(&cx.findings.score, go_on(cx, state.last), cx.settings.sitting);
    let free = !cx.covered && ui.memory(|memory| memory.focused()).is_none();
    if free
        && take(ui.ctx(), Action::NextOpen)
        && let Some(id) = model.next
    {
        out.push(Command::Show(id));
    }
    ui.horizontal_wrapped(|ui| {
        title(ui, "Übersicht");
        muted(ui, &model.subtitle);
        if cx.assessment.kommune.invented {
            pill(ui, "erfundenes Beispiel", theme::tokens(ui).warn);
        }
    });
    let (side, least) = (330.0, 440.0);
    // In one column, where to go on comes first: nobody shall have to scroll to begin.
    let one_column = ui.available_width() < side + space::L + least;
    if one_column {
        out.append(cards::next_card(ui, cx, &model));
        ui.add_space(space::S);
    }
    let (left, right) = two_columns(
        ui,
        side,
        least,
        |ui| {
            figures(ui, &model);
            ui.add_space(space::S);
            checklists(ui, cx)
        },
        |ui| {
            let mut out = Commands::default();
            if !one_column {
                out.append(cards::next_card(ui, cx, &model));
                ui.add_space(space::S);
            }
            let (settled, late) = handed_out::ui(ui, cx);
            out.append(settled);
            out.append(cards::top_measures(ui, cx));
            ui.add_space(space::S);
            out.append(cards::hints_card(ui, cx, late));
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
        // Not egui's own columns: they justify text.
        let half = (ui.available_width() - space::L) / 2.0;
        two_columns(
            ui,
            half,
            0.0,
            |ui| figure(ui, "Bearbeitungsstand", &model.answered, &model.pace),
            |ui| figure(ui, "Umsetzungsgrad der beantworteten Fragen", &model.fulfilled, &model.counts),
        );
    }
}

fn checklists(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        strong(ui, "Checklisten in empfohlener Reihenfolge");
        ui.add_space(space::XS);
        let tokens = theme::tokens(ui);
        // The legend and the heads of the columns share a line, which does not break as long as there is room.
        let figures = 2.0 * FIGURE;
        let legend = ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - figures);
            ui.horizontal_wrapped(answer_legend);
        });
        let line = legend.response.rect;
        let head = Rect::from_min_max(line.min, pos2(line.left() + ui.available_width(), line.bottom()));
        let columns = Columns::of(head);
        let small = TextStyle::Small;
        paint_text(ui, columns.answered, "Stand", small.clone(), tokens.muted, Align2::RIGHT_CENTER);
        paint_text(ui, columns.fulfilled, "Umges.", small, tokens.muted, Align2::RIGHT_CENTER);
        let mut group = 0;
        for list in cx.catalog.in_working_order() {
            if list.priority != group {
                group = list.priority;
                ui.add_space(if group == 1 { 0.0 } else { space::M });
                let name = cx.catalog.priority_group(group).map_or("", |group| group.title.as_str());
                ui.label(theme::text(format!("{group} · {name}"), theme::small_strong(), tokens.muted));
                ui.add_space(2.0);
            }
            if checklist_row(ui, &list.short, cx.findings.score.checklist(list.number)) {
                out.push(Command::Go(Route::Questions(Scope::Checklist(list.number))));
            }
        }
    });
    out
}

/// Width of a figure behind a bar.
const FIGURE: f32 = 52.0;

struct Columns {
    name: Rect,
    bar: Rect,
    answered: Rect,
    fulfilled: Rect,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let figure = FIGURE;
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
        figure(columns.answered, &percent(Some(counts.answered_percent())), tokens.muted);
        figure(columns.fulfilled, &percent(counts.fulfilled_percent()), tokens.text);
    }
    let clicked = response.clicked();
    response.on_hover_text(format!(
        "{} Ja · {} Nein · {} nicht relevant · {} offen",
        counts.yes, counts.no, counts.not_relevant, counts.open
    ));
    clicked
}
