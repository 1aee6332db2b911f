//! Cards, rows and columns.

use std::ops::Range;

use eframe::egui::SurrenderFocusOn;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, AsIdSalt, Color32, Context, CornerRadius, Frame, Id, InnerResponse, Key, Layout, Margin, Modifiers, Popup,
    Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::page_background;
use crate::kit::keys;
use crate::kit::theme::{self, radius, space};

/// A box on the page.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let line = theme::tokens(ui).line;
    plain_card(ui, line, 15, add)
}

/// A box for a list, whose rows have margins of their own.
pub fn list_card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let line = theme::tokens(ui).line;
    plain_card(ui, line, 6, add)
}

/// A box with a border that stands out.
pub fn marked_card<R>(ui: &mut Ui, line: Color32, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    plain_card(ui, line, 15, add)
}

/// A box with its own ground and border.
pub fn card_filled<R>(ui: &mut Ui, fill: Color32, line: Color32, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    framed(ui, fill, line, 15, add)
}

fn plain_card<R>(ui: &mut Ui, line: Color32, margin: i8, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let fill = theme::tokens(ui).surface;
    if !page_background::is_bare(ui) {
        return framed(ui, fill, line, margin, add);
    }
    let shown = framed(ui, Color32::TRANSPARENT, line, margin, |ui| page_background::upon(ui, fill, add));
    page_background::leave_out(ui, shown.response.rect);
    shown
}

fn framed<R>(
    ui: &mut Ui,
    fill: Color32,
    line: Color32,
    margin: i8,
    add: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(margin))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
}

/// The rows of a list that can be seen, and one more on each side: only they are built.
///
/// `top` is where the list begins, `height` that of a row, both in points.
pub fn visible_rows(ui: &Ui, top: f32, height: f32, count: usize) -> Range<usize> {
    let visible = ui.clip_rect().y_range();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a list")]
    let row_at = |y: f32| ((y - top) / height).clamp(0.0, 10_000.0) as usize;
    let end = (row_at(visible.max) + 2).min(count);
    row_at(visible.min).saturating_sub(1).min(end)..end
}

/// The scrolling body of a screen, with the margins of a page.
pub fn screen<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = if ui.available_width() < 600.0 { 12 } else { 24 };
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin { left: margin, right: margin, top: 16, bottom: 24 })
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let inner = readable(ui, add);
                    scroll_by_key(ui);
                    follow_focus(ui, ui.min_rect());
                    inner
                })
                .inner
        })
        .inner
}

/// On a very wide window the content stays together in the middle: the eye would lose the line.
pub fn readable<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    const WIDEST: f32 = 1400.0;
    let full = ui.available_rect_before_wrap();
    if full.width() <= WIDEST {
        return add(ui);
    }
    let rect = full.shrink2(vec2((full.width() - WIDEST) / 2.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect), add).inner
}

/// Two columns, the right one with a fixed width; one below the other where that would squeeze the left one.
pub fn two_columns<A, B>(
    ui: &mut Ui,
    right_width: f32,
    left_least: f32,
    left: impl FnOnce(&mut Ui) -> A,
    right: impl FnOnce(&mut Ui) -> B,
) -> (A, B) {
    let full = ui.available_rect_before_wrap();
    let left_width = full.width() - right_width - space::L;
    if left_width < left_least {
        let left = ui.push_id("left", left).inner;
        ui.add_space(space::S);
        return (left, ui.push_id("right", right).inner);
    }
    let column = |ui: &mut Ui, from: f32, to: f32, salt: &str| {
        let rect = Rect::from_min_max(pos2(from, full.top()), pos2(to, full.bottom()));
        ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::Min)))
    };
    let mut left_ui = column(ui, full.left(), full.left() + left_width, "left");
    let left = left(&mut left_ui);
    let mut right_ui = column(ui, full.right() - right_width, full.right(), "right");
    let right = right(&mut right_ui);
    let height = left_ui.min_rect().height().max(right_ui.min_rect().height());
    ui.allocate_rect(Rect::from_min_size(full.min, vec2(full.width(), height)), Sense::hover());
    (left, right)
}

/// A part of a screen whose controls keep their ids, and with them the focus, when something above comes or goes.
pub fn steady<R>(ui: &mut Ui, salt: impl AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().scope_id(Id::unique("steady").with(salt)), add).inner
}

/// A line whose contents start at the right.
pub fn right_to_left<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::right_to_left(Align::Center), add).inner
}

