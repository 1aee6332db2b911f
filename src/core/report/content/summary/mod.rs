//! The summary for the Leitung: what to decide comes first, on a page of its own; figures, money and what is left follow.

mod decisions;
mod money;
mod outlook;
mod standing;
mod threats;
mod verdict;

use super::super::document::Block;
use super::facts::Facts;
use super::scope;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "Zusammenfassung für die Leitung")];
    blocks.extend(scope::subtitle(facts));
    blocks.push(verdict::section(facts));
    blocks.extend(threats::section(facts));
    blocks.extend(decisions::section(facts));
    blocks.push(Block::PageBreakUnlessAllFits);
    blocks.extend(standing::section(facts));
    blocks.extend(money::section(facts));
    blocks.extend(outlook::section(facts));
    blocks
}
