//! The index: every word of everything that can be found, and where it stands.

use std::collections::HashMap;

use super::fold::{fold, lower_into, squeeze, words};
use super::needle::{Needle, Word};
use super::things::{Found, Place, Thing};

/// Everything that can be found.
#[derive(Debug, Default)]
pub struct Index {
    things: Vec<Found>,
    /// For each text of all things, in order: whose it is, and what it is.
    parts: Vec<(usize, usize, Place)>,
    /// Every word once, as it is written in lower case, and the texts in which it stands.
    words: Vec<(String, Vec<u32>)>,
    /// The same words folded, and what is left of them for telling typing errors; one a line.
    folded: String,
    squeezed: String,
    /// Where in `folded` each begins.
    starts: Vec<usize>,
}

/// A thing that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    thing: usize,
    /// In which of its texts.
    text: usize,
}

/// What is found by a needle.
#[derive(Debug, Default)]
pub struct Hits {
    /// What was looked for.
    pub needle: Needle,
    /// The best first.
    pub hits: Vec<Hit>,
}

/// What stands first among what is found equally well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum First {
    /// Questions.
    #[default]
    Questions,
    /// Commands.
    Commands,
}

/// How well a word fits: less is better. [`NOT`] does not.
type Fit = u8;
const NOT: Fit = u8::MAX;
/// The text goes on behind it; it stands within a word; it is another spelling; one is spelt out; a letter is wrong.
const BEGINS: Fit = 1;
const INSIDE: Fit = 2;
const FOLDED: Fit = 3;
const SPELT: Fit = 6;
const NEAR: Fit = 12;
/// From one place to the next.
const PLACE: u32 = 16;
/// Words that stand apart from each other.
const APART: u32 = 1000;

impl Index {
    /// Reads everything. Takes a while: not for a frame.
    pub fn new(things: Vec<Found>) -> Self {
        let mut index = Self { things, ..Self::default() };
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut word = String::new();
        for (thing, found) in index.things.iter().enumerate() {
            for (text, (place, content)) in found.texts.iter().enumerate() {
                let part = u32::try_from(index.parts.len()).unwrap_or(u32::MAX);
                index.parts.push((thing, text, *place));
                for raw in words(content) {
                    word.clear();
                    lower_into(raw, &mut word);
                    match known.get(&word) {
                        Some(place) => {
                            if let Some((_, parts)) = index.words.get_mut(*place)
                                && parts.last() != Some(&part)
                            {
                                parts.push(part);
                            }
                        }
                        None => {
                            known.insert(word.clone(), index.words.len());
                            index.words.push((word.clone(), vec![part]));
                        }
                    }
                }
            }
        }
        for (word, _) in &index.words {
            index.starts.push(index.folded.len());
            let folded = fold(word);
            index.squeezed.push_str(&squeeze(&folded));
            index.squeezed.push('\n');
            index.folded.push_str(&folded);
            index.folded.push('\n');
        }
        index
    }

    /// The thing of a hit.
    pub fn thing(&self, hit: Hit) -> Option<&Found> {
        self.things.get(hit.thing)
    }

    /// All commands, in their order: what there is as long as nothing is typed.
    pub fn commands(&self) -> Vec<Hit> {
        let all = self.things.iter().enumerate();
        all.filter(|(_, found)| matches!(found.thing, Thing::Command(_)))
            .map(|(thing, _)| Hit { thing, text: 0 })
            .collect()
    }

    /// Everything that has all the words.
    pub fn find(&self, typed: &str, first: First) -> Hits {
        let mut needle = Needle::new(typed);
        let fits: Vec<Vec<Fit>> = needle.words.iter_mut().map(|word| self.fits(word)).collect();
        if fits.is_empty() {
            return Hits { needle, hits: Vec::new() };
        }
        let mut hits: Vec<(u8, u32, Hit)> = Vec::new();
        let mut from = 0;
        for (thing, found) in self.things.iter().enumerate() {
            let parts = from..from + found.texts.len();
            from = parts.end;
            if let Some((weight, part)) = self.weigh(parts, &fits)
                && let Some((_, text, place)) = self.parts.get(part)
            {
                hits.push((rank(&found.thing, *place, weight, first), weight, Hit { thing, text: *text }));
            }
        }
        hits.sort_by_key(|(rank, weight, hit)| (*rank, *weight, hit.thing));
        Hits { needle, hits: hits.into_iter().map(|(.., hit)| hit).collect() }
    }

