//! A coat of arms or logo from a picture file. It is kept small and as PNG, so that it travels with the Kommune's file
//! and every report is quick, whatever the user had at hand.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, ImageReader, Limits, RgbaImage};
use resvg::{tiny_skia, usvg};

use crate::assessment::Logo;

/// Longest side in pixels: 90 points on the cover at more than 400 dpi.
const SIDE: u32 = 512;
/// Longer pictures are no logos; this keeps a crafted file from filling the memory.
const LONGEST: u32 = 20_000;
/// Enough for a picture of 60 megapixels.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Why a picture is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// Neither PNG nor JPEG nor SVG, or damaged.
    #[error("Das Bild ist beschädigt oder weder PNG noch JPEG noch SVG")]
    Unreadable,
    /// Larger than any logo.
    #[error("Das Bild ist zu groß")]
    TooLarge,
}

/// Reads a PNG, JPEG or SVG file.
///
/// # Errors
/// If it is none of these, damaged or too large.
pub fn logo_from_picture(bytes: &[u8]) -> Result<Logo, LogoError> {
    let picture = if bytes.iter().take(1024).any(|byte| *byte == b'<') && std::str::from_utf8(bytes).is_ok() {
        drawing(bytes)?
    } else {
        photograph(bytes)?
    };
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).map_err(|_| LogoError::Unreadable)?;
    Ok(Logo { base64: STANDARD.encode(png.into_inner()) })
}

fn photograph(bytes: &[u8]) -> Result<RgbaImage, LogoError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| LogoError::Unreadable)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => LogoError::TooLarge,
        _ => LogoError::Unreadable,
    })?;
    if picture.width() <= SIDE && picture.height() <= SIDE {
        return Ok(picture.into_rgba8());
    }
    Ok(picture.thumbnail(SIDE, SIDE).into_rgba8())
}

fn drawing(bytes: &[u8]) -> Result<RgbaImage, LogoError> {
    let tree = usvg::Tree::from_data(bytes, &usvg::Options::default()).map_err(|_| LogoError::Unreadable)?;
    let size = tree.size();
    let scale = SIDE as f32 / size.width().max(size.height());
    let side = |length: f32| ((length * scale).ceil() as u32).clamp(1, SIDE);
    let (width, height) = (side(size.width()), side(size.height()));
    let mut canvas = tiny_skia::Pixmap::new(width, height).ok_or(LogoError::TooLarge)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let rgba = canvas.pixels().iter().flat_map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    RgbaImage::from_raw(width, height, rgba.collect()).ok_or(LogoError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(logo: &Logo) -> (u32, u32) {
        let png = STANDARD.decode(&logo.base64).unwrap();
        let picture = image::load_from_memory(&png).unwrap();
        (picture.width(), picture.height())
    }

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(width, height).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn png_jpeg_and_svg_become_a_small_png() {
        assert_eq!(size(&logo_from_picture(&encoded(40, 20, ImageFormat::Png)).unwrap()), (40, 20));
        assert_eq!(size(&logo_from_picture(&encoded(2000, 1000, ImageFormat::Jpeg)).unwrap()), (512, 256));
        let svg = br##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"><rect width="10" height="20" fill="#0a5a9c"/></svg>"##;
        assert_eq!(size(&logo_from_picture(svg).unwrap()), (256, 512));
    }

    #[test]
    fn what_is_no_picture_or_half_of_one_is_refused() {
        let png = encoded(40, 20, ImageFormat::Png);
        for bytes in [&b""[..], b"Hallo", b"<svg", b"<html></html>", &png[..png.len() / 2]] {
            assert_eq!(logo_from_picture(bytes), Err(LogoError::Unreadable));
        }
    }
}
