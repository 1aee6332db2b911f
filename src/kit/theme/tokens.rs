//! The palettes.

#![expect(clippy::disallowed_methods, reason = "this is the one place where colours are mixed")]

use eframe::egui::Color32;

/// The colours of one theme, by what they are for.
#[derive(Debug, PartialEq)]
pub struct Tokens {
    /// Name of the palette.
    pub name: &'static str,
    /// Whether it is light text on dark ground.
    pub dark: bool,
    /// The page.
    pub background: Color32,
    /// Cards, bars, fields.
    pub surface: Color32,
    /// What is selected.
    pub soft: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// Lines between things.
    pub line: Color32,
    /// Borders of what can be clicked or written into: at least 3:1.
    pub edge: Color32,
    /// Actions, links, focus.
    pub primary: Color32,
    /// Text on `primary`.
    pub on_primary: Color32,
    /// Ja.
    pub yes: Color32,
    /// Nein.
    pub no: Color32,
    /// Nicht relevant.
    pub not_relevant: Color32,
    /// Warnings, Quick Wins.
    pub warn: Color32,
    /// The pale part of a bar: open.
    pub open: Color32,
    /// Ja in a bar. It differs from Nein in lightness as well, because some people see no difference in hue.
    pub yes_area: Color32,
    /// Nein in a bar.
    pub no_area: Color32,
    /// Ground of a chosen Ja.
    pub yes_soft: Color32,
    /// Ground of a chosen Nein.
    pub no_soft: Color32,
    /// Ground of the measure box.
    pub warn_soft: Color32,
    /// Border of the measure box.
    pub warn_line: Color32,
    /// Behind a search hit.
    pub highlight: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// Light.
pub static LIGHT: Tokens = Tokens {
    name: "light",
    dark: false,
    background: rgb(0x00F4_F6F8),
    surface: rgb(0x00FF_FFFF),
    soft: rgb(0x00E6_EEF6),
    text: rgb(0x001A_2330),
    muted: rgb(0x0053_6071),
    line: rgb(0x00D9_DEE5),
    edge: rgb(0x0077_828F),
    primary: rgb(0x000A_5A9C),
    on_primary: rgb(0x00FF_FFFF),
    yes: rgb(0x001B_7340),
    no: rgb(0x00B3_261E),
    not_relevant: rgb(0x005A_6573),
    warn: rgb(0x008A_5200),
    open: rgb(0x00DC_E1E8),
    yes_area: rgb(0x000B_4F2A),
    no_area: rgb(0x00E8_6A5A),
    yes_soft: rgb(0x00EA_F6EF),
    no_soft: rgb(0x00FD_EEED),
    warn_soft: rgb(0x00FF_F8EA),
    warn_line: rgb(0x00F0_D29A),
    highlight: rgb(0x00FF_E9A8),
};

/// Dark.
pub static DARK: Tokens = Tokens {
    name: "dark",
    dark: true,
    background: rgb(0x0014_191F),
    surface: rgb(0x001C_232B),
    soft: rgb(0x0022_303D),
    text: rgb(0x00E8_ECF1),
    muted: rgb(0x00A3_AFBD),
    line: rgb(0x003A_4653),
    edge: rgb(0x0072_808E),
    primary: rgb(0x006D_B3F2),
    on_primary: rgb(0x0010_1820),
    yes: rgb(0x006C_CB8F),
    no: rgb(0x00FF_8A80),
    not_relevant: rgb(0x00A9_B4C0),
    warn: rgb(0x00F0_B55A),
    open: rgb(0x0038_424E),
    yes_area: rgb(0x008F_E3B0),
    no_area: rgb(0x00C2_4A42),
    yes_soft: rgb(0x001B_3226),
    no_soft: rgb(0x003A_2224),
    warn_soft: rgb(0x002B_261C),
    warn_line: rgb(0x006A_5428),
    highlight: rgb(0x005A_4A12),
};

/// Light with at least 7:1.
pub static LIGHT_CONTRAST: Tokens = Tokens {
    name: "light-contrast",
    dark: false,
    background: rgb(0x00FF_FFFF),
    surface: rgb(0x00FF_FFFF),
    soft: rgb(0x00E2_ECF8),
    text: rgb(0x0000_0000),
    muted: rgb(0x002C_3540),
    line: rgb(0x004A_5563),
    edge: rgb(0x004A_5563),
    primary: rgb(0x0000_3C78),
    on_primary: rgb(0x00FF_FFFF),
    yes: rgb(0x0000_4D24),
    no: rgb(0x0086_0C06),
    not_relevant: rgb(0x0033_3D49),
    warn: rgb(0x0059_3400),
    open: rgb(0x00C4_CCD6),
    yes_area: rgb(0x0000_3A1A),
    no_area: rgb(0x00D8_5A4C),
    yes_soft: rgb(0x00E8_F6ED),
    no_soft: rgb(0x00FD_ECEA),
    warn_soft: rgb(0x00FF_F6E4),
    warn_line: rgb(0x0059_3400),
    highlight: rgb(0x00FF_E38A),
};

/// Dark with at least 7:1.
pub static DARK_CONTRAST: Tokens = Tokens {
    name: "dark-contrast",
    dark: true,
    background: rgb(0x0000_0000),
    surface: rgb(0x0000_0000),
    soft: rgb(0x0014_2A40),
    text: rgb(0x00FF_FFFF),
    muted: rgb(0x00D5_DCE4),
    line: rgb(0x0098_A4B2),
    edge: rgb(0x0098_A4B2),
    primary: rgb(0x0096_CCFF),
    on_primary: rgb(0x0000_0000),
    yes: rgb(0x0087_E6AA),
    no: rgb(0x00FF_B0A8),
    not_relevant: rgb(0x00D0_D8E0),
    warn: rgb(0x00FF_CC80),
    open: rgb(0x004A_5663),
    yes_area: rgb(0x00B5_F5CB),
    no_area: rgb(0x00D0_554C),
    yes_soft: rgb(0x000C_2416),
    no_soft: rgb(0x0033_1012),
    warn_soft: rgb(0x0022_1A08),
    warn_line: rgb(0x00FF_CC80),
    highlight: rgb(0x005A_4600),
};

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let linear = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn every_pair_has(tokens: &Tokens, least: f64) {
        let inks = [
            ("text", tokens.text),
            ("muted", tokens.muted),
            ("primary", tokens.primary),
            ("yes", tokens.yes),
            ("no", tokens.no),
            ("not_relevant", tokens.not_relevant),
            ("warn", tokens.warn),
        ];
        let grounds = [("background", tokens.background), ("surface", tokens.surface), ("soft", tokens.soft)];
        let mut pairs: Vec<_> =
            inks.iter().flat_map(|ink| grounds.iter().map(move |ground| (ink.0, ink.1, ground.0, ground.1))).collect();
        pairs.push(("on_primary", tokens.on_primary, "primary", tokens.primary));
        pairs.push(("yes", tokens.yes, "yes_soft", tokens.yes_soft));
        pairs.push(("no", tokens.no, "no_soft", tokens.no_soft));
        for ink in [inks[0], inks[1], inks[2], inks[6]] {
            pairs.push((ink.0, ink.1, "warn_soft", tokens.warn_soft));
        }
        pairs.push(("text", tokens.text, "highlight", tokens.highlight));
        for (ink, color, ground, behind) in pairs {
            let found = contrast(color, behind);
            assert!(found >= least, "{}: {ink} auf {ground} nur {found:.2}", tokens.name);
        }
    }

