//! The column at the right: where to go on, what to do first, what is missing.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Id, Rect, TextStyle, Ui, pos2, vec2};

use lucide_icons::Icon;

use super::model::Model;
use crate::app::context::Cx;
use crate::kit::focus_return::focus_next;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    button, card, icon, link, marked_card, muted, paint_pill, paint_text, primary_button, row, small_muted, strong,
};
use wiba_core::analysis::{Hint, HintKind};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::Settings;
use wiba_core::desk::table_view::Filter;

pub(super) fn next_card(ui: &mut Ui, cx: &Cx<'_>, model: &Model) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    marked_card(ui, tokens.primary, |ui| {
        let Some(question) = model.next.and_then(|id| cx.catalog.question(id)) else {
            strong(ui, "Alle Fragen sind beantwortet");
            muted(ui, "Als Nächstes den Maßnahmenplan abstimmen und den Bericht vorlegen.");
            if primary_button(ui, "Zum Bericht").clicked() {
                out.push(Command::Go(Route::Report));
            }
            return;
        };
        small_muted(ui, if model.begun { "Weiter an der letzten Stelle" } else { "Der erste Schritt" });
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

pub(super) fn top_measures(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        let tokens = theme::tokens(ui);
        strong(ui, "Zuerst angehen");
        let pending = cx.findings.pending();
        let planned = cx.findings.plan.len();
        if planned == 0 {
            muted(ui, "Sobald eine Frage mit Nein beantwortet ist, steht hier, was zuerst zu tun ist.");
            return;
        }
        if pending.is_empty() {
            muted(ui, "Alle Maßnahmen sind umgesetzt oder verworfen.");
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for item in pending.iter().take(5) {
            let owner = if item.owner.is_empty() { "ohne Verantwortliche" } else { &item.owner };
            let detail = match item.questions.first() {
                Some(first) => format!("{first} · Aufwand {} · {owner}", item.effort_words()),
                None => format!("Eigene Maßnahme · {owner}"),
            };
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
                Rect::from_min_max(
                    pos2(rect.left() + left, rect.top() + top),
                    pos2(rect.right(), rect.top() + top + 18.0),
                )
            };
            paint_text(ui, line(4.0, 0.0), &item.rank.to_string(), TextStyle::Body, tokens.muted, Align2::LEFT_CENTER);
            let below = 5.0 + title.size().y;
            ui.painter().galley(rect.min + vec2(24.0, 4.0), title, tokens.text);
            paint_text(ui, line(below, 24.0), &detail, TextStyle::Small, tokens.muted, Align2::LEFT_CENTER);
            let place = line(4.0, rect.width() - 74.0);
            if item.quick_win() {
                paint_pill(ui, place.right_center(), "Quick Win", tokens.warn, tokens.warn_soft);
            } else if item.basis {
                paint_text(ui, place, "Basis", theme::small_strong(), tokens.muted, Align2::RIGHT_CENTER);
            }
            if response.on_hover_text(format!("{}\n{}", item.title, item.reason)).clicked() {
                out.extend(match item.questions.first() {
                    Some(first) => Some(Command::Show(*first)),
                    None => item.target().map(Command::ShowMeasure),
                });
            }
        }
        ui.add_space(space::S);
        let all = if planned == 1 { "Zur Maßnahme".to_owned() } else { format!("Alle {planned} Maßnahmen") };
        if link(ui, all).clicked() {
            out.push(Command::Go(Route::Measures));
        }
    });
    out
}

/// The hints by kind, and how many there are of each. They come in the order of their kinds.
fn hint_lines(hints: &[Hint]) -> Vec<(usize, HintKind)> {
    let kinds = hints.chunk_by(|one, other| one.kind == other.kind);
    kinds.filter_map(|same| Some((same.len(), same.first()?.kind))).collect()
}

