//! Draws a page's display list, the same that the PDF is made from.

use eframe::egui::{
    Color32, CornerRadius, FontFamily, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, TextFormat, TextureHandle, Ui,
    pos2, text::LayoutJob, vec2,
};
use std::sync::Arc;

use crate::kit::theme;
use wiba_core::report::page::{Color, FieldKind, Page, Picture, Shape, Weight};
use wiba_core::report::text_width;

/// Pictures of a report on the graphics card.
pub type Textures = Vec<(Arc<Picture>, TextureHandle)>;

/// The letter spacing of each item, in parts of its size; worked out when a page is first seen.
///
/// Both are kerned by the same font, but the screen places letters on its pixels. So that a line ends on the screen where it
/// ends on paper, the difference is shared out among its letters.
pub type Spacing = Option<Vec<f32>>;

/// The frame of a field, and what is written in it.
const MUTED: Color = Color(0x53, 0x60, 0x71);
const INK: Color = Color(0x1A, 0x23, 0x30);

/// The paper's own colours, which belong to no theme.
#[expect(clippy::disallowed_methods, reason = "paper is white and has the colours of the display list in every theme")]
fn ink(color: Color) -> Color32 {
    Color32::from_rgb(color.0, color.1, color.2)
}

/// Draws a page into a place.
pub fn page(ui: &Ui, page: &Page, spacing: &mut Spacing, textures: &Textures, place: Rect) {
    let painter = ui.painter();
    let scale = place.width() / page.width.max(1.0);
    painter.rect_filled(place, CornerRadius::ZERO, ink(Color(255, 255, 255)));
    let line = Stroke::new(1.0, theme::tokens(ui).line);
    painter.rect_stroke(place, CornerRadius::ZERO, line, StrokeKind::Outside);
    let brush = Brush { painter: painter.with_clip_rect(painter.clip_rect().intersect(place)), place, scale, textures };
    let spacing = spacing.get_or_insert_with(|| page.items.iter().map(|item| brush.spacing(&item.shape)).collect());
    for (index, item) in page.items.iter().enumerate() {
        brush.shape(&item.shape, spacing.get(index).copied().unwrap_or_default());
    }
}

/// Ends a line whose last word goes on.
const SOFT_HYPHEN: char = '\u{ad}';

/// What a link at a point of a page leads to: page and distance from its top.
pub fn link_at(page: &Page, place: Rect, pointer: Pos2) -> Option<(usize, f32)> {
    let scale = place.width() / page.width.max(1.0);
    let point = (pointer - place.min) / scale;
    page.items.iter().find_map(|item| match &item.shape {
        Shape::Link { x, y, width, height, page, top, .. } => {
            let inside = (*x..=x + width).contains(&point.x) && (*y..=y + height).contains(&point.y);
            inside.then_some((*page, *top))
        }
        _ => None,
    })
}

/// The words on a page in reading order, without its header and footer.
pub fn words(page: &Page) -> String {
    let mut words = String::new();
    for item in page.items.iter().filter(|item| item.node.is_some()) {
        if let Shape::Text { text, .. } = &item.shape {
            words.push_str(text.trim_end_matches(SOFT_HYPHEN));
            if !text.ends_with([SOFT_HYPHEN, ' ']) {
                words.push(' ');
            }
        }
    }
    words
}

struct Brush<'a> {
    painter: Painter,
    place: Rect,
    scale: f32,
    textures: &'a Textures,
}

