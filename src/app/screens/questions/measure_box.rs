//! Right below a Nein: what to do, who does it and until when.

use eframe::egui::{ComboBox, TextStyle, Ui};

use crate::app::command::{Command, Commands};
use crate::app::context::Cx;
use crate::app::drafts::{Field, measure_edit};
use crate::app::theme::{self, space};
use crate::app::widgets::{
    Look, card_filled, date_field, field, keycap, link, primary_button, right_to_left, small_muted,
};
use wiba_core::analysis::PlanItem;
use wiba_core::assessment::{AnswerValue, Edit, MeasureStatus};
use wiba_core::catalog::{Question, QuestionId};

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    let Some(item) = cx.findings.item(question.id) else { return out };
    card_filled(ui, tokens.warn_soft, tokens.warn_line, |ui| {
        ui.horizontal(|ui| {
            right_to_left(ui, |ui| {
                keycap(ui, "M");
                ui.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                    ui.add(
                        eframe::egui::Label::new(theme::text(
                            format!("Maßnahme: {}", item.title),
                            theme::strong(),
                            tokens.text,
                        ))
                        .wrap(),
                    );
                });
            });
        });
        for (index, step) in item.steps.iter().enumerate() {
            ui.label(theme::text(format!("{}. {step}", index + 1), TextStyle::Body, tokens.text));
        }
        if item.questions.len() > 1 {
            let others: Vec<String> =
                item.questions.iter().filter(|id| **id != question.id).map(ToString::to_string).collect();
            small_muted(ui, format!("Diese Maßnahme schließt auch {}.", others.join(", ")));
        }
        ui.add_space(space::XS);
        let width = ui.available_width();
        let stacked = width < 420.0;
        let first = item.questions.first().copied().unwrap_or(question.id);
        if stacked {
            owner(ui, cx, first, width);
            date_field(ui, cx, Field::Due(first), Look::line("Frist").width(width));
            status(ui, cx, first, item.status, width, &mut out);
        } else {
            ui.horizontal_top(|ui| {
                let rest = width - 2.0 * space::M;
                let parts = [rest * 0.42, rest * 0.32, rest * 0.26];
                ui.spacing_mut().item_spacing.x = space::M;
                ui.vertical(|ui| owner(ui, cx, first, parts[0]));
                date_field(ui, cx, Field::Due(first), Look::line("Frist").width(parts[1]));
                ui.vertical(|ui| status(ui, cx, first, item.status, parts[2], &mut out));
            });
        }
        small_muted(ui, &item.reason);
        out.append(finish_offer(ui, item));
    });
    out
}

fn owner(ui: &mut Ui, cx: &Cx<'_>, id: QuestionId, width: f32) {
    let look = Look::line("Verantwortlich").hint("Person oder Stelle").width(width);
    let response = field(ui, cx, Field::Owner(id), look);
    // Who was named before is one click away.
    if response.has_focus() && cx.drafts.borrow().text(Field::Owner(id), cx.assessment).is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.set_max_width(width);
            for name in cx.findings.owners.iter().take(4) {
                if link(ui, name).clicked() {
                    let mut drafts = cx.drafts.borrow_mut();
                    drafts.typed(Field::Owner(id), name.clone(), cx.time);
                    drafts.left(Field::Owner(id));
                }
            }
        });
    }
}

/// A list to choose the status from.
pub fn status(ui: &mut Ui, cx: &Cx<'_>, id: QuestionId, now: MeasureStatus, width: f32, out: &mut Commands) {
    ui.label(theme::text("Status", TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    status_box(ui, cx, id, now, width, out);
}

/// The same without its name above, e.g. in a table.
pub fn status_box(ui: &mut Ui, cx: &Cx<'_>, id: QuestionId, now: MeasureStatus, width: f32, out: &mut Commands) {
    let response = ComboBox::from_id_salt(("status", id))
        .selected_text(now.label())
        .width(width - 4.0)
        .show_ui(ui, |ui| {
            for status in MeasureStatus::ALL {
                if ui.selectable_label(status == now, status.label()).clicked() && status != now {
                    out.push(Command::Apply(measure_edit(cx.assessment, id, |measure| measure.status = status)));
                }
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("Status der Maßnahme zu {id}")));
}

/// A finished measure offers to answer its questions with Ja.
pub fn finish_offer(ui: &mut Ui, item: &PlanItem) -> Commands {
    let mut out = Commands::default();
    if item.status != MeasureStatus::Done {
        return out;
    }
    let tokens = theme::tokens(ui);
    card_filled(ui, tokens.yes_soft, tokens.yes, |ui| {
        let ids: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
        ui.label(format!("Umgesetzt. Ist damit auch {} erfüllt?", ids.join(", ")));
        let words = if ids.len() == 1 { "Frage auf Ja setzen" } else { "Fragen auf Ja setzen" };
        if primary_button(ui, words).clicked() {
            let edits = item.questions.iter().map(|id| Edit::Answer(*id, Some(AnswerValue::Yes))).collect();
            out.push(Command::Apply(Edit::Several(edits)));
        }
    });
    out
}
