//! Who answers for something: the list of people and offices of a Kommune, and who took part in a round.

use jiff::civil::Date;

/// Whether somebody can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Presence {
    /// im Dienst
    #[default]
    Here,
    /// abwesend: comes back
    Absent,
    /// ausgeschieden: does not
    Left,
}

impl Presence {
    /// All, in the order of a selection list.
    pub const ALL: [Self; 3] = [Self::Here, Self::Absent, Self::Left];

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Here => "im Dienst",
            Self::Absent => "abwesend",
            Self::Left => "ausgeschieden",
        }
    }
}

/// A person or, without a name, an office. Measures and questions name them by [`Self::label`], as text: what somebody
/// typed stays true when the list changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// As it stands in an owner's field; empty for an office as a whole.
    pub name: String,
    /// Amt, Fachbereich or firm.
    pub office: String,
    /// How to reach them.
    pub email: String,
    /// How to reach them.
    pub telephone: String,
    /// Whether they can be asked.
    pub presence: Presence,
}

impl Person {
    /// What stands where they are named: the name, of an office that of the office.
    pub fn label(&self) -> &str {
        match self.name.trim() {
            "" => self.office.trim(),
            name => name,
        }
    }

    /// Whether nothing is known about them.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// Somebody who took part in a round (Beteiligte), at a meeting or at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Participant {
    /// The person, with function if that matters.
    pub name: String,
    /// Day of the meeting; `None` if they took part without one.
    pub date: Option<Date>,
}
