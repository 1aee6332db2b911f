//! The table itself. Only the lines that can be seen are built.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, Button, Context, Key, Layout, Modifiers, Painter, Stroke, TextStyle, Ui, WidgetInfo, vec2,
};
use egui_extras::{Column, TableBuilder, TableRow};
use lucide_icons::Icon;

use super::title_cell::{HEIGHT, title_cell};
use super::{Row, State, rows};
use crate::app::context::Cx;
use crate::app::parts::{field, status_box};
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, check_box, follow_focus_by, hears_pages, icon, muted};
use wiba_core::analysis::PlanItem;
use wiba_core::assessment::MeasureStatus;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::table_view::{Order, TableView};

/// What the measures below it have in common.
const GROUP: f32 = 30.0;
/// Between two rows, below the thin line that parts them.
const GAP: f32 = 2.0;
/// Width of the box with the status: „in Umsetzung“ and the arrow.
const STATUS: f32 = 150.0;
/// The bar for scrolling lies over the last column.
const SCROLL_BAR: f32 = 8.0;
/// So far from its edge begins what stands in a field.
const IN_FIELD: f32 = 10.0;
/// From this width on, owner and date have columns of their own; below it they stand under the title.
const WIDE: f32 = 670.0;
/// From this width on, the status has one.
const ROOMY: f32 = 480.0;

pub(super) fn ui(state: &mut State, view: &mut TableView, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let lines = rows(&cx.findings.plan, cx.catalog, *view, &state.needle, cx.today());
    if lines.is_empty() {
        muted(ui, "Keine Maßnahme passt zu diesem Filter.");
        return out;
    }
    let width = ui.available_width();
    // What the details show is changed there: the same field twice in a window would hear each letter twice.
    let wide = width > WIDE && state.open.is_none();
    let roomy = width > ROOMY;
    ui.spacing_mut().item_spacing = vec2(space::S, GAP);
    let (ui_height, ctx, pages) = (ui.available_height(), ui.ctx().clone(), hears_pages(ui));
    let mut builder = TableBuilder::new(ui)
        // In another order one begins at the top.
        .id_salt(("measures", view.order, view.backwards, view.filter, view.group))
        .min_scrolled_height(0.0)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(28.0))
        .column(Column::exact(48.0))
        .column(Column::remainder().at_least(120.0).clip(true))
        .column(Column::exact(58.0));
    if wide {
        builder = builder.column(Column::exact(122.0)).column(Column::exact(106.0));
    }
    if roomy {
        builder = builder.column(Column::exact(STATUS + SCROLL_BAR));
    }
    // What has been added is in the plan with the next frame.
    let added = state.reveal.and_then(|own| cx.findings.plan.iter().position(|item| item.target() == Some(own)));
    if let Some(added) = added {
        state.reveal = None;
        if let Some(row) = lines.iter().position(|row| matches!(row, Row::Item(place) if *place == added)) {
            builder = builder.scroll_to_row(row, Some(Align::Center));
        }
    }
    if let Some(row) = pages.then(|| paged(ui_height, state.first, lines.len(), &ctx)).flatten() {
        builder = builder.scroll_to_row(row, Some(Align::TOP));
    }
    state.first = usize::MAX;
    builder
        .header(28.0, |mut header| {
            header.col(|_| {});
            let mut head = |name: &str, order: Order, indent: f32| {
                header.col(|ui| {
                    ui.add_space(indent);
                    sort_button(ui, view, name, order);
                });
            };
            head("Rang", Order::Rank, 0.0);
            head("Maßnahme", Order::Title, 2.0);
            head("Aufwand", Order::Effort, 0.0);
            if wide {
                head("Verantwortlich", Order::Owner, IN_FIELD);
                head("Frist", Order::Due, IN_FIELD);
            }
            if roomy {
                head("Status", Order::Status, IN_FIELD);
            }
        })
        .body(|body| {
            let heights = lines.iter().map(|line| if matches!(line, Row::Group(..)) { GROUP } else { HEIGHT });
            body.heterogeneous_rows(heights, |mut table| {
                state.first = state.first.min(table.index());
                match lines.get(table.index()) {
                    Some(Row::Group(name, count)) => group(&mut table, name, *count, wide, roomy),
                    Some(Row::Item(place)) => {
                        if let Some(item) = cx.findings.plan.get(*place) {
                            line(&mut table, state, cx, item, (wide, roomy, width), &mut out);
                        }
                    }
                    None => {}
                }
            });
        });
    out
}