    #[test]
    fn every_text_colour_can_be_read_on_every_ground() {
        every_pair_has(&LIGHT, 4.5);
        every_pair_has(&DARK, 4.5);
    }

    #[test]
    fn ja_and_nein_in_a_bar_differ_in_lightness_from_each_other_and_from_the_ground() {
        for tokens in [&LIGHT, &DARK, &LIGHT_CONTRAST, &DARK_CONTRAST] {
            for (one, other) in [
                (tokens.yes_area, tokens.no_area),
                (tokens.yes_area, tokens.surface),
                (tokens.no_area, tokens.surface),
                (tokens.edge, tokens.surface),
            ] {
                let found = contrast(one, other);
                assert!(found >= 3.0, "{}: {one:?} beside {other:?} only {found:.2}", tokens.name);
            }
        }
    }

    #[test]
    fn borders_of_controls_stand_out_from_every_ground() {
        for tokens in [&LIGHT, &DARK, &LIGHT_CONTRAST, &DARK_CONTRAST] {
            for ground in [tokens.background, tokens.surface, tokens.soft] {
                let found = contrast(tokens.edge, ground);
                assert!(found >= 3.0, "{}: {found:.2}", tokens.name);
            }
        }
    }

    #[test]
    fn what_cannot_be_done_yet_can_still_be_read() {
        for tokens in [&LIGHT, &DARK, &LIGHT_CONTRAST, &DARK_CONTRAST] {
            let pale = |color: Color32| tokens.surface.lerp_to_gamma(color, super::super::style::DISABLED);
            let found = contrast(pale(tokens.muted), pale(tokens.soft));
            assert!(found >= 3.0, "{}: {found:.2}", tokens.name);
        }
    }

    #[test]
    fn high_contrast_has_seven_to_one() {
        every_pair_has(&LIGHT_CONTRAST, 7.0);
        every_pair_has(&DARK_CONTRAST, 7.0);
    }
}
