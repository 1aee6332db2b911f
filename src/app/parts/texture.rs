//! A picture of the file on the graphics card.

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use wiba_core::report::page::Picture;

/// Hands a picture over; `None` if its pixels are not all there.
pub fn texture(ctx: &Context, picture: &Picture) -> Option<TextureHandle> {
    let most = ctx.input(|input| input.max_texture_side);
    Some(ctx.load_texture("picture", shrunk(picture, most)?, TextureOptions::LINEAR))
}

/// A picture no larger than the graphics card takes: every n-th pixel. `None` if its pixels are not all there.
fn shrunk(picture: &Picture, most: usize) -> Option<ColorImage> {
    let (width, height) = (usize::try_from(picture.width).ok()?, usize::try_from(picture.height).ok()?);
    if width == 0 || height == 0 || picture.rgba.len() != width.checked_mul(height)?.checked_mul(4)? {
        return None;
    }
    let step = width.max(height).div_ceil(most.max(1));
    if step == 1 {
        return Some(ColorImage::from_rgba_unmultiplied([width, height], &picture.rgba));
    }
    let rows = picture.rgba.chunks(width * 4).step_by(step);
    let pixels: Vec<u8> = rows.flat_map(|row| row.chunks(4).step_by(step).flatten().copied()).collect();
    Some(ColorImage::from_rgba_unmultiplied([width.div_ceil(step), height.div_ceil(step)], &pixels))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Picture {
        Picture { width, height, rgba: vec![255; (width * height * 4) as usize], alt: String::new() }
    }

    #[test]
    fn a_picture_too_large_for_the_graphics_card_is_shrunk() {
        assert_eq!(shrunk(&picture(30, 20), 64).unwrap().size, [30, 20]);
        assert_eq!(shrunk(&picture(130, 65), 64).unwrap().size, [44, 22]);
        assert!(shrunk(&Picture { rgba: vec![0; 3], ..picture(2, 2) }, 64).is_none());
    }
}
