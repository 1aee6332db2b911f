//! Distances and radii.

/// Distances in points, in steps of four.
pub mod space {
    /// Between a sign and its word.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 12.0;
    /// Inside a card.
    pub const L: f32 = 16.0;
    /// Around a screen.
    pub const XL: f32 = 24.0;
}

/// Corner radii in points.
pub mod radius {
    /// Fields, buttons, rows.
    pub const CONTROL: u8 = 6;
    /// Cards.
    pub const CARD: u8 = 8;
}