/// The row to which Bild↑/↓, Pos1 and Ende lead from the first one in sight.
fn paged(height: f32, first: usize, count: usize, ctx: &Context) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a table")]
    let page = ((height / HEIGHT) as usize).saturating_sub(2).max(1);
    let last = count.saturating_sub(1);
    let first = first.min(last);
    [
        (Key::PageDown, (first + page).min(last)),
        (Key::PageUp, first.saturating_sub(page)),
        (Key::Home, 0),
        (Key::End, last),
    ]
    .into_iter()
    .find(|(key, _)| ctx.input_mut(|input| keys::take(input, Modifiers::NONE, *key)))
    .map(|(_, row)| row)
}

fn sort_button(ui: &mut Ui, view: &mut TableView, name: &str, order: Order) {
    let tokens = theme::tokens(ui);
    let current = view.order == order;
    // As in Excel: the arrow points to where the small ones are.
    let (sign, way) = match (current, view.backwards) {
        (true, false) => (format!(" {}", icon(Icon::ChevronUp)), ", aufsteigend sortiert"),
        (true, true) => (format!(" {}", icon(Icon::ChevronDown)), ", absteigend sortiert"),
        (false, _) => (String::new(), ""),
    };
    let text = theme::text(format!("{name}{sign}"), theme::small_strong(), tokens.muted);
    let response = ui.add(Button::new(text).frame(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}{way}")));
    if response.on_hover_text("Sortieren").clicked() {
        view.backwards = current && !view.backwards;
        view.order = order;
    }
}

fn group(table: &mut TableRow<'_, '_>, name: &str, count: usize, wide: bool, roomy: bool) {
    table.col(|_| {});
    table.col(|_| {});
    table.col(|ui| {
        let tokens = theme::tokens(ui);
        let rect = ui.available_rect_before_wrap().translate(vec2(-84.0, 3.0));
        beyond_cell(ui).text(
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
    (wide, roomy, width): (bool, bool, f32),
    out: &mut Commands,
) {
    let Some(id) = item.target() else { return };
    let open = state.open == Some(id);
    table.set_selected(open);
    table.col(|ui| {
        let cell = ui.max_rect();
        let line = Stroke::new(1.0, theme::tokens(ui).line);
        beyond_cell(ui).hline(cell.left()..=cell.left() + width, cell.bottom() - 0.5, line);
        let response = check_box(ui, state.chosen.contains(&id), &format!("{} auswählen", item.title));
        let tip = "Auswählen, um für mehrere dasselbe festzulegen oder sie zusammenzufassen";
        if response.on_hover_text(tip).clicked() && !state.chosen.remove(&id) {
            state.chosen.insert(id);
        }
    });
    table.col(|ui| {
        let tokens = theme::tokens(ui);
        ui.label(theme::text(item.rank.to_string(), TextStyle::Body, tokens.muted));
    });
    table.col(|ui| {
        if title_cell(ui, cx, item, open, wide, out) {
            state.open = if open { None } else { Some(id) };
        }
    });
    table.col(|ui| {
        let tokens = theme::tokens(ui);
        let quick = item.quick_win();
        let color = match (item.status.is_pending(), quick) {
            (false, _) => tokens.muted,
            (true, true) => tokens.warn,
            (true, false) => tokens.text,
        };
        let text = if quick { format!("{} {}", icon(Icon::Zap), item.effort_words()) } else { item.effort_words() };
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
            field(ui, cx, Field::Due(id), FieldStyle::line(&name).cell().hint("–"));
            follow(ui);
        });
    }
    if roomy {
        table.col(|ui| {
            let before = out.len();
            status_box(ui, id, item, STATUS, out);
            if out
                .iter()
                .skip(before)
                .any(|command| matches!(command, Command::Apply(Intent::Status(_, MeasureStatus::Done))))
            {
                // What is done may answer its questions: the details ask.
                state.open = Some(id);
            }
            follow(ui);
        });
    }
}

/// Paints also beside a cell, as far as its row is seen.
fn beyond_cell(ui: &Ui) -> Painter {
    ui.ctx().layer_painter(ui.layer_id()).with_clip_rect(ui.clip_rect().expand2(vec2(f32::INFINITY, 0.0)))
}

/// Follows the focus in this cell and those before it.
fn follow(ui: &Ui) {
    // The next row may come after a group.
    follow_focus_by(ui, ui.max_rect().with_min_x(f32::NEG_INFINITY), GROUP + HEIGHT / 2.0);
}
