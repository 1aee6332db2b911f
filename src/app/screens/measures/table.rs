//! The table itself. Only the lines that can be seen are built.

use eframe::egui::{Align, Align2, Button, Checkbox, Layout, TextStyle, Ui};
use egui_extras::{Column, TableBuilder, TableRow};
use lucide_icons::Icon;

use super::model::key;
use super::{Row, State, rows};
use crate::app::context::Cx;
use crate::app::parts::{field, field_fault, status_box};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, follow_focus, icon, muted, paint_text, row};
use wiba_core::analysis::PlanItem;
use wiba_core::desk::command::Commands;
use wiba_core::desk::drafts::Field;
use wiba_core::desk::table_view::{Order, TableView};

const HEIGHT: f32 = 40.0;
/// Width of the box with the status: „in Umsetzung“ and the arrow.
const STATUS: f32 = 152.0;

pub(super) fn ui(state: &mut State, view: &mut TableView, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let lines = rows(&cx.findings.plan, cx.catalog, *view, &state.needle, cx.today());
    if lines.is_empty() {
        muted(ui, "Keine Maßnahme passt zu diesem Filter.");
        return out;
    }
    let width = ui.available_width();
    // On a narrow window the fields go to the details.
    let wide = width > 700.0;
    let roomy = width > 560.0;
    ui.spacing_mut().item_spacing.x = space::S;
    let mut builder = TableBuilder::new(ui)
        .id_salt("measures")
        .min_scrolled_height(0.0)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(28.0))
        .column(Column::exact(44.0))
        .column(Column::remainder().at_least(120.0).clip(true))
        .column(Column::exact(60.0));
    if wide {
        builder = builder.column(Column::exact(132.0)).column(Column::exact(104.0));
    }
    if roomy {
        builder = builder.column(Column::exact(STATUS));
    }
    builder
        .header(28.0, |mut header| {
            header.col(|_| {});
            let mut head = |name: &str, order: Order| {
                header.col(|ui| sort_button(ui, view, name, order));
            };
            head("Rang", Order::Rank);
            head("Maßnahme", Order::Title);
            head("Aufwand", Order::Effort);
            if wide {
                head("Verantwortlich", Order::Owner);
                head("Frist", Order::Due);
            }
            if roomy {
                head("Status", Order::Status);
            }
        })
        .body(|body| {
            body.rows(HEIGHT, lines.len(), |mut table| match lines.get(table.index()) {
                Some(Row::Group(name, count)) => group(&mut table, name, *count, wide, roomy),
                Some(Row::Item(place)) => {
                    if let Some(item) = cx.findings.plan.get(*place) {
                        line(&mut table, state, cx, item, wide, roomy, &mut out);
                    }
                }
                None => {}
            });
        });
    out
}

fn sort_button(ui: &mut Ui, view: &mut TableView, name: &str, order: Order) {
    let tokens = theme::tokens(ui);
    let current = view.order == order;
    let sign = match (current, view.backwards) {
        (true, false) => " ↓",
        (true, true) => " ↑",
        (false, _) => "",
    };
    let text = theme::text(format!("{name}{sign}"), theme::small_strong(), tokens.muted);
    if ui.add(Button::new(text).frame(false)).on_hover_text("Sortieren").clicked() {
        view.backwards = current && !view.backwards;
        view.order = order;
    }
}

fn group(table: &mut TableRow<'_, '_>, name: &str, count: usize, wide: bool, roomy: bool) {
    table.col(|_| {});
    table.col(|_| {});
    table.col(|ui| {
        let tokens = theme::tokens(ui);
        let rect = ui.available_rect_before_wrap().translate(eframe::egui::vec2(-84.0, 6.0));
        let painter =
            ui.ctx().layer_painter(ui.layer_id()).with_clip_rect(ui.clip_rect().expand2(eframe::egui::vec2(92.0, 0.0)));
        painter.text(
            rect.left_center(),
            Align2::LEFT_CENTER,
            format!("{name} ({count})"),
            theme::small_strong().resolve(ui.style()),
            tokens.muted,
        );
    });
    for _ in 0..(1 + usize::from(wide) * 2 + usize::from(roomy)) {
        table.col(|_| {});
    }
}

