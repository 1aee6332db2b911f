//! Draws the display list of a page, the same that becomes the PDF.

use eframe::egui::{
    self, Color32, ColorImage, CornerRadius, FontFamily, FontId, Rect, Stroke, StrokeKind, TextureOptions, Ui, Vec2,
    pos2, vec2,
};

use crate::app::theme;
use crate::report::layout::{Color, Page, Picture, Shape, Weight};

/// Below this height of its letters, a text is drawn as a grey bar: nobody could read it.
const LEGIBLE: f32 = 2.5;

pub(super) fn page(ui: &Ui, page: &Page, rect: Rect, scale: f32) {
    let paper = theme::paper();
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let visible = painter.clip_rect();
    painter.rect(rect, CornerRadius::ZERO, paper, Stroke::new(1.0, theme::tokens(ui).line), StrokeKind::Outside);
    let at = |x: f32, y: f32| pos2(rect.left() + x * scale, rect.top() + y * scale);
    let area = |x: f32, y: f32, width: f32, height: f32| Rect::from_min_size(at(x, y), vec2(width, height) * scale);
    for item in &page.items {
        match &item.shape {
            Shape::Text { x, y, size, weight, color, text } => {
                let place = at(*x, *y);
                let points = size * scale;
                if place.y < visible.top() - 1.0 || place.y - points > visible.bottom() {
                    continue;
                }
                let ink = mix(*color);
                if points < LEGIBLE {
                    #[expect(clippy::cast_precision_loss, reason = "a line of text")]
                    let width = text.chars().count() as f32 * points * 0.5;
                    let bar = Rect::from_min_size(place - vec2(0.0, points * 0.6), vec2(width, points * 0.5));
                    painter.rect_filled(bar, CornerRadius::ZERO, ink.gamma_multiply(0.4));
                    continue;
                }
                let galley = painter.layout_no_wrap(text.clone(), FontId::new(points, family(*weight)), ink);
                // `y` is the baseline.
                let baseline = galley
                    .rows
                    .first()
                    .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
                    .unwrap_or(points);
                painter.galley(place - vec2(0.0, baseline), galley, ink);
            }
            Shape::Rect { x, y, width, height, fill } => {
                painter.rect_filled(area(*x, *y, *width, *height), CornerRadius::ZERO, mix(*fill));
            }
            Shape::Line { from, to, width, color } => {
                let stroke = Stroke::new((width * scale).max(0.5), mix(*color));
                painter.line_segment([at(from.0, from.1), at(to.0, to.1)], stroke);
            }
            Shape::RoundRect { x, y, width, height, radius, fill, stroke } => {
                let fill = fill.map_or(Color32::TRANSPARENT, mix);
                let stroke = stroke.map_or(Stroke::NONE, |(width, color)| Stroke::new(width * scale, mix(color)));
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few points")]
                let round = CornerRadius::same((radius * scale).round() as u8);
                painter.rect(area(*x, *y, *width, *height), round, fill, stroke, StrokeKind::Middle);
            }
            Shape::Image { x, y, width, height, picture } => {
                image(ui, &painter, area(*x, *y, *width, *height), picture)
            }
            Shape::Link { .. } => {}
        }
    }
}

/// The place that a link at this point of the page leads to.
pub(super) fn link_at(page: &Page, point: Vec2) -> Option<(usize, f32)> {
    page.items.iter().find_map(|item| match &item.shape {
        Shape::Link { x, y, width, height, page, top, .. } => {
            let inside = (*x..=x + width).contains(&point.x) && (*y..=y + height).contains(&point.y);
            inside.then_some((*page, *top))
        }
        _ => None,
    })
}

fn mix(color: Color) -> Color32 {
    theme::ink(color.0, color.1, color.2)
}

fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => theme::semibold_family(),
        Weight::Bold => theme::bold_family(),
    }
}

/// Pictures become textures once; the same picture in a new layout finds its texture again.
fn image(ui: &Ui, painter: &egui::Painter, rect: Rect, picture: &Picture) {
    let (Ok(width), Ok(height)) = (usize::try_from(picture.width), usize::try_from(picture.height)) else { return };
    if width == 0 || height == 0 || picture.rgba.len() != width * height * 4 {
        return;
    }
    let middle = picture.rgba.get(picture.rgba.len() / 2..).unwrap_or_default();
    let sample = middle.get(..middle.len().min(256)).unwrap_or_default();
    let id = egui::Id::unique(("picture", width, height, &picture.alt, sample));
    let known: Option<egui::TextureHandle> = ui.data(|data| data.get_temp(id));
    let texture = known.unwrap_or_else(|| {
        let image = ColorImage::from_rgba_unmultiplied([width, height], &picture.rgba);
        let texture = ui.ctx().load_texture("picture", image, TextureOptions::LINEAR);
        ui.data_mut(|data| data.insert_temp(id, texture.clone()));
        texture
    });
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    painter.image(texture.id(), rect, uv, Color32::WHITE);
}
