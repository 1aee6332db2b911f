//! Links to questions and requirements, and that they lead only to what the document contains.

use std::collections::HashSet;

use super::super::document::{Block, Cell, Link, Paragraph, Row, Run, Spot};
use super::super::style::Tone;
use crate::analysis::PlanItem;
use crate::catalog::{QuestionId, RequirementId};

/// Questions by number; neighbours in a checklist share a link.
pub(super) fn questions(ids: impl IntoIterator<Item = QuestionId>) -> Vec<Run> {
    listed(ids.into_iter().map(|id| (id.to_string(), id.checklist, Spot::Question(id))))
}

/// Requirements by id; those of a Baustein share a link.
pub(super) fn requirements(ids: &[RequirementId]) -> Vec<Run> {
    listed(ids.iter().map(|id| (id.to_string(), id.baustein(), Spot::Requirement(id.clone()))))
}

/// A piece of text that leads to a measure in the plan.
pub(super) fn measure(run: Run, item: &PlanItem) -> Run {
    match item.target() {
        Some(target) => run.to(Spot::Measure(target)),
        None => run,
    }
}

/// With commas between them; what belongs together is one link, to the first.
fn listed<G: PartialEq>(things: impl Iterator<Item = (String, G, Spot)>) -> Vec<Run> {
    let mut groups: Vec<(String, G, Spot)> = Vec::new();
    for (name, group, spot) in things {
        match groups.last_mut() {
            Some((names, last, _)) if *last == group => {
                names.push_str(", ");
                names.push_str(&name);
            }
            _ => groups.push((name, group, spot)),
        }
    }
    let mut runs = Vec::new();
    for (names, _, spot) in groups {
        if !runs.is_empty() {
            runs.push(Run::muted(", "));
        }
        runs.push(Run::muted(names).to(spot));
    }
    runs
}

/// Takes away the links to places that are not there, and colours the others.
pub(super) fn settle(blocks: &mut [Block]) {
    let mut spots = HashSet::new();
    each_paragraph(blocks, &mut |paragraph| spots.extend(paragraph.anchor.clone()));
    each_paragraph(blocks, &mut |paragraph| settle_runs(paragraph, &spots));
}

fn settle_runs(paragraph: &mut Paragraph, spots: &HashSet<Spot>) {
    let leads = |link: &Link| spots.contains(&link.to);
    // Without the place there is no page to name.
    paragraph.runs.retain(|run| run.link.as_ref().is_none_or(|link| !link.is_number || leads(link)));
    for run in &mut paragraph.runs {
        match &run.link {
            Some(link) if leads(link) => run.tone = Tone::Primary,
            Some(_) => run.link = None,
            None => {}
        }
    }
}

fn each_paragraph(blocks: &mut [Block], act: &mut impl FnMut(&mut Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => act(paragraph),
            Block::List(items) => items.iter_mut().for_each(&mut *act),
            Block::Together(inner) => each_paragraph(inner, act),
            Block::Table(table) => {
                for row in &mut table.rows {
                    let Row::Cells(cells) = row else { continue };
                    for cell in cells {
                        let Cell::Text(paragraphs) = cell else { continue };
                        paragraphs.iter_mut().for_each(&mut *act);
                    }
                }
            }
            _ => {}
        }
    }
}
