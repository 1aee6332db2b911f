//! What can be found: every text of every question, folded once and kept.

use crate::app::context::Cx;
use wiba_core::assessment::Answer;
use wiba_core::catalog::{Catalog, QuestionId, RequirementId};

/// Everything that can be found, folded.
#[derive(Debug, Default)]
pub(super) struct Index {
    revision: u64,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    id: QuestionId,
    /// The weightier first.
    parts: Vec<Part>,
}

/// A text that belongs to a question.
#[derive(Debug)]
struct Part {
    /// What it is: „Frage“, „Notiz“ …
    place: &'static str,
    text: String,
    folded: String,
}

/// A question that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// The question.
    pub(super) id: QuestionId,
    /// Where in the index: the question, and which of its texts.
    entry: usize,
    part: usize,
    /// The weight of the place; less is better.
    weight: usize,
}

/// Lower case. German text is ASCII with a few umlauts, and this is several times faster for it than
/// [`str::to_lowercase`], which gives up its quick way at the first umlaut.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_ascii() {
            folded.push(char.to_ascii_lowercase());
        } else {
            folded.extend(char.to_lowercase());
        }
    }
    folded
}

impl Index {
    /// Whether it holds this state of the file.
    pub(super) fn is_fresh(&self, revision: u64) -> bool {
        !self.entries.is_empty() && self.revision == revision
    }

    /// Takes over what has changed since the last time: most texts are folded already.
    pub(super) fn update(&mut self, cx: &Cx<'_>) {
        let mut old = std::mem::take(&mut self.entries).into_iter();
        let round = &cx.assessment.round;
        for question in cx.catalog.questions() {
            let id = question.id;
            let answer = round.answer(id);
            let mut known = old.next().filter(|entry| entry.id == id).map(|entry| entry.parts).unwrap_or_default();
            let parts = [
                ("Nummer", id.to_string()),
                ("Frage", question.text.clone()),
                ("Kurz", question.short.clone()),
                ("Anforderung", requirements(cx.catalog, &question.requirements)),
                ("Notiz", answer.note.clone()),
                ("Begründung", answer.justification.clone()),
                ("Maßnahme", measure(cx, id, &question.measure.title)),
                ("Schritt", question.measure.steps.join(" ")),
                ("Nachweis", evidence(answer, &question.evidence)),
                ("Erläuterung", question.explanation.clone()),
            ];
            let parts = parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(place, text)| {
                match known.iter().position(|part| part.place == place && part.text == text) {
                    Some(index) => known.swap_remove(index),
                    None => Part { place, folded: fold(&text), text },
                }
            });
            let parts = parts.collect();
            self.entries.push(Entry { id, parts });
        }
        self.revision = cx.revision;
    }

    /// All words must occur in a question; the best place of the first counts.
    pub(super) fn find(&self, needle: &str) -> Vec<Hit> {
        let whole = fold(needle.trim());
        let words: Vec<&str> = whole.split_whitespace().collect();
        let Some(first) = words.first() else { return Vec::new() };
        let hit = |(index, entry): (usize, &Entry)| {
            let place_of = |word: &str| entry.parts.iter().position(|part| part.folded.contains(word));
            // The whole needle in one place is worth more than its words here and there.
            let (place, apart) = match place_of(&whole) {
                Some(place) => (place, 0),
                None if words.len() > 1 && words.iter().all(|word| place_of(word).is_some()) => (place_of(first)?, 20),
                None => return None,
            };
            let part = entry.parts.get(place)?;
            let exact = part.place == "Nummer" && part.folded == whole;
            let weight = if exact { 0 } else { 1 + place + apart };
            Some(Hit { id: entry.id, entry: index, part: place, weight })
        };
        let mut hits: Vec<Hit> = self.entries.iter().enumerate().filter_map(hit).collect();
        hits.sort_by_key(|hit| (hit.weight, hit.id));
        hits
    }

    /// What stands under a hit: the place, and the text around the first occurrence there.
    pub(super) fn line(&self, hit: &Hit, needle: &str) -> Option<String> {
        let part = self.entries.get(hit.entry)?.parts.get(hit.part)?;
        let whole = fold(needle.trim());
        let found = if part.folded.contains(&whole) { &whole } else { whole.split_whitespace().next()? };
        Some(format!("{}: {}", part.place, excerpt(&part.text, &part.folded, found)))
    }
}

fn requirements(catalog: &Catalog, ids: &[RequirementId]) -> String {
    let words: Vec<String> = ids
        .iter()
        .map(|id| {
            catalog.profile.requirement(id).map_or_else(|| id.to_string(), |found| format!("{id} {}", found.title))
        })
        .collect();
    words.join(", ")
}

fn measure(cx: &Cx<'_>, id: QuestionId, proposed: &str) -> String {
    match cx.assessment.round.measure_for(id) {
        Some((_, own)) => {
            let title = if own.title.is_empty() { proposed } else { &own.title };
            format!("{title} {} {}", own.owner, own.description).trim_end().to_owned()
        }
        None => proposed.to_owned(),
    }
}

fn evidence(answer: &Answer, proposed: &[String]) -> String {
    let own = answer.evidence.iter().map(|item| format!("{} {}", item.title, item.place));
    own.chain(proposed.iter().cloned()).collect::<Vec<_>>().join(", ")
}

/// About ninety characters around the first hit.
fn excerpt(text: &str, folded: &str, needle: &str) -> String {
    // Lower case can have other byte lengths, so places are counted in characters.
    let before = folded.find(needle).map_or(0, |byte| folded.get(..byte).map_or(0, |head| head.chars().count()));
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
        let cut = excerpt(&text, &fold(&text), "ziel");
        assert!(cut.contains("Ziel") && cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
    }

    #[test]
    fn folding_is_lower_case_with_umlauts() {
        for text in ["Übersicht ÄÖÜ ß", "ORP.4.A8", "İstanbul ΑΒΓ", ""] {
            assert_eq!(fold(text).chars().count(), text.to_lowercase().chars().count());
        }
        assert_eq!(fold("Übersicht ÄÖÜ ß"), "übersicht äöü ß");
    }
}
