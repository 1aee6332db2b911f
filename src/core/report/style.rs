//! The design tokens of the paper: colours, text sizes, spacing. Nothing else in `report` names a colour or a size.

use crate::analysis::Mark;

/// An RGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color(pub u8, pub u8, pub u8);

/// What a text colour means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Running text.
    #[default]
    Text,
    /// Secondary text.
    Muted,
    /// Links and accents.
    Primary,
    /// Ja.
    Yes,
    /// Nein.
    No,
    /// Nicht relevant.
    NotRelevant,
    /// Overdue, partly, provisional.
    Warn,
}

/// A weight of the type family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Emphasis and table heads.
    SemiBold,
    /// Headings.
    Bold,
}

impl From<Mark> for Tone {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Yes => Self::Yes,
            Mark::Partial => Self::Warn,
            Mark::No => Self::No,
            Mark::NotRelevant => Self::NotRelevant,
            Mark::Open | Mark::NotAsked => Self::Muted,
        }
    }
}

impl Tone {
    /// The colour on paper.
    pub fn color(self) -> Color {
        match self {
            Self::Text => TEXT,
            Self::Muted => MUTED,
            Self::Primary => PRIMARY,
            Self::Yes => YES,
            Self::No => NO,
            Self::NotRelevant => NOT_RELEVANT,
            Self::Warn => WARN,
        }
    }
}

pub const TEXT: Color = Color(0x1A, 0x23, 0x30);
pub const MUTED: Color = Color(0x53, 0x60, 0x71);
pub const LINE: Color = Color(0xD9, 0xDE, 0xE5);
pub const PRIMARY: Color = Color(0x0A, 0x5A, 0x9C);
const YES: Color = Color(0x1B, 0x73, 0x40);
const NO: Color = Color(0xB3, 0x26, 0x1E);
const NOT_RELEVANT: Color = Color(0x5A, 0x65, 0x73);
/// Areas of bars and squares: their own shades, so that they differ on a black-and-white print as well (greys of about
/// 100, 150, 65, 185 and 230) and every sign on them has a contrast of 4.5 at least.
pub const YES_BAR: Color = Color(0x23, 0x87, 0x4D);
pub const PARTIAL_BAR: Color = Color(0xD9, 0x8E, 0x04);
pub const NO_BAR: Color = Color(0x9A, 0x1F, 0x18);
pub const NOT_RELEVANT_BAR: Color = Color(0xB4, 0xBC, 0xC6);
pub const OPEN_BAR: Color = Color(0xE3, 0xE8, 0xEE);
const WARN: Color = Color(0x8A, 0x52, 0x00);
pub const PAPER: Color = Color(0xFF, 0xFF, 0xFF);
pub const WRITING: Color = Color(0x74, 0x7F, 0x8D);

/// The outline of pale areas: 3 : 1 against the paper.
pub const OUTLINE: Color = Color(0x80, 0x8A, 0x97);

/// All vertical positions are multiples of this: a line of running text is six, a table line five steps.
pub const GRID: f32 = 2.25;

pub const PAGE_WIDTH: f32 = 595.28;
pub const PAGE_HEIGHT: f32 = 841.89;
/// Where the content begins while it is laid out; [`BINDING`] moves it afterwards.
pub const MARGIN_X: f32 = 57.0;
/// How far the content moves towards the outer edge, so that 25 mm are left at the inner one for a binding. Printed on
/// two sides, the inner edge is the left one of odd pages and the right one of even pages.
pub const BINDING: f32 = 13.87;
/// Width of the text area.
pub const TEXT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN_X;
/// Baseline of the page header.
pub const HEADER_Y: f32 = 47.25;
/// Where the content begins.
pub const TOP: f32 = 63.0;
/// Where it ends.
pub const BOTTOM: f32 = 783.0;
/// Baseline of the page footer.
pub const FOOTER_Y: f32 = 812.25;

/// Size and line height of a text style.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    pub size: f32,
    pub leading: f32,
    pub weight: Weight,
}

const fn style(size: f32, steps: f32, weight: Weight) -> Type {
    Type { size, leading: steps * GRID, weight }
}

pub const BODY: Type = style(10.0, 6.0, Weight::Regular);
pub const TABLE: Type = style(9.0, 5.0, Weight::Regular);
pub const HEAD: Type = style(9.0, 5.0, Weight::SemiBold);
pub const SMALL: Type = style(9.0, 5.0, Weight::Regular);
pub const LEAD: Type = style(12.0, 7.0, Weight::Regular);
pub const H1: Type = style(20.0, 11.0, Weight::Bold);
pub const H2: Type = style(12.0, 7.0, Weight::Bold);
pub const H3: Type = style(10.0, 6.0, Weight::Bold);
pub const FIGURE: Type = style(26.0, 14.0, Weight::Bold);
pub const COVER: Type = style(26.0, 15.0, Weight::Bold);

/// The next multiple of the grid.
pub fn snap(y: f32) -> f32 {
    (y / GRID - 0.01).ceil() * GRID
}
