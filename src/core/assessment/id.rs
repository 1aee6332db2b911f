//! What a thing is known by, on every PC and for ever.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// 128 bits; reads and prints as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

/// The namespace of derived ids: changing it would make other things of all files that were read before.
const NAMESPACE: Uuid = Uuid::from_u128(0x7769_6261_2d6b_6f6d_7061_7373_0000_0001);

impl Id {
    /// One that nothing else has.
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }

    /// The next one of its line: of an entry that has grown after it was saved. A merge knows by it that one is the other,
    /// some time later.
    pub(super) fn grown(self) -> Self {
        let (line, age) = self.line();
        Self(Uuid::from_u128(line << 32 | u128::from(age.wrapping_add(1))))
    }

    /// Which line it is of, and which place it has there.
    pub(super) fn line(self) -> (u128, u32) {
        let bits = self.0.as_u128();
        #[expect(clippy::cast_possible_truncation, reason = "the lower 32 bits are meant")]
        let age = bits as u32;
        (bits >> 32, age)
    }

    /// Whether it is the other one, or what that has grown into.
    pub(super) fn is_since(self, other: Self) -> bool {
        let ((line, age), (other_line, other_age)) = (self.line(), other.line());
        // The higher age, also where the count has begun anew.
        line == other_line && age.wrapping_sub(other_age) < u32::MAX / 2
    }

    /// The same on every PC for the same parts: for things that two copies of a file must know as one.
    pub fn derived(parts: &[&str]) -> Self {
        // The length of each part keeps („a“, „bc“) apart from („ab“, „c“).
        let name: String = parts.iter().map(|part| format!("{}:{part};", part.len())).collect();
        Self(Uuid::new_v5(&NAMESPACE, name.as_bytes()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}

/// The text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}“ ist keine Kennung aus 32 Hexadezimalziffern")]
pub struct ParseIdError(String);

impl FromStr for Id {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseIdError(text.to_owned());
        // The library also reads forms with hyphens and braces, which would print differently.
        if text.len() != 32 {
            return Err(error());
        }
        Uuid::try_parse(text).map(Self).map_err(|_| error())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_as_it_prints() {
        let id = Id::random();
        assert_eq!(id.to_string().len(), 32);
        assert_eq!(id.to_string().parse(), Ok(id));
        for text in ["", "7.12", "00000000-0000-0000-0000-000000000000", "zz000000000000000000000000000000"] {
            assert!(text.parse::<Id>().is_err(), "{text}");
        }
    }

    #[test]
    fn derived_ids_depend_on_every_part_and_never_change() {
        assert_eq!(Id::derived(&["round", "2026"]), Id::derived(&["round", "2026"]));
        assert_ne!(Id::derived(&["a", "bc"]), Id::derived(&["ab", "c"]));
        // Files hold them: another value here would take measures away from the questions they belong to.
        assert_eq!(Id::derived(&["measure", "7.12"]).to_string(), "1bb2640342285dbb8ac5615d9e375c6a");
    }
}