/// Exactly the cases of a kind, and in words where that leads.
fn hint_target(kind: HintKind) -> (Option<Command>, &'static str) {
    let (command, words) = match kind {
        // They stand on this page.
        HintKind::HandOutOverdue => return (None, "Fragen, die nicht zurück sind"),
        HintKind::Overdue => (Command::ShowMeasures(Filter::Overdue), "Maßnahmen"),
        HintKind::NoOwner => (Command::ShowMeasures(Filter::NoOwner), "Maßnahmen"),
        HintKind::NoDueDate => (Command::ShowMeasures(Filter::NoDueDate), "Maßnahmen"),
        kind => (Command::Go(Route::Questions(Scope::Hinted(kind))), "Fragen"),
    };
    (Some(command), words)
}

/// `late` is where the first hand-out that is overdue can be settled.
pub(super) fn hints_card(ui: &mut Ui, cx: &Cx<'_>, late: Option<Id>) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Hinweise");
        let lines = hint_lines(&cx.findings.hints);
        let overall = cx.findings.score.overall;
        if lines.is_empty() {
            let words = match (overall.answered(), overall.open) {
                (0, _) => "Noch keine Antworten. Was zu Antworten, Maßnahmen und Nachweisen fehlt, steht dann hier.",
                (_, 0) => "Nichts fehlt: Antworten, Maßnahmen und Nachweise sind vollständig.",
                _ => "Zu den Antworten, die es gibt, fehlt nichts.",
            };
            muted(ui, words);
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        for (count, kind) in lines {
            let tokens = theme::tokens(ui);
            let line = format!("{count} × {}", kind.label());
            let (color, sign) =
                if kind.is_urgent() { (tokens.warn, Icon::TriangleAlert) } else { (tokens.text, Icon::CircleAlert) };
            let (target, words) = hint_target(kind);
            let (rect, response) = row(ui, 24.0, false, || format!("Hinweis: {line}, zu den {words}"));
            // A sign says that it leads somewhere: a tooltip would cover the next one.
            let (left, right) = rect.split_left_right_at_x(rect.right() - 20.0);
            let cut =
                paint_text(ui, left, &format!("{} {line}", icon(sign)), TextStyle::Body, color, Align2::LEFT_CENTER);
            let way = icon(Icon::ChevronRight);
            paint_text(ui, right, &way, TextStyle::Body, tokens.muted, Align2::RIGHT_CENTER);
            let response = if cut { response.on_hover_text(&line) } else { response };
            if response.clicked() {
                match (target, late) {
                    (Some(target), _) => out.push(target),
                    (None, Some(late)) => focus_next(ui.ctx(), late),
                    (None, None) => {}
                }
            }
        }
        if !cx.findings.hinted.is_empty() {
            ui.add_space(space::S);
            let tip = "Alle Hinweise der Reihe nach, jeder mit dem, was ihn behebt";
            if button(ui, "Nacharbeit beginnen").on_hover_text(tip).clicked() {
                let settings = Settings { list: false, ..cx.settings.clone() };
                out.push(Command::Set(Box::new(settings)));
                out.push(Command::Go(Route::Questions(Scope::Hint)));
            }
        }
        let quick = quick_wins(cx);
        if quick > 0 {
            ui.add_space(space::S);
            let words = if quick == 1 { "1 Quick Win".to_owned() } else { format!("{quick} Quick Wins") };
            if button(ui, format!("{words} anzeigen")).clicked() {
                out.push(Command::ShowMeasures(Filter::QuickWins));
            }
        }
    });
    out
}

fn quick_wins(cx: &Cx<'_>) -> usize {
    cx.findings.pending().into_iter().filter(|item| item.quick_win()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wiba_core::catalog::QuestionId;

    #[test]
    fn hints_are_counted_by_kind() {
        let hint = |kind, number| Hint { kind, at: QuestionId::new(1, number).into() };
        let hints = [hint(HintKind::NoOwner, 1), hint(HintKind::NoOwner, 2), hint(HintKind::NoEvidence, 1)];
        assert_eq!(hint_lines(&hints), [(2, HintKind::NoOwner), (1, HintKind::NoEvidence)]);
    }
}