impl Brush<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.place.min + vec2(x, y) * self.scale
    }

    fn area(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(self.at(x, y), vec2(width, height) * self.scale)
    }

    fn is_seen(&self, top: f32, bottom: f32) -> bool {
        let clip = self.painter.clip_rect();
        self.at(0.0, bottom).y >= clip.top() && self.at(0.0, top).y <= clip.bottom()
    }

    fn shape(&self, shape: &Shape, spacing: f32) {
        match shape {
            Shape::Text { x, y, size, weight, color, text } => {
                if !self.is_seen(y - size, y + size * 0.4) {
                    return;
                }
                let size = size * self.scale;
                let job = job(text, size, *weight, ink(*color), spacing * size);
                let galley = self.painter.layout_job(job);
                let first = galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y));
                let corner = self.at(*x, *y) - vec2(0.0, first.unwrap_or(size));
                self.painter.galley(corner, galley, ink(*color));
            }
            Shape::Rect { x, y, width, height, fill } => {
                if self.is_seen(*y, y + height) {
                    self.painter.rect_filled(self.area(*x, *y, *width, *height), CornerRadius::ZERO, ink(*fill));
                }
            }
            Shape::Line { from, to, width, color } => {
                let stroke = Stroke::new((width * self.scale).max(0.5), ink(*color));
                self.painter.line_segment([self.at(from.0, from.1), self.at(to.0, to.1)], stroke);
            }
            Shape::RoundRect { x, y, width, height, radius, fill, stroke } => {
                let fill = fill.map_or(Color32::TRANSPARENT, ink);
                let stroke = stroke
                    .map_or(Stroke::NONE, |(width, color)| Stroke::new((width * self.scale).max(0.5), ink(color)));
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few points")]
                let radius = CornerRadius::same((radius * self.scale).round() as u8);
                let area = self.area(*x, *y, *width, *height);
                self.painter.rect(area, radius, fill, stroke, StrokeKind::Middle);
            }
            Shape::Image { x, y, width, height, picture } => {
                let texture = self.textures.iter().find(|(known, _)| Arc::ptr_eq(known, picture));
                if let Some((_, texture)) = texture {
                    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                    self.painter.image(texture.id(), self.area(*x, *y, *width, *height), whole, Color32::WHITE);
                }
            }
            Shape::Field { x, y, width, height, field } => {
                let area = self.area(*x, *y, *width, *height);
                let stroke = Stroke::new(0.75 * self.scale, ink(MUTED));
                self.painter.rect_stroke(area, CornerRadius::ZERO, stroke, StrokeKind::Inside);
                match &field.kind {
                    FieldKind::Check { on: true } => {
                        let inner = area.shrink(2.5 * self.scale);
                        self.painter.line_segment([inner.left_top(), inner.right_bottom()], stroke);
                        self.painter.line_segment([inner.left_bottom(), inner.right_top()], stroke);
                    }
                    FieldKind::Check { on: false } => {}
                    FieldKind::Text { value } => {
                        let mut job = job(value, 9.0 * self.scale, Weight::Regular, ink(INK), 0.0);
                        job.break_on_newline = true;
                        job.wrap.max_width = area.width() - 4.0 * self.scale;
                        let galley = self.painter.layout_job(job);
                        let painter = self.painter.with_clip_rect(self.painter.clip_rect().intersect(area));
                        painter.galley(area.min + vec2(2.0, 1.0) * self.scale, galley, ink(INK));
                    }
                }
            }
            Shape::Link { .. } => {}
        }
    }

    /// How much wider a text is on paper, shared out among its letters.
    fn spacing(&self, shape: &Shape) -> f32 {
        let Shape::Text { size, weight, text, .. } = shape else { return 0.0 };
        let gaps = text.chars().count().saturating_sub(1);
        if gaps == 0 {
            return 0.0;
        }
        let points = size * self.scale;
        let galley = self.painter.layout_job(job(text, points, *weight, Color32::PLACEHOLDER, 0.0));
        let shown = galley.rows.first().and_then(|row| row.glyphs.last()).map_or(0.0, |last| last.max_x());
        let missing = text_width(text, *size, *weight) * self.scale - shown;
        #[expect(clippy::cast_precision_loss, reason = "the letters of a line")]
        let gaps = gaps as f32;
        (missing / gaps / points).clamp(-0.1, 0.1)
    }
}

fn job(text: &str, size: f32, weight: Weight, color: Color32, spacing: f32) -> LayoutJob {
    let family = match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => theme::semibold_family(),
        Weight::Bold => theme::bold_family(),
    };
    let format = TextFormat {
        font_id: FontId::new(size, family),
        color,
        extra_letter_spacing: spacing,
        ..TextFormat::default()
    };
    LayoutJob { break_on_newline: false, ..LayoutJob::single_section(text.replace(SOFT_HYPHEN, "-"), format) }
}
