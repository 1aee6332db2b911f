//! Other people's formats, end to end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use jiff::civil::{date, datetime};
use wiba_core::assessment::{Assessment, Edit, KommuneEdit, Logo, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::exchange::logo_from_picture;
use wiba_core::report::page::Shape;
use wiba_core::report::{self, Kind, Options};

const SVG: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40"><path d="M0 0h30v25q0 15-15 15T0 25z" fill="#0a5a9c"/></svg>"##;

/// Whether the cover of the full report has a picture, and that the PDF can be written.
fn cover_has_picture(logo: Logo) -> bool {
    let catalog = Catalog::embedded().unwrap();
    let mut town = Assessment::new("Stadt Test", date(2026, 11, 22), &catalog);
    let stamp = Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0), by: "Test".to_owned() };
    town.apply(vec![Edit::Kommune(KommuneEdit::Logo(Some(logo)))], &catalog, stamp).unwrap();
    let layout = report::pages(&town, &catalog, &Options::new(Kind::Full, date(2026, 11, 22)));
    assert!(report::pdf(&layout).unwrap().starts_with(b"%PDF"));
    layout.pages[0].items.iter().any(|item| matches!(item.shape, Shape::Image { .. }))
}

#[test]
fn a_logo_stands_on_the_cover_and_a_damaged_one_leaves_the_report_complete() {
    assert!(cover_has_picture(logo_from_picture(SVG).unwrap()));
    for base64 in ["", "kein Base64!", "AAAA"] {
        assert!(!cover_has_picture(Logo { base64: base64.to_owned() }));
    }
}

#[test]
fn a_logo_of_40_megapixels_becomes_a_small_one() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(8000, 5000).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let logo = logo_from_picture(&png.into_inner()).unwrap();
    assert!(logo.base64.len() < 20_000, "{}", logo.base64.len());
}
