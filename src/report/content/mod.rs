//! What the reports say: from answers to headings, sentences, tables and charts.

mod answers;
mod cover;
pub(super) mod document;
mod facts;
mod glossary;
mod hints;
mod journal;
mod logo;
mod method;
mod plan;
mod profile;
mod questionnaire;
mod results;
mod summary;
mod timeline;
mod words;

use document::{Block, Document, Meta};
use facts::Facts;

use super::{Kind, Options};
use crate::assessment::Assessment;
use crate::catalog::Catalog;

/// Writes the document of the chosen kind.
pub(super) fn document(assessment: &Assessment, catalog: &Catalog, options: &Options) -> Document {
    let facts = Facts::new(assessment, catalog, options);
    let blocks = match options.kind {
        Kind::Management => summary::section(&facts),
        Kind::Measures => measures(&facts),
        Kind::Profile => profile::section(&facts),
        Kind::Full => full(&facts),
        Kind::Questionnaire => questionnaire::section(&facts),
    };
    Document { meta: meta(&facts), blocks }
}

fn full(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![cover::cover(facts), Block::PageBreak];
    blocks.push(Block::subheading(1, "Inhalt"));
    blocks.push(Block::Contents);
    // A plan without measures is one sentence; the next chapter follows on its page.
    let after_plan = if facts.plan.is_empty() { vec![] } else { vec![Block::PageBreak] };
    // Short sections share the pages of the chapter before them.
    let chapters = [
        summary::section(facts),
        results::section(facts),
        [measures(facts), after_plan, profile::section(facts)].concat(),
        [answers::section(facts), hints::section(facts)].concat(),
        [method::section(facts), glossary::section(facts), journal::section(facts)].concat(),
    ];
    for chapter in chapters {
        blocks.push(Block::PageBreak);
        blocks.extend(chapter);
    }
    blocks
}

fn measures(facts: &Facts) -> Vec<Block> {
    [plan::section(facts), timeline::section(facts)].concat()
}

fn meta(facts: &Facts) -> Meta {
    let round = facts.round().name.trim();
    let name = facts.name();
    let invented = if facts.kommune().invented { " (erfundenes Beispiel)" } else { "" };
    // A title names the document; it does not have to hold a name of two hundred characters.
    let short: String = name.chars().take(100).collect();
    Meta {
        title: format!("{}: {short}, {round}", facts.options.kind.title()),
        subject: format!(
            "Selbsteinschätzung nach den WiBA-Checklisten des BSI, Stand {}",
            words::long_date(facts.date())
        ),
        author: name.to_owned(),
        header_left: format!("{name}{invented} · WiBA-Selbsteinschätzung, {round}"),
        header_right: facts.kommune().confidentiality.trim().to_owned(),
        footer_left: format!("WiBA-Kompass · Katalog {}", facts.catalog.version),
        date: facts.date(),
        cover: facts.options.kind == Kind::Full,
    }
}