fn line(
    table: &mut TableRow<'_, '_>,
    state: &mut State,
    cx: &Cx<'_>,
    item: &PlanItem,
    wide: bool,
    roomy: bool,
    out: &mut Commands,
) {
    let Some(id) = key(item) else { return };
    let open = state.open == Some(id);
    table.set_selected(open);
    table.col(|ui| {
        let mut chosen = state.chosen.contains(&id);
        let response = ui.add(Checkbox::without_text(&mut chosen));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{} auswählen", item.title)));
        if response.on_hover_text("Zum Zusammenfassen auswählen").changed() {
            if chosen {
                state.chosen.insert(id);
            } else {
                state.chosen.remove(&id);
            }
        }
    });
    table.col(|ui| {
        let tokens = theme::tokens(ui);
        ui.label(theme::text(item.rank.to_string(), TextStyle::Body, tokens.muted));
    });
    table.col(|ui| {
        if title_cell(ui, cx, item, open) {
            state.open = if open { None } else { Some(id) };
        }
    });
    table.col(|ui| {
        let tokens = theme::tokens(ui);
        let quick = item.quick_win();
        let color = if quick { tokens.warn } else { tokens.text };
        let text = if quick { format!("{} {}", icon(Icon::Zap), item.effort) } else { item.effort.to_string() };
        let response = ui.label(theme::text(text, TextStyle::Body, color));
        if quick {
            response.on_hover_text("Quick Win: am selben Tag erledigt");
        }
        follow(ui);
    });
    if wide {
        table.col(|ui| {
            let name = format!("Verantwortlich für {}", item.title);
            field(ui, cx, Field::Owner(id), FieldStyle::line(&name).cell().hint("–"));
        });
        table.col(|ui| {
            let name = format!("Frist für {}", item.title);
            field(ui, cx, Field::Due(id), FieldStyle::line(&name).cell().hint("TT.MM.JJJJ"));
            follow(ui);
        });
    }
    if roomy {
        table.col(|ui| {
            status_box(ui, id, item.status, STATUS, out);
            follow(ui);
        });
    }
}

/// Follows the focus in this cell and those before it.
fn follow(ui: &Ui) {
    follow_focus(ui, ui.max_rect().with_min_x(f32::NEG_INFINITY));
}

fn title_cell(ui: &mut Ui, cx: &Cx<'_>, item: &PlanItem, open: bool) -> bool {
    let tokens = theme::tokens(ui);
    let ids: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
    let overdue = item.overdue(cx.today());
    let (rect, response) = row(ui, HEIGHT - 2.0, open, || format!("{}, Fragen {}", item.title, ids.join(", ")));
    let style = if open { theme::strong() } else { TextStyle::Body };
    let half = |top: f32| {
        eframe::egui::Rect::from_min_size(
            rect.min + eframe::egui::vec2(2.0, top),
            eframe::egui::vec2(rect.width() - 4.0, 18.0),
        )
    };
    paint_text(ui, half(2.0), &item.title, style, tokens.text, Align2::LEFT_CENTER);
    let fault = key(item).and_then(|id| field_fault(cx, Field::Due(id)));
    let (detail, color) = if let Some(fault) = fault {
        (format!("{} Frist nicht gespeichert: {fault}", icon(Icon::TriangleAlert)), tokens.no)
    } else if overdue {
        (format!("{} überfällig · {}", icon(Icon::TriangleAlert), ids.join(", ")), tokens.warn)
    } else {
        (ids.join(", "), tokens.muted)
    };
    paint_text(ui, half(19.0), &detail, TextStyle::Small, color, Align2::LEFT_CENTER);
    let clicked = response.clicked();
    response.on_hover_text(format!("{}\n{}", item.title, item.reason));
    clicked
}
