//! `katalog --json`: what is asked.

use serde::Serialize;

use wiba_core::catalog::{
    Catalog, Contact, Question, QuestionId, Recommendation, RequirementId, Term, Threat, Yardstick,
};

#[derive(Serialize)]
pub(in super::super) struct Catalogue<'a> {
    version: &'a str,
    edition: u32,
    source: String,
    words: &'a str,
    providers: &'a str,
    checklists: Vec<CatalogueList<'a>>,
    glossary: &'a [Term],
}

#[derive(Serialize)]
struct CatalogueList<'a> {
    number: u8,
    title: &'a str,
    short: &'a str,
    priority: u8,
    order: u8,
    goal: &'a str,
    scope: &'a str,
    introduction: &'a str,
    not_relevant: &'a str,
    questions: Vec<CatalogueQuestion<'a>>,
}

#[derive(Serialize)]
struct CatalogueQuestion<'a> {
    id: QuestionId,
    number: u8,
    short: &'a str,
    text: &'a str,
    edition: u32,
    yardstick: Option<CatalogueYardstick<'a>>,
    explanation: &'a str,
    measure: &'a Recommendation,
    evidence: &'a [String],
    contacts: &'a [Contact],
    threat: Threat,
    effort_min: u8,
    effort_max: u8,
    requirements: &'a [RequirementId],
}

/// `letters` stand beside `yes_if`, in the same order.
#[derive(Serialize)]
struct CatalogueYardstick<'a> {
    yes_if: Vec<&'a str>,
    letters: Vec<char>,
    contents: &'a [String],
    suffices: &'a [String],
    not_enough: &'a [String],
    exceptions: &'a [String],
    not_relevant_if: &'a [String],
}

impl<'a> From<&'a Yardstick> for CatalogueYardstick<'a> {
    fn from(yardstick: &'a Yardstick) -> Self {
        Self {
            yes_if: yardstick.yes_if.iter().map(|condition| condition.1.as_str()).collect(),
            letters: yardstick.yes_if.iter().map(|condition| condition.0).collect(),
            contents: &yardstick.contents,
            suffices: &yardstick.suffices,
            not_enough: &yardstick.not_enough,
            exceptions: &yardstick.exceptions,
            not_relevant_if: &yardstick.not_relevant_if,
        }
    }
}

impl<'a> From<&'a Catalog> for Catalogue<'a> {
    fn from(catalog: &'a Catalog) -> Self {
        let question = |question: &'a Question| CatalogueQuestion {
            id: question.id,
            number: question.id.number,
            short: &question.short,
            text: &question.text,
            edition: question.edition,
            yardstick: question.yardstick.as_ref().map(CatalogueYardstick::from),
            explanation: &question.explanation,
            measure: &question.measure,
            evidence: &question.evidence,
            contacts: &question.contacts,
            threat: question.threat,
            effort_min: question.effort.min,
            effort_max: question.effort.max,
            requirements: &question.requirements,
        };
        Self {
            version: &catalog.version,
            edition: catalog.edition,
            source: [catalog.source.as_str(), &catalog.authorship].join(" ").trim().to_owned(),
            words: &catalog.words,
            providers: &catalog.providers,
            checklists: catalog
                .checklists
                .iter()
                .map(|list| CatalogueList {
                    number: list.number,
                    title: &list.title,
                    short: &list.short,
                    priority: list.priority,
                    order: list.order,
                    goal: &list.goal,
                    scope: &list.scope,
                    introduction: &list.introduction,
                    not_relevant: &list.not_relevant,
                    questions: list.questions.iter().map(question).collect(),
                })
                .collect(),
            glossary: catalog.glossary.terms(),
        }
    }
}