/// What stands at the right end of a line, added from left to right, so that Tab meets it as one reads. How wide it is,
/// is known from the frame before; the first time it is laid out once more, unseen.
pub fn at_right<R>(ui: &mut Ui, mut add: impl FnMut(&mut Ui) -> R) -> R {
    let id = ui.next_auto_id().with("at-right");
    let known = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| {
        let layout = Layout::left_to_right(Align::Center);
        let mut unseen = ui.new_child(UiBuilder::new().id_salt(id).layout(layout).invisible().sizing_pass());
        add(&mut unseen);
        unseen.min_rect().width()
    });
    let rest = |ui: &Ui| ui.available_size_before_wrap().x - known;
    if rest(ui) < 0.0 && ui.layout().main_wrap() {
        ui.end_row();
    }
    let room = rest(ui);
    if room > 0.0 {
        ui.add_space(room);
    }
    let inner = ui.with_layout(Layout::left_to_right(Align::Center), add);
    let width = inner.response.rect.width();
    ui.data_mut(|data| data.insert_temp::<f32>(id, width));
    if (known - width).abs() > 0.5 {
        ui.ctx().request_discard("the width of what stands at the right");
    }
    inner.inner
}

/// What a widget of the last frame answered. egui's own `read_response` takes the focus from it when something else is
/// clicked, and so its suggestions from under the pointer: here it is only looked at.
pub fn look_at(ctx: &Context, id: Id) -> Option<Response> {
    let surrender = ctx.options_mut(|options| {
        std::mem::replace(&mut options.input_options.surrender_focus_on, SurrenderFocusOn::Never)
    });
    let response = ctx.read_response(id);
    ctx.options_mut(|options| options.input_options.surrender_focus_on = surrender);
    response
}

/// Scrolls to what has just got the focus inside `rect`: Tab must never lead out of sight. A little more than the
/// control is shown, so that the next row of a list is painted and Tab finds it.
pub fn follow_focus(ui: &Ui, rect: Rect) {
    follow_focus_by(ui, rect, space::XL);
}

/// The same, with so much above and below the control, in points: as much as may lie between it and the next.
pub fn follow_focus_by(ui: &Ui, rect: Rect, more: f32) {
    let Some(id) = ui.memory(|memory| memory.focused()) else { return };
    let response = look_at(ui.ctx(), id);
    let Some(response) = response.filter(Response::gained_focus) else { return };
    if response.layer_id == ui.layer_id() && rect.contains(response.rect.center()) {
        ui.scroll_to_rect(response.rect.expand2(vec2(0.0, more)), None);
    }
}

/// Shows what a control is about together with it once it has got the focus; in the frame after the one in which
/// [`follow_focus`] has brought the control itself into sight.
pub fn show_with(ui: &Ui, control: &Response, around: Rect) {
    let key = control.id.with("what it is about");
    if ui.data_mut(|data| data.remove_temp::<bool>(key)).is_some() {
        ui.scroll_to_rect(around, None);
    }
    if control.gained_focus() {
        ui.data_mut(|data| data.insert_temp(key, true));
        ui.ctx().request_repaint();
    }
}

/// Whether Bild↑/↓, Pos1 and Ende are for what is painted here: not for a field, a list, or a box that lies above.
pub fn hears_pages(ui: &Ui) -> bool {
    let above = ui.memory(|memory| memory.is_above_modal_layer(ui.layer_id()));
    above && !ui.ctx().text_edit_focused() && !Popup::is_any_open(ui.ctx())
}

/// Bild↑/↓, Pos1 and Ende scroll what is painted here.
pub fn scroll_by_key(ui: &Ui) {
    if !hears_pages(ui) {
        return;
    }
    let page = ui.clip_rect().height() * 0.9;
    for (key, step) in
        [(Key::PageDown, -page), (Key::PageUp, page), (Key::Home, f32::MAX / 4.0), (Key::End, f32::MIN / 4.0)]
    {
        if ui.input_mut(|input| keys::take(input, Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, step.clamp(-1.0e6, 1.0e6)));
        }
    }
}

/// A row that can be clicked and is painted by its caller. `name` is all that it says.
pub fn row(ui: &mut Ui, height: f32, selected: bool, name: impl Fn() -> String) -> (Rect, Response) {
    row_sensing(ui, height, selected, Sense::click(), name)
}

/// The same, with what it reacts to: a row of a long list need not be a stop of Tab.
pub fn row_sensing(
    ui: &mut Ui,
    height: f32,
    selected: bool,
    sense: Sense,
    name: impl Fn() -> String,
) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name()));
    if ui.is_rect_visible(rect) && (selected || response.hovered()) {
        let tokens = theme::tokens(ui);
        let fill = if selected { tokens.soft } else { tokens.soft.gamma_multiply(0.6) };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    }
    (rect, response)
}