    /// How well a word fits to each text. Where no text has it, one with a typing error is looked for.
    fn fits(&self, word: &mut Word) -> Vec<Fit> {
        let spellings = word.spellings.iter().enumerate();
        let mut found: Vec<(usize, Fit)> =
            spellings.flat_map(|(spelt, spelling)| self.spelt(word, spelling, spelt > 0)).collect();
        if found.is_empty()
            && let Some(near) = word.with_error()
        {
            found.extend(near.find(&self.squeezed).into_iter().map(|place| (place, NEAR)));
            word.near = Some(near);
        }
        let mut fits = vec![NOT; self.parts.len()];
        for (place, fit) in found {
            for part in self.words.get(place).into_iter().flat_map(|(_, parts)| parts) {
                if let Some(best) = fits.get_mut(*part as usize) {
                    *best = fit.min(*best);
                }
            }
        }
        fits
    }

    /// The words of the index that have a word in one of its spellings, and how well it fits.
    fn spelt(&self, word: &Word, spelling: &str, out: bool) -> impl Iterator<Item = (usize, Fit)> {
        self.folded.match_indices(spelling).filter_map(move |(at, _)| {
            let place = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
            let before = self.folded.get(*self.starts.get(place)?..at)?;
            let whole = self.folded.as_bytes().get(at + spelling.len()) == Some(&b'\n');
            let position = match (before.is_empty(), whole) {
                (true, true) => 0,
                (true, false) => BEGINS,
                (false, _) => INSIDE,
            };
            let literal = self.words.get(place)?.0.contains(word.typed.as_str());
            let fit = position + if out { SPELT } else { 0 } + if literal { 0 } else { FOLDED };
            word.begins_behind(before).then_some((place, fit))
        })
    }

    /// The weight of a thing with these texts, and the text that counts; `None` if a word is missing.
    fn weigh(&self, parts: std::ops::Range<usize>, fits: &[Vec<Fit>]) -> Option<(u32, usize)> {
        let fit = |word: &Vec<Fit>, part: usize| word.get(part).copied().filter(|fit| *fit != NOT).map(u32::from);
        let cost = |part: usize| self.parts.get(part).map_or(0, |(_, _, place)| *place as u32 * PLACE);
        let together = parts.clone().filter_map(|part| {
            let sum: Option<u32> = fits.iter().map(|word| fit(word, part)).sum();
            sum.map(|sum| (cost(part) + sum, part))
        });
        if let Some(best) = together.min() {
            return Some(best);
        }
        let best_of =
            |word: &Vec<Fit>| parts.clone().filter_map(|part| Some((cost(part) + fit(word, part)?, part))).min();
        let apart: Option<Vec<(u32, usize)>> = fits.iter().map(best_of).collect();
        let apart = apart?;
        let sum: u32 = apart.iter().map(|(weight, _)| weight).sum();
        apart.first().map(|(_, part)| (APART + sum, *part))
    }

    /// What stands below a hit: the place, and the text around the first occurrence there. Empty where the title says it.
    pub fn line(&self, hit: Hit, needle: &Needle) -> String {
        let text = self.thing(hit).and_then(|found| found.texts.get(hit.text));
        text.filter(|(place, _)| !place.label().is_empty())
            .map(|(place, text)| format!("{}: {}", place.label(), excerpt(text, needle)))
            .unwrap_or_default()
    }
}

/// Titles of questions come first, then what else is called so, then what only speaks of it.
fn rank(thing: &Thing, place: Place, weight: u32, first: First) -> u8 {
    match (thing, place) {
        (Thing::Command(_), Place::Name) if first == First::Commands => 0,
        (_, Place::Number) if weight < PLACE => 1,
        (_, Place::Short | Place::Question) if weight < APART => 2,
        (_, Place::Name | Place::Also) if weight < APART => 3,
        _ => 4,
    }
}

/// About ninety characters around the first hit.
fn excerpt(text: &str, needle: &Needle) -> String {
    let before = needle.first(text);
    let start = before.saturating_sub(30);
    let mut rest = text.chars().skip(start);
    let cut: String = rest.by_ref().take(110).collect();
    // Not in the middle of a word, unless the word is as long as that.
    let cut = cut.split_once(' ').filter(|(head, _)| start > 0 && head.len() < 25).map_or(&*cut, |(_, tail)| tail);
    let cut = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    let head = if start > 0 { "… " } else { "" };
    let tail = if rest.next().is_some() { " …" } else { "" };
    format!("{head}{cut}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_the_hit_in_its_surroundings() {
        let text = format!("{}Ziel{}", "vorn ".repeat(20), " hinten".repeat(30));
        let cut = excerpt(&text, &Needle::new("ziel"));
        assert!(cut.contains("Ziel") && cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
    }
}
