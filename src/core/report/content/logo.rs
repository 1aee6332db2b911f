//! The Kommune's coat of arms, decoded for the cover.

use std::io::Cursor;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{ImageReader, Limits};

use super::super::document::Picture;
use crate::assessment::Kommune;

/// Import keeps logos far below this; a larger one was put into the file by hand.
const LONGEST: u32 = 4096;

/// The picture; `None` if there is none or it is damaged: a report without it is better than no report.
pub(in crate::report) fn picture(kommune: &Kommune) -> Option<Arc<Picture>> {
    let bytes = STANDARD.decode(&kommune.logo.as_ref()?.base64).ok()?;
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    reader.limits(limits);
    let picture = reader.decode().ok()?.into_rgba8();
    let (width, height) = picture.dimensions();
    let alt = format!("Wappen oder Logo: {}", kommune.name);
    Some(Arc::new(Picture { width, height, rgba: picture.into_raw(), alt }))
}
