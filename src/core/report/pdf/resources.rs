//! The pictures to which pages refer.

use printpdf::{PdfDocument, RawImage, RawImageData, RawImageFormat, XObject, XObjectId};

use super::super::page::{Layout, Shape};
use super::drawing::{Pictures, address, picture_name};

/// Hands the pictures of a layout to printpdf.
pub(super) fn register_pictures(layout: &Layout, printed: &mut PdfDocument) -> Pictures {
    let mut pictures = Pictures::new();
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Shape::Image { picture, .. } = &item.shape {
            let number = pictures.len();
            pictures.entry(address(picture)).or_insert_with(|| {
                let image = RawImage {
                    pixels: RawImageData::U8(picture.rgba.clone()),
                    width: picture.width as usize,
                    height: picture.height as usize,
                    data_format: RawImageFormat::RGBA8,
                    tag: Vec::new(),
                };
                // printpdf would draw a random name.
                let id = XObjectId(picture_name(number));
                printed.resources.xobjects.map.insert(id, XObject::Image(image));
                number
            });
        }
    }
    pictures
}
