//! All questions of a scope, one line each.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, Rangef, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};
use lucide_icons::Icon;

use super::question_menu::{copied, question_menu};
use super::rows::{HEADING, ROW as HEIGHT, Rows};
use super::spot::{Spot, waiting_words};
use super::state::State;
use super::{clarification, hint_lines};
use crate::app::context::Cx;
use crate::app::parts::{mark_color, yardstick};
use crate::kit::keys;
use crate::kit::theme::{self, radius, space};
use crate::kit::widgets::{
    button, follow_focus, icon, list_card, paint_text, paint_two_lines, primary_button, row, strong,
};
use wiba_core::analysis::Mark;
use wiba_core::assessment::{Answer, AnswerValue, Target, answer_words};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands, Several};
use wiba_core::desk::route::Scope;
use wiba_core::desk::settings::Settings;
use wiba_core::wording::number::count;

pub(super) fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let full = ui.available_rect_before_wrap();
    let line = ui.text_style_height(&TextStyle::Small) + space::XS;
    let (above, foot) = full.split_top_bottom_at_y(full.bottom() - line);
    let out = rows_ui(state, &mut ui.new_child(UiBuilder::new().id_salt("rows").max_rect(above)), cx, spot);
    foot_ui(state, ui, cx, spot, foot);
    ui.allocate_rect(full, Sense::hover());
    out
}

fn rows_ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let Spot { scope, questions, current, reveal } = spot;
    let mut out = Commands::default();
    let headings = state.headings(scope);
    let open = state.unfolded.and_then(|unfolded| questions.iter().position(|id| *id == unfolded.question));
    let extra = state.unfolded.map_or(0.0, |unfolded| unfolded.height);
    let rows = Rows { count: questions.len(), headings: &headings, open: open.map(|open| (open, extra)) };
    out.append(selected_bar(state, ui, cx));
    list_card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt(("list", scope)).auto_shrink([false, false]).show(ui, |ui| {
            let top = ui.min_rect().top();
            let y = |index: usize| top + rows.top(index);
            ui.set_height(rows.top(questions.len()));
            let seen = ui.clip_rect().y_range();
            let in_sight = rows.within(Rangef::new(seen.min - top, seen.max - top));
            // A row keeps its id, and with it the focus, when those before it are scrolled away.
            ui.skip_ahead_auto_ids(in_sight.start);
            for index in in_sight {
                if let Some((_, heading)) = headings.iter().find(|(before, _)| *before == index) {
                    let place = Rect::from_min_size(
                        pos2(ui.min_rect().left(), y(index) - HEADING),
                        vec2(ui.available_width(), HEADING),
                    );
                    heading_ui(ui, place, heading);
                }
                let Some(id) = questions.get(index).copied() else { continue };
                let rect =
                    Rect::from_min_size(pos2(ui.min_rect().left(), y(index)), vec2(ui.available_width(), HEIGHT));
                ui.scope_builder(UiBuilder::new().id_salt(id).max_rect(rect), |ui| {
                    let selected = if state.selection.len() > 0 { state.selection.has(id) } else { id == current };
                    let line = Line { id, selected, open: open == Some(index) };
                    if line_ui(state, ui, cx, scope, line, &mut out) {
                        state.unfold(id);
                    }
                });
                if open == Some(index) {
                    let height = below(ui, cx, id, rect.translate(vec2(0.0, HEIGHT)), &mut out);
                    state.measured(id, height, ui);
                }
            }
            if let Some(index) = questions.iter().position(|id| *id == current).filter(|_| reveal) {
                let rect = Rect::from_min_size(pos2(ui.min_rect().left(), y(index)), vec2(10.0, HEIGHT));
                ui.scroll_to_rect(rect.expand2(vec2(0.0, HEIGHT)), None);
            }
            follow_focus(ui, ui.min_rect());
        });
    });
    out
}

