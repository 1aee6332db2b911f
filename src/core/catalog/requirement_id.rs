//! The id of a requirement of the IT-Grundschutz-Kompendium, printed as `ORP.4.A8`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A Baustein and the number of a requirement in it; reads and prints as `ORP.4.A8`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId(String);

impl RequirementId {
    /// The whole, e.g. `ORP.4.A8`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The Baustein, e.g. `ORP.4`.
    pub fn baustein(&self) -> &str {
        self.0.rsplit_once('.').map_or(self.as_str(), |(baustein, _)| baustein)
    }

    /// Its number within the Baustein, e.g. `A8`.
    pub fn number(&self) -> &str {
        self.0.rsplit_once('.').map_or(self.as_str(), |(_, number)| number)
    }
}

impl fmt::Display for RequirementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text is not of the form `ORP.4.A8`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}“ ist keine Anforderung; erwartet werden Baustein und Nummer, zum Beispiel ORP.4.A8")]
pub struct ParseRequirementIdError(String);

impl FromStr for RequirementId {
    type Err = ParseRequirementIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        match text.rsplit_once(".A") {
            Some((baustein, last)) if !baustein.is_empty() && number(last) => Ok(Self(text.to_owned())),
            _ => Err(ParseRequirementIdError(text.to_owned())),
        }
    }
}

impl Serialize for RequirementId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RequirementId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_baustein_and_a_number() {
        let id: RequirementId = "OPS.1.1.2.A22".parse().unwrap();
        assert_eq!((id.baustein(), id.number(), id.to_string().as_str()), ("OPS.1.1.2", "A22", "OPS.1.1.2.A22"));
        for text in ["", "ORP.4", "ORP.4.A", ".A8", "ORP.4.A8x", "A8"] {
            assert!(text.parse::<RequirementId>().is_err(), "{text}");
        }
    }
}
