//! From one place of a document to another.

use crate::assessment::Target;
use crate::catalog::{QuestionId, RequirementId};

/// A place that others refer to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A question with its answer, or what its number stands for.
    Question(QuestionId),
    /// A measure in the plan; one that closes several questions is known by the first.
    Measure(Target),
    /// A requirement with its status.
    Requirement(RequirementId),
}

/// Where a piece of text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// To which place.
    pub to: Spot,
    /// Whether the text is the number of the page there; until the pages are known, it is [`Link::NUMBER`].
    pub is_number: bool,
}

impl Link {
    /// As wide as any number of a page.
    pub const NUMBER: &str = "000";
}
