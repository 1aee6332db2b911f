//! Boxes over the darkened window.

use eframe::egui::{Context, Frame, Id, Margin, Modal, Ui};

/// A box over the darkened window, at most `width` wide. Returns whether the user wants it closed.
pub fn dialog(ctx: &Context, name: &str, width: f32, add: impl FnOnce(&mut Ui)) -> bool {
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(20));
    let response = Modal::new(Id::unique(name)).frame(frame).show(ctx, |ui| {
        ui.set_width(width.min(ctx.content_rect().width() - 72.0));
        add(ui);
    });
    response.should_close()
}
