//! A coat of arms or logo from a picture file. It is kept small and as PNG, so that it travels with the Kommune's file
//! and every report is quick, whatever the user had at hand.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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

/// Files beyond that are no logos either, and need not be read.
pub const LOGO_BYTES: u64 = 32 * 1024 * 1024;
/// Shapes in a drawing; more than that is made to keep a PC busy.
const MOST_NODES: usize = 20_000;

/// Why a picture is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// Neither PNG nor JPEG nor SVG, or damaged.
    #[error("Das Bild ist beschädigt oder weder PNG noch JPEG noch SVG")]
    Unreadable,
    /// Larger than any logo.
    #[error("Das Bild ist zu groß")]
    TooLarge,
    /// A drawing that refers to other files, holds pictures or uses filters: it could read files of this PC, call others
    /// over the network, or take for ever.
    #[error("Die Zeichnung verweist auf anderes, enthält Bilder oder benutzt Filter")]
    NotPlain,
}

impl LogoError {
    /// What the user can do.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Unreadable => "Ein Bild als PNG, JPEG oder SVG wählen. Das bisherige bleibt.",
            Self::TooLarge => "Ein kleineres Bild wählen; 1000 Bildpunkte Breite genügen. Das bisherige bleibt.",
            Self::NotPlain => "Die Zeichnung als PNG speichern und dieses wählen. Das bisherige bleibt.",
        }
    }
}

/// Reads a PNG, JPEG or SVG file.
///
/// # Errors
/// If it is none of these, damaged or too large.
pub fn logo_from_picture(bytes: &[u8]) -> Result<Logo, LogoError> {
    if bytes.len() as u64 > LOGO_BYTES {
        return Err(LogoError::TooLarge);
    }
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
    // Every shape is an element.
    if bytes.iter().filter(|byte| **byte == b'<').count() > 2 * MOST_NODES {
        return Err(LogoError::TooLarge);
    }
    let tree = plain(bytes)?;
    if nodes(tree.root()) > MOST_NODES {
        return Err(LogoError::TooLarge);
    }
    if !tree.filters().is_empty() {
        return Err(LogoError::NotPlain);
    }
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

/// Reads a drawing that is complete in itself: nothing that it names is opened.
fn plain(bytes: &[u8]) -> Result<usvg::Tree, LogoError> {
    let refers = Arc::new(AtomicBool::new(false));
    let (to_file, to_data) = (refers.clone(), refers.clone());
    let image_href_resolver = usvg::ImageHrefResolver {
        resolve_data: Box::new(move |_, _, _| {
            to_data.store(true, Ordering::Relaxed);
            None
        }),
        resolve_string: Box::new(move |_, _| {
            to_file.store(true, Ordering::Relaxed);
            None
        }),
    };
    let options = usvg::Options { image_href_resolver, ..usvg::Options::default() };
    let tree = usvg::Tree::from_data(bytes, &options).map_err(|_| LogoError::Unreadable)?;
    if refers.load(Ordering::Relaxed) { Err(LogoError::NotPlain) } else { Ok(tree) }
}

fn nodes(group: &usvg::Group) -> usize {
    let inner = |node: &usvg::Node| match node {
        usvg::Node::Group(group) => nodes(group),
        _ => 1,
    };
    1 + group.children().iter().map(inner).sum::<usize>()
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

    fn svg(content: &str) -> Result<Logo, LogoError> {
        let head = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">"#;
        logo_from_picture(format!("{head}{content}<rect width=\"9\" height=\"9\"/></svg>").as_bytes())
    }

    #[test]
    fn a_drawing_that_refers_to_anything_outside_is_refused_and_nothing_is_opened() {
        // Whoever opened the device would wait for ever.
        for place in ["/dev/zero", "bild.png", r"\\server\freigabe\bild.png", "http://example.org/bild.svg"] {
            let image = format!(r#"<image width="9" height="9" xlink:href="{place}"/>"#);
            assert_eq!(svg(&image), Err(LogoError::NotPlain), "{place}");
        }
        let inner = r#"<image width="9" height="9" href="data:image/svg+xml;base64,PHN2Zy8+"/>"#;
        assert_eq!(svg(inner), Err(LogoError::NotPlain));
        assert!(svg("<title>Wappen</title>").is_ok());
    }

    #[test]
    fn a_drawing_that_would_keep_the_pc_busy_is_refused_at_once() {
        for filter in [
            r#"<feTurbulence baseFrequency="0.05" numOctaves="100000000"/>"#,
            r#"<feMorphology operator="dilate" radius="100000"/>"#,
        ] {
            let used = format!(r#"<filter id="f">{filter}</filter><rect width="90" height="90" filter="url(#f)"/>"#);
            assert_eq!(svg(&used), Err(LogoError::NotPlain));
        }
        assert_eq!(svg(&r#"<rect width="1" height="1"/>"#.repeat(20_001)), Err(LogoError::TooLarge));
        // Ten times ten times … the same shape.
        let mut doubled = r#"<g id="a0"><rect width="1" height="1"/></g>"#.to_owned();
        for level in 1..6 {
            let again = format!(r##"<use xlink:href="#a{}"/>"##, level - 1).repeat(10);
            doubled.push_str(&format!(r#"<g id="a{level}">{again}</g>"#));
        }
        assert!(svg(&doubled).is_err());
        assert_eq!(logo_from_picture(&vec![b'<'; LOGO_BYTES as usize + 1]), Err(LogoError::TooLarge));
    }

    #[test]
    fn what_is_no_picture_or_half_of_one_is_refused() {
        let png = encoded(40, 20, ImageFormat::Png);
        for bytes in [&b""[..], b"Hallo", b"<svg", b"<html></html>", &png[..png.len() / 2]] {
            assert_eq!(logo_from_picture(bytes), Err(LogoError::Unreadable));
        }
    }
}
