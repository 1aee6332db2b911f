//! Pictures that are larger than any logo: refused before they fill the memory.

use flate2::Crc;
use image::{GrayImage, ImageFormat};
use wiba_core::exchange::{LogoError, logo_from_picture};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    GrayImage::new(width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A PNG whose head claims another size than its content has.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(1, 1);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = Crc::new();
    crc.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    bytes
}

#[test]
fn a_picture_longer_than_20000_pixels_is_too_large() {
    assert!(logo_from_picture(&png(20_000, 1)).is_ok());
    for (width, height) in [(20_001, 1), (1, 20_001)] {
        assert_eq!(logo_from_picture(&png(width, height)), Err(LogoError::TooLarge));
    }
}

#[test]
fn a_picture_that_would_fill_the_memory_is_too_large_however_short_its_file_is() {
    // 361 million pixels, of a byte each.
    assert_eq!(logo_from_picture(&claiming(19_000, 19_000)), Err(LogoError::TooLarge));
    assert_eq!(logo_from_picture(&claiming(4, 4)), Err(LogoError::Unreadable), "it claims more than it has");
}
