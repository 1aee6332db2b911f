//! What pages refer to: pictures and links.

use printpdf::{
    Actions, BorderArray, ColorArray, Destination, HighlightingMode, LinkAnnotation, Op, PdfDocument, Pt, RawImage,
    RawImageData, RawImageFormat, Rect, XObject, XObjectId,
};

use super::super::page::{Layout, Page, Shape};
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

/// The links of a page.
pub(super) fn links(page: &Page, layout: &Layout) -> Vec<Op> {
    let link = |shape: &Shape| {
        let Shape::Link { x, y, width, height, page: target, top, .. } = shape else { return None };
        let rect = Rect {
            x: Pt(hundredth(*x)),
            y: Pt(hundredth(page.height - y - height)),
            width: Pt(hundredth(*width)),
            height: Pt(hundredth(*height)),
            mode: None,
            winding_order: None,
        };
        let target_height = layout.pages.get(*target).map_or(page.height, |page| page.height);
        let top = Some(hundredth(target_height - top));
        let link = LinkAnnotation {
            rect,
            actions: Actions::Goto(Destination::Xyz { page: target + 1, left: None, top, zoom: None }),
            border: BorderArray::Solid([0.0, 0.0, 0.0]),
            color: ColorArray::Transparent,
            highlighting: HighlightingMode::Invert,
        };
        Some(Op::LinkAnnotation { link })
    };
    page.items.iter().filter_map(|item| link(&item.shape)).collect()
}

/// Hundredths of a point are fine enough and print short.
fn hundredth(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}
