//! The type family (the same as on paper) and the icons.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily};

/// Name of the semi-bold family.
pub const SEMIBOLD: &str = "inter-semibold";
/// Name of the bold family.
pub const BOLD: &str = "inter-bold";

const REGULAR: &str = "inter";
const ICONS: &str = "lucide";

/// Every family falls back to the icons, so that an icon can stand inside a text.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add(REGULAR, include_bytes!("../../../assets/fonts/Inter-Regular.ttf"));
    add(SEMIBOLD, include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"));
    add(BOLD, include_bytes!("../../../assets/fonts/Inter-Bold.ttf"));
    add(ICONS, lucide_icons::LUCIDE_FONT_BYTES);
    for (family, font) in [
        (FontFamily::Proportional, REGULAR),
        // Nothing is set in monospace: Inter's figures are tabular.
        (FontFamily::Monospace, REGULAR),
        (FontFamily::Name(SEMIBOLD.into()), SEMIBOLD),
        (FontFamily::Name(BOLD.into()), BOLD),
    ] {
        fonts.families.insert(family, vec![font.to_owned(), ICONS.to_owned()]);
    }
    fonts
}