/// For which question the keys are while another one stays in sight. The place is always kept, so that no row moves below
/// the pointer.
fn foot_ui(state: &State, ui: &Ui, cx: &Cx<'_>, spot: Spot<'_>, place: Rect) {
    let Some(waiting) = state.waiting(cx, spot) else { return };
    let words = waiting_words(waiting);
    let response = ui.interact(place, ui.scope_id().with("waiting"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    if paint_text(ui, place, &words, TextStyle::Small, theme::tokens(ui).muted, Align2::RIGHT_BOTTOM) {
        response.on_hover_text(words);
    }
}

/// How many are selected, and what can be done with them.
fn selected_bar(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let chosen = state.selection.len();
    if chosen == 0 {
        return out;
    }
    ui.horizontal_wrapped(|ui| {
        strong(ui, format!("{} ausgewählt", count(chosen, "Frage", "Fragen")));
        if primary_button(ui, if chosen == 1 { "Festlegen …" } else { "Für alle festlegen …" }).clicked() {
            out.push(Command::ChooseForMany(state.selection.all().map(Target::Question).collect(), Several::Questions));
        }
        if cx.assessment.part.is_none() && button(ui, "Verteilen …").clicked() {
            out.push(Command::ChooseHandOut(state.selection.all().collect()));
        }
        let copy = !cx.covered && keys::take_copy(ui);
        if button(ui, "Kopieren").clicked() || copy {
            out.push(Command::Copy(copied(cx, &state.selection.all().collect::<Vec<_>>())));
        }
        if button(ui, "Auswahl aufheben").clicked() {
            state.selection.clear();
        }
    });
    out
}

/// What the rows below have in common.
fn heading_ui(ui: &mut Ui, place: Rect, words: &str) {
    let tokens = theme::tokens(ui);
    let response = ui.interact(place, ui.scope_id().with(("heading", words)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    let inner = place.shrink2(vec2(space::S, 0.0));
    if paint_text(ui, inner, words, theme::strong(), tokens.text, Align2::LEFT_CENTER) {
        response.on_hover_text(words);
    }
    ui.painter().hline(place.x_range(), place.bottom(), Stroke::new(1.0, tokens.line));
}

/// The Maßstab of a question below its row; returns its height.
fn below(ui: &mut Ui, cx: &Cx<'_>, id: QuestionId, rect: Rect, out: &mut Commands) -> f32 {
    let Some(question) = cx.catalog.question(id) else { return 0.0 };
    let indent = if rect.width() > 620.0 { 60.0 } else { space::S };
    let place = Rect::from_min_max(
        rect.min + vec2(indent, space::S),
        pos2((rect.right() - space::S).min(rect.left() + indent + 800.0), rect.bottom()),
    );
    let shown = ui.scope_builder(UiBuilder::new().id_salt((id, "below")).max_rect(place), |ui| {
        out.append(yardstick(ui, cx, question));
    });
    let bottom = shown.response.rect.bottom() + space::M;
    ui.painter().hline(rect.x_range(), bottom, Stroke::new(1.0, theme::tokens(ui).line));
    bottom - rect.top()
}

/// A row of the list.
#[derive(Clone, Copy)]
struct Line {
    id: QuestionId,
    selected: bool,
    /// Whether its Maßstab is open.
    open: bool,
}

/// Paints a row; returns whether its Maßstab shall be opened or closed.
fn line_ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, scope: Scope, line: Line, out: &mut Commands) -> bool {
    let Line { id, selected, open } = line;
    let mut unfold = false;
    let Some(question) = cx.catalog.question(id) else { return unfold };
    let tokens = theme::tokens(ui);
    let answer = cx.assessment.round.answer(id);
    let (rect, response) = row(ui, HEIGHT, selected, || format!("{id} {}: {}", question.text, standing_words(answer)));
    let buttons = if rect.width() > 620.0 { 92.0 } else { 34.0 };
    let right = rect.right() - 3.0 * (buttons + space::XS) - space::S;
    let part = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(to, rect.bottom()));
    // Bold words are wider: the text would break in another place as soon as its row is chosen.
    let number = if selected { theme::strong() } else { TextStyle::Body };
    let ink = if selected { tokens.primary } else { tokens.muted };
    paint_text(ui, part(8.0, rect.left() + 52.0), &id.to_string(), number, ink, Align2::LEFT_CENTER);
    let marks = marks(cx, id);
    let mut text_from = 56.0;
    if question.yardstick.is_some() {
        let (left, width) = if rect.width() > 480.0 { (54.0, 28.0) } else { (46.0, 24.0) };
        let place = Rect::from_min_size(rect.min + vec2(left, 6.0), vec2(width, HEIGHT - 12.0));
        unfold = fold_button(ui, id, place, open);
        text_from = left + width + space::XS;
    }
    let hints = if scope.is_done(id, cx.findings).is_some() { hint_lines::all_words(cx, id) } else { String::new() };
    let room = part(text_from, right - 60.0);
    let cut = if hints.is_empty() {
        paint_two_lines(ui, room, &question.text, TextStyle::Body, tokens.text)
    } else {
        let (upper, lower) = room.shrink2(vec2(0.0, 2.0)).split_top_bottom_at_fraction(0.5);
        let cut = paint_text(ui, upper, &question.text, TextStyle::Body, tokens.text, Align2::LEFT_CENTER);
        paint_text(ui, lower, &hints, TextStyle::Small, tokens.warn, Align2::LEFT_CENTER) || cut
    };
    let place = Rect::from_min_max(pos2(right - 56.0, rect.top()), pos2(right, rect.bottom()));
    paint_text(ui, place, &marks, TextStyle::Body, tokens.muted, Align2::RIGHT_CENTER);
    for (index, value) in AnswerValue::ALL.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "three buttons")]
        let left = right + space::S + index as f32 * (buttons + space::XS);
        let place = Rect::from_min_size(pos2(left, rect.top() + 5.0), vec2(buttons, HEIGHT - 10.0));
        let chosen = answer.value() == Some(value);
        let response = ui.interact(place, ui.scope_id().with(("answer", id, index)), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{id} {}", value.label())));
        let color = if chosen { mark_color(tokens, Mark::of(Some(value))) } else { tokens.muted };
        let fill = match value {
            AnswerValue::Yes if chosen => tokens.yes_soft,
            AnswerValue::No if chosen => tokens.no_soft,
            _ if chosen || response.hovered() => tokens.soft,
            _ => tokens.surface,
        };
        let stroke = Stroke::new(if chosen { 1.5 } else { 1.0 }, if chosen { color } else { tokens.line });
        ui.painter().rect(place, CornerRadius::same(radius::CONTROL), fill, stroke, StrokeKind::Inside);
        let words = match (buttons > 40.0, value) {
            (false, value) => value.sign().to_owned(),
            (true, AnswerValue::NotRelevant) => "– N. relevant".to_owned(),
            (true, value) => format!("{} {}", value.sign(), value.label()),
        };
        let tip = match chosen {
            // By the key: a click on it may be the second half of a double click.
            true => format!("{}; {} nimmt die Antwort zurück", value.label(), Action::ClearAnswer.row().key_words()),
            false if buttons > 40.0 => String::new(),
            false => value.label().to_owned(),
        };
        let style = if chosen { theme::small_strong() } else { TextStyle::Small };
        paint_text(ui, place.shrink2(vec2(2.0, 0.0)), &words, style, color, Align2::CENTER_CENTER);
        let response = if tip.is_empty() { response } else { response.on_hover_text(tip) };
        if response.clicked() {
            out.push(Command::ShowIn(scope, id));
            out.append(state.click(ui, cx, scope, id, value));
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    if response.clicked() {
        let held = ui.input(|input| input.modifiers);
        let questions = state.kept_questions().to_vec();
        if state.selection.clicked(&questions, state.current.unwrap_or(id), id, held) {
            state.current = Some(id);
        } else {
            out.push(Command::ShowIn(scope, id));
        }
    }
    question_menu(&response, cx, id, out);
    if response.double_clicked() {
        out.push(Command::Set(Box::new(Settings { list: false, ..cx.settings.clone() })));
    }
    if cut {
        response.on_hover_text(format!("{}\n{hints}", question.text).trim_end());
    }
    unfold
}

/// Opens and closes the Maßstab below a row.
fn fold_button(ui: &Ui, id: QuestionId, place: Rect, open: bool) -> bool {
    let tokens = theme::tokens(ui);
    let response = ui.interact(place, ui.scope_id().with(("yardstick", id)), Sense::click());
    let name = format!("{id} Maßstab ({})", if open { "ausgeklappt" } else { "eingeklappt" });
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    if response.hovered() {
        ui.painter().rect_filled(place, CornerRadius::same(radius::CONTROL), tokens.soft);
    }
    let sign = icon(if open { Icon::ChevronDown } else { Icon::ChevronRight });
    paint_text(ui, place, &sign, TextStyle::Body, tokens.muted, Align2::CENTER_CENTER);
    response.on_hover_text(Action::Explanation.with_key("Maßstab")).clicked()
}

/// The answer, and whether somebody must still be asked.
pub(super) fn standing_words(answer: &Answer) -> String {
    let clarification = if answer.in_clarification { ", in Klärung" } else { "" };
    format!("{}{clarification}", answer_words(answer.value()))
}

/// Icons for what is recorded beside the answer.
fn marks(cx: &Cx<'_>, id: QuestionId) -> String {
    let answer = cx.assessment.round.answer(id);
    let mut marks = Vec::new();
    if !answer.note.is_empty() {
        marks.push(icon(Icon::StickyNote));
    }
    if answer.is_proven() {
        marks.push(icon(Icon::Paperclip));
    }
    if answer.in_clarification {
        marks.push(clarification::sign());
    }
    if cx.findings.hinted.contains_key(&id) {
        marks.push(icon(Icon::CircleAlert));
    }
    marks.join(" ")
}
