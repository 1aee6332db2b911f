//! The two versions that are merged.

/// Whose version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Of the file into which is merged.
    Mine,
    /// Of the file that is merged into it.
    Other,
}

/// Something of either side.
#[derive(Debug, Clone, Default)]
pub(super) struct Sides<T> {
    pub(super) mine: T,
    pub(super) other: T,
}

impl<T> Sides<T> {
    pub(super) fn get(&self, side: Side) -> &T {
        match side {
            Side::Mine => &self.mine,
            Side::Other => &self.other,
        }
    }

    pub(super) fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Mine => &mut self.mine,
            Side::Other => &mut self.other,
        }
    }
}
