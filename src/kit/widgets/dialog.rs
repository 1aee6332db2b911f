//! Boxes over the darkened window.

use eframe::egui::{
    Context, Frame, Id, Key, LayerId, Margin, Modal, Modifiers, Order, PointerState, Popup, Rect, ScrollArea, Ui,
};

use super::layout::follow_focus;
use super::text_field::proposes;

/// Between the edge of a box and what is in it.
const INSIDE: i8 = 20;
/// Between the box and the edge of the window, at least.
const OUTSIDE: f32 = 16.0;

/// A tooltip stays in front for as long as the pointer rests where its widget is, even with a box over that: the pointer
/// counts as gone until it moves.
fn close_tooltip(ctx: &Context) {
    let open =
        ctx.memory(|memory| memory.areas().visible_layer_ids().iter().any(|layer| layer.order == Order::Tooltip));
    if open && ctx.input(|input| !input.pointer.any_down()) {
        ctx.input_mut(|input| input.pointer = PointerState::default());
        ctx.request_repaint();
    }
}

/// A box over the darkened window, at most `width` wide, which scrolls where the window is too low for it. Returns whether
/// the user wants it closed: a click beside it is none, for it would lose what has been typed and decided in it.
pub fn dialog(ctx: &Context, name: &str, width: f32, add: impl FnOnce(&mut Ui)) -> bool {
    // The margin scrolls along, so that the ring around what has the focus is never cut off.
    let frame = Frame::popup(&ctx.global_style()).inner_margin(0);
    let around = 2.0 * (f32::from(INSIDE) + OUTSIDE);
    // egui gives an area 400 points of height unless it is told: more than that would scroll in the largest window.
    let area = Modal::default_area(Id::unique(name)).default_height(ctx.content_rect().height());
    if !ctx.memory(|memory| memory.areas().visible_last_frame(&LayerId::new(Order::Foreground, Id::unique(name)))) {
        close_tooltip(ctx);
    }
    // Esc closes an open list first; by the end of the frame that is gone.
    let list = Popup::is_any_open(ctx) || proposes(ctx);
    let response = Modal::new(Id::unique(name)).area(area).frame(frame).show(ctx, |ui| {
        let window = ctx.content_rect();
        let most = window.height() - 2.0 * OUTSIDE;
        // An area keeps the height that it had with less in it: without a least height it would scroll in that.
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(INSIDE)).show(ui, |ui| {
                ui.set_width(width.min(window.width() - around));
                add(ui);
            });
            follow_focus(ui, Rect::EVERYTHING);
        });
    });
    response.response.should_close()
        || response.is_top_modal
            && !(list || response.any_popup_open)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
