//! The pages side by side. Only those that can be seen are drawn.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::draw;
use crate::app::theme::{self, space};
use crate::app::widgets::{chip, icon_button, muted, right_to_left};
use crate::report::Layout;

/// State of the preview.
#[derive(Debug, Default)]
pub struct State {
    /// Fixed zoom in percent; `None` fits the width of one page.
    zoom: Option<u16>,
    /// Page and distance from its top to go to.
    target: Option<(usize, f32)>,
}

const STEPS: [u16; 9] = [25, 33, 50, 67, 80, 100, 125, 150, 200];
const GAP: f32 = 16.0;

impl State {
    /// Goes to a place.
    pub fn jump(&mut self, page: usize, y: f32) {
        self.target = Some((page, y));
    }
}

/// Where the pages stand: how many side by side, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Places {
    columns: usize,
    scale: f32,
    width: f32,
    height: f32,
    left: f32,
}

impl Places {
    fn new(room: f32, page: (f32, f32), zoom: Option<u16>) -> Self {
        let scale = match zoom {
            Some(percent) => f32::from(percent) / 100.0,
            None => ((room - 2.0 * GAP) / page.0).clamp(0.2, 1.6),
        };
        let (width, height) = (page.0 * scale, page.1 * scale);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
        let columns = (((room - GAP) / (width + GAP)).floor().max(1.0)) as usize;
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let used = columns as f32 * (width + GAP) - GAP;
        Self { columns, scale, width, height, left: ((room - used) / 2.0).max(0.0) }
    }

    fn rows(self, pages: usize) -> usize {
        pages.div_ceil(self.columns)
    }

    #[expect(clippy::cast_precision_loss, reason = "a few hundred pages")]
    fn origin(self, page: usize) -> (f32, f32) {
        let (row, column) = (page / self.columns, page % self.columns);
        (self.left + column as f32 * (self.width + GAP), GAP + row as f32 * (self.height + GAP))
    }
}

pub(super) fn ui(state: &mut State, ui: &mut Ui, layout: Option<&Arc<Layout>>) {
    let tokens = theme::tokens(ui);
    let full = ui.max_rect();
    let round = CornerRadius::same(theme::radius::CARD);
    ui.painter().rect(full, round, tokens.soft, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let Some(layout) = layout else {
        ui.add_space(space::L);
        ui.vertical_centered(|ui| muted(ui, "Die Vorschau kommt gleich."));
        return;
    };
    let Some(first) = layout.pages.first() else { return };
    ui.add_space(space::XS);
    let room = full.width() - 14.0;
    let places = Places::new(room, (first.width, first.height), state.zoom);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        zoom(state, ui, places.scale);
    });
    let mut area = ScrollArea::both().id_salt("pages").auto_shrink([false, false]);
    if let Some((page, y)) = state.target.take() {
        let (_, top) = places.origin(page);
        area = area.vertical_scroll_offset((top + y * places.scale - 40.0).max(0.0));
    }
    let output = area.show_viewport(ui, |ui, view| {
        let origin = ui.min_rect().min;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred rows")]
        let height = places.rows(layout.pages.len()) as f32 * (places.height + GAP) + GAP;
        ui.set_min_size(vec2(room.max(places.width + GAP), height));
        let mut jump = None;
        for (index, page) in layout.pages.iter().enumerate() {
            let (x, y) = places.origin(index);
            if y > view.max.y || y + places.height < view.min.y {
                continue;
            }
            let rect = Rect::from_min_size(pos2(origin.x + x, origin.y + y), vec2(places.width, places.height));
            let response = ui.interact(rect, ui.scope_id().with(("page", index)), Sense::click());
            let name = format!("Seite {} von {}", index + 1, layout.pages.len());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            draw::page(ui, page, rect, places.scale);
            if let Some(pos) = response.interact_pointer_pos().filter(|_| response.clicked()) {
                jump = draw::link_at(page, (pos - rect.min) / places.scale);
            }
        }
        jump
    });
    if let Some((page, y)) = output.inner {
        state.jump(page, y);
        ui.ctx().request_repaint();
    }
}

fn zoom(state: &mut State, ui: &mut Ui, scale: f32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage")]
    let percent = (scale * 100.0).round() as u16;
    if icon_button(ui, Icon::ZoomOut, "Verkleinern").clicked() {
        state.zoom = STEPS.iter().rev().find(|step| **step < percent).or(STEPS.first()).copied();
    }
    muted(ui, format!("{percent} %"));
    if icon_button(ui, Icon::ZoomIn, "Vergrößern").clicked() {
        state.zoom = STEPS.iter().find(|step| **step > percent).or(STEPS.last()).copied();
    }
    right_to_left(ui, |ui| {
        ui.add_space(space::S);
        if chip(ui, state.zoom == Some(50), "Nebeneinander").clicked() {
            state.zoom = Some(50);
        }
        if chip(ui, state.zoom.is_none(), "Seitenbreite").clicked() {
            state.zoom = None;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stand_side_by_side_as_far_as_they_fit() {
        let places = Places::new(650.0, (600.0, 800.0), Some(50));
        assert_eq!(places.columns, 2);
        assert_eq!(places.rows(5), 3);
        assert_eq!(Places::new(650.0, (600.0, 800.0), None).columns, 1);
        assert!(places.origin(2).1 > places.origin(1).1);
    }
}
