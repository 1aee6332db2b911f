//! The files of the type family.

use super::style::Weight;

/// The font file of a weight.
pub fn font_bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
        Weight::SemiBold => include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
        Weight::Bold => include_bytes!("../../../assets/fonts/Inter-Bold.ttf"),
    }
}
