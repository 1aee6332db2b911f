//! The glossary and where its terms occur in a text.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term as it stands in the texts, e.g. „DMZ“.
    pub term: String,
    /// Other spellings that mean the same and are found too.
    #[serde(default)]
    pub also: Vec<String>,
    /// One or two sentences.
    pub explanation: String,
}

/// All terms, with an index to find them fast: a report looks through every text of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glossary {
    terms: Vec<Term>,
    /// Spellings and the place of their term, by first character, the longest spelling first.
    spellings: BTreeMap<char, Vec<(String, usize)>>,
}

/// Endings that a German noun takes without becoming another word.
const INFLECTIONS: [&str; 7] = ["", "s", "e", "n", "en", "es", "er"];

impl Glossary {
    pub(super) fn new(terms: Vec<Term>) -> Self {
        let mut spellings: BTreeMap<char, Vec<(String, usize)>> = BTreeMap::new();
        for (index, term) in terms.iter().enumerate() {
            for spelling in std::iter::once(&term.term).chain(&term.also) {
                if let Some(first) = spelling.chars().next() {
                    spellings.entry(first).or_default().push((spelling.clone(), index));
                }
            }
        }
        for list in spellings.values_mut() {
            list.sort_by_key(|(spelling, _)| std::cmp::Reverse(spelling.len()));
        }
        Self { terms, spellings }
    }

    /// All terms, alphabetical.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Where terms occur in a text, as byte ranges in order, without overlaps. A term counts as a whole word, inflected,
    /// or as a part of a compound with a hyphen.
    pub fn find_in(&self, text: &str) -> Vec<(Range<usize>, &Term)> {
        let mut found: Vec<(Range<usize>, &Term)> = Vec::new();
        let mut before = None;
        for (start, char) in text.char_indices() {
            let word_starts = !before.is_some_and(char::is_alphanumeric);
            let free = found.last().is_none_or(|(last, _)| last.end <= start);
            before = Some(char);
            if !word_starts || !free {
                continue;
            }
            let Some(rest) = text.get(start..) else { continue };
            let hit = self.spellings.get(&char).into_iter().flatten().find_map(|(spelling, index)| {
                let after = rest.strip_prefix(spelling.as_str())?;
                let ending: usize = after.chars().take_while(|char| char.is_alphanumeric()).map(char::len_utf8).sum();
                INFLECTIONS.contains(&after.get(..ending)?).then_some((spelling.len() + ending, *index))
            });
            if let Some((length, index)) = hit
                && let Some(term) = self.terms.get(index)
            {
                found.push((start..start + length, term));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let term = |term: &str, also: &[&str]| Term {
            term: term.to_owned(),
            also: also.iter().map(|text| (*text).to_owned()).collect(),
            explanation: String::new(),
        };
        Glossary::new(vec![
            term("DNS", &[]),
            term("DNS over HTTPS", &["DoH"]),
            term("Gastsystem", &[]),
            term("Zugang", &["Zugänge"]),
        ])
    }

    fn found(text: &str) -> Vec<&str> {
        glossary().find_in(text).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn terms_are_found_whole_inflected_and_in_compounds_with_a_hyphen() {
        assert_eq!(found("Der DNS-Server, die Gastsysteme und Zugänge."), ["DNS", "Gastsysteme", "Zugänge"]);
        assert_eq!(found("EDNSX, Zugangsschutz, Gästesystem"), Vec::<&str>::new());
    }

    #[test]
    fn the_longest_term_wins() {
        assert_eq!(found("mit DNS over HTTPS (DoH)"), ["DNS over HTTPS", "DoH"]);
    }
}
