//! What the reports say: from answers to headings, sentences, tables and charts.

mod answers;
mod counts;
mod cover;
mod facts;
mod glossary;
mod handover;
mod hints;
mod journal;
mod links;
mod logo;
mod method;
mod names;
mod plan;
mod profile;
mod question_names;
mod questionnaire;
mod results;
mod scope;
mod summary;
mod timeline;
mod words;
mod yardstick;

use super::document::{Block, Document, Meta};
use facts::Facts;
pub(super) use logo::picture as logo;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::options::{Kind, Options};
use crate::assessment::Assessment;
use crate::catalog::Catalog;

/// Writes the document of the chosen kind.
pub(super) fn document(assessment: &Assessment, catalog: &Catalog, options: &Options) -> Document {
    let anonymous = options.without_names.then(|| names::removed(assessment));
    let facts = Facts::new(anonymous.as_ref().unwrap_or(assessment), catalog, options);
    let mut blocks = match options.kind {
        Kind::Management => summary::section(&facts),
        Kind::Measures => measures(&facts),
        Kind::Profile => profile::section(&facts),
        Kind::Full => full(&facts),
        Kind::Questionnaire => questionnaire::section(&facts),
    };
    links::settle(&mut blocks);
    Document { meta: meta(&facts), blocks }
}

fn full(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![cover::cover(facts), Block::PageBreak];
    blocks.push(Block::subheading(1, "Inhalt"));
    blocks.push(Block::Contents);
    // Short sections share the pages of the chapter before them.
    let chapters: [&[Section]; 5] = [
        &[summary::section],
        &[results::section],
        &[measures, after_plan, profile::section],
        &[answers::section, hints::section],
        &[method::section, glossary::section, journal::section],
    ];
    // They do not need each other.
    let chapters: Vec<Vec<Vec<Block>>> =
        chapters.par_iter().map(|sections| sections.par_iter().map(|section| section(facts)).collect()).collect();
    for (place, chapter) in chapters.into_iter().enumerate() {
        // The summary is handed out on its own.
        blocks.push(if place < 2 { Block::PageBreak } else { Block::ChapterBreak });
        blocks.extend(chapter.into_iter().flatten());
    }
    blocks
}

/// Writes a part of the document.
type Section = fn(&Facts) -> Vec<Block>;

/// A plan without measures is one sentence; the next chapter follows on its page.
fn after_plan(facts: &Facts) -> Vec<Block> {
    if facts.findings.plan.is_empty() { vec![] } else { vec![Block::ChapterBreak] }
}

fn measures(facts: &Facts) -> Vec<Block> {
    let mut blocks = plan::section(facts);
    blocks.extend(timeline::section(facts));
    if facts.options.kind == Kind::Measures {
        blocks.extend(question_names::section(facts, |question| facts.findings.ranked.contains_key(&question.id)));
    }
    blocks
}

fn meta(facts: &Facts) -> Meta {
    let round = facts.round().name.trim();
    let name = facts.name();
    let invented = if facts.kommune().invented { " (erfundenes Beispiel)" } else { "" };
    let answered = facts.other_catalogue().map(|other| format!(", beantwortet nach {other}")).unwrap_or_default();
    Meta {
        title: format!("{}: {}, {round}", facts.options.kind.title(), facts.short_name()),
        subject: format!(
            "Selbsteinschätzung nach den WiBA-Checklisten des BSI, Stand {}",
            words::long_date(facts.date())
        ),
        author: name.to_owned(),
        header_left: format!("{name}{invented} · WiBA-Selbsteinschätzung, {round}"),
        header_right: facts.kommune().confidentiality.trim().to_owned(),
        footer_left: format!(
            "Stand {} · WiBA-Kompass · Katalog {}{answered}",
            words::short_date(facts.date()),
            facts.catalog.version
        ),
        date: facts.date(),
        cover: facts.options.kind == Kind::Full,
        form: if facts.options.kind == Kind::Questionnaire { questionnaire::form(facts) } else { None },
    }
}
