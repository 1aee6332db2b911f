//! The figures behind a report, computed once.

use jiff::civil::Date;

use super::super::document::{Bar, Cell, Run};
use super::super::options::{Kind, Options};
use crate::analysis::{Counts, Findings, Fulfilment, Mark};
use crate::assessment::{AnswerValue, Assessment, Kommune, Round};
use crate::catalog::Catalog;

/// All that the sections draw on.
pub(super) struct Facts<'a> {
    pub assessment: &'a Assessment,
    pub catalog: &'a Catalog,
    pub options: &'a Options,
    pub findings: Findings,
}

impl<'a> Facts<'a> {
    pub(super) fn new(assessment: &'a Assessment, catalog: &'a Catalog, options: &'a Options) -> Self {
        let mut findings = Findings::new(catalog, &assessment.round, options.date);
        if let Some(owner) = options.owner.as_deref().filter(|_| options.kind == Kind::Measures) {
            findings.keep(|item| assessment.kommune.answers_for(owner, &item.owner));
        }
        Self { assessment, catalog, options, findings }
    }

    pub(super) fn round(&self) -> &'a Round {
        &self.assessment.round
    }

    pub(super) fn kommune(&self) -> &'a Kommune {
        &self.assessment.kommune
    }

    pub(super) fn date(&self) -> Date {
        self.options.date
    }

    /// Name of the Kommune; an unnamed one is not an empty line.
    pub(super) fn name(&self) -> &'a str {
        let name = self.kommune().name.trim();
        if name.is_empty() { "Kommune ohne Namen" } else { name }
    }

    /// The name where others stand beside it: it does not have to hold one of two hundred characters.
    pub(super) fn short_name(&self) -> String {
        let name = self.name();
        let short: String = name.chars().take(100).collect();
        if short.len() < name.len() { short.trim_end().to_owned() + "…" } else { short }
    }

    /// The catalogue that was answered, if it is another than the one that the report counts by.
    pub(super) fn other_catalogue(&self) -> Option<&'a str> {
        let answered = self.round().catalog.as_str();
        (answered != self.catalog.version).then_some(answered)
    }
}

/// The bar of some counts.
pub(super) fn bar(counts: Counts) -> Bar {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Bar {
        yes: number(counts.yes),
        no: number(counts.no),
        not_relevant: number(counts.not_relevant),
        open: number(counts.open),
        partial: 0,
        not_asked: 0,
        requirements: false,
    }
}

/// Sign and word of an answer, in its colour.
pub(super) fn answer_run(value: Option<AnswerValue>) -> Run {
    marked(Mark::of(value), value.map_or("offen", AnswerValue::label))
}

/// Sign and word of a status, in its colour.
pub(super) fn status_run(status: Fulfilment) -> Run {
    marked(status.mark(), status.label())
}

/// A word behind its sign, in its colour.
pub(super) fn marked(mark: Mark, word: &str) -> Run {
    Run::toned(format!("{} {word}", mark.sign()), mark.into())
}

/// A text or a dash.
pub(super) fn or_dash(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::muted("–") } else { Cell::text(text.trim()) }
}
