//! Every field of every thing: what two files are compared by.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Edit, EvidenceEdit, HandOutEdit, KommuneEdit, MeasureEdit, ParticipantEdit, PersonEdit, QuestionEdit, StepEdit,
    Thing,
};
use crate::assessment::{Assessment, HandOutForm, HandOutState, Id, Kommune, MeasureStatus, Presence};
use crate::catalog::QuestionId;

/// All fields of a kind of thing, each with what it holds while nothing is known. A field that is missing here does not
/// compile.
macro_rules! fields {
    ($name:ident: $kind:ident { $($field:ident: $blank:expr),* $(,)? }) => {
        fn $name() -> Vec<$kind> {
            // The compiler names a field that is missing.
            let _all = |edit: &$kind| match edit {
                $($kind::$field(_) => {})*
            };
            vec![$($kind::$field($blank)),*]
        }
    };
}

fields!(question: QuestionEdit {
    Answer: None,
    Met: BTreeSet::new(),
    Note: String::new(),
    Justification: String::new(),
    Measure: None,
    InClarification: false,
    Ask: String::new(),
    AskUntil: None,
});
fields!(evidence: EvidenceEdit {
    Title: String::new(),
    Place: String::new(),
    Date: None,
    ValidUntil: None,
    Listed: None,
});
fields!(measure: MeasureEdit {
    Title: String::new(),
    Description: String::new(),
    Owner: String::new(),
    Due: None,
    Status: MeasureStatus::Open,
    StatusNote: String::new(),
    CostOnce: None,
    CostYearly: None,
    PersonDays: None,
    About: None,
    Number: None,
});
fields!(step: StepEdit { Text: String::new(), Done: false, Listed: None });
fields!(kommune: KommuneEdit {
    Name: String::new(),
    Ags: String::new(),
    Land: String::new(),
    Inhabitants: None,
    Leitung: String::new(),
    Isb: String::new(),
    IsbEmail: String::new(),
    Confidentiality: Kommune::default().confidentiality,
    Logo: None,
    Scope: String::new(),
});
fields!(person: PersonEdit {
    Name: String::new(),
    Office: String::new(),
    Email: String::new(),
    Telephone: String::new(),
    Presence: Presence::Here,
    Listed: false,
});
fields!(participant: ParticipantEdit { Name: String::new(), Date: None, Listed: false });
fields!(hand_out: HandOutEdit {
    To: String::new(),
    Questions: BTreeSet::new(),
    On: None,
    Form: HandOutForm::Xlsx,
    Due: None,
    State: HandOutState::Out,
    Listed: false,
});

impl Thing {
    /// Blanks each of its fields; of a thing that comes and goes, the last one takes it away.
    pub(in crate::assessment) fn blank(self) -> Vec<Edit> {
        match self {
            Self::Question(id) => question().into_iter().map(|edit| Edit::Question(id, edit)).collect(),
            Self::Evidence(of, id) => evidence().into_iter().map(|edit| Edit::Evidence(of, id, edit)).collect(),
            Self::Measure(id) => measure().into_iter().map(|edit| Edit::Measure(id, edit)).collect(),
            Self::Step(of, id) => step().into_iter().map(|edit| Edit::Step(of, id, edit)).collect(),
            Self::Kommune => kommune().into_iter().map(Edit::Kommune).collect(),
            Self::Person(id) => person().into_iter().map(|edit| Edit::Person(id, edit)).collect(),
            Self::Participant(id) => participant().into_iter().map(|edit| Edit::Participant(id, edit)).collect(),
            Self::HandOut(id) => hand_out().into_iter().map(|edit| Edit::HandOut(id, edit)).collect(),
        }
    }
}

impl Edit {
    /// For a field by which a thing comes and goes: whether it is there then.
    pub fn is_there(&self) -> Option<bool> {
        match self {
            Self::Evidence(_, _, EvidenceEdit::Listed(place)) | Self::Step(_, _, StepEdit::Listed(place)) => {
                Some(place.is_some())
            }
            Self::Measure(_, MeasureEdit::Number(number)) => Some(number.is_some()),
            Self::Person(_, PersonEdit::Listed(listed))
            | Self::Participant(_, ParticipantEdit::Listed(listed))
            | Self::HandOut(_, HandOutEdit::Listed(listed)) => Some(*listed),
            _ => None,
        }
    }

    /// Whether a file has the thing that it is of.
    pub(in crate::assessment) fn names_what_is_in(&self, file: &Assessment) -> bool {
        let comes_and_goes = self.field().thing.blank().pop();
        comes_and_goes.and_then(|edit| edit.current(file).is_there()) != Some(false)
    }

    /// Whether it gives a thing a place in a list, which moves with whatever comes and goes before it.
    pub(in crate::assessment) fn is_placed(&self) -> bool {
        matches!(
            self,
            Self::Evidence(_, _, EvidenceEdit::Listed(Some(_))) | Self::Step(_, _, StepEdit::Listed(Some(_)))
        )
    }
}

impl Assessment {
    /// All that has fields.
    pub(in crate::assessment) fn things(&self) -> BTreeSet<Thing> {
        let Self { kommune, round, .. } = self;
        let mut things = BTreeSet::from([Thing::Kommune]);
        things.extend(kommune.people.keys().map(|id| Thing::Person(*id)));
        things.extend(round.participants.keys().map(|id| Thing::Participant(*id)));
        things.extend(round.hand_outs.keys().map(|id| Thing::HandOut(*id)));
        things.extend(round.answers.keys().map(|id| Thing::Question(*id)));
        things.extend(round.measures.keys().map(|id| Thing::Measure(*id)));
        for (list, ids) in self.lists() {
            things.extend(ids.into_iter().map(|id| list.item(id)));
        }
        things
    }

    /// All lists in which things have a place.
    pub(in crate::assessment) fn lists(&self) -> BTreeMap<List, Vec<Id>> {
        let round = &self.round;
        let evidence = round
            .answers
            .iter()
            .map(|(id, answer)| (List::Evidence(*id), answer.evidence.iter().map(|item| item.id).collect()));
        let steps = round
            .measures
            .iter()
            .map(|(id, measure)| (List::Steps(*id), measure.steps.iter().map(|step| step.id).collect()));
        evidence.chain(steps).filter(|(_, ids): &(List, Vec<Id>)| !ids.is_empty()).collect()
    }
}

/// A list in which things have a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::assessment) enum List {
    Evidence(QuestionId),
    Steps(Id),
}

impl List {
    /// What stands in it under this id.
    pub(in crate::assessment) fn item(self, id: Id) -> Thing {
        match self {
            Self::Evidence(question) => Thing::Evidence(question, id),
            Self::Steps(measure) => Thing::Step(measure, id),
        }
    }

    /// Gives a thing its place in it.
    pub(in crate::assessment) fn place(self, id: Id, place: usize) -> Edit {
        match self {
            Self::Evidence(question) => Edit::Evidence(question, id, EvidenceEdit::Listed(Some(place))),
            Self::Steps(measure) => Edit::Step(measure, id, StepEdit::Listed(Some(place))),
        }
    }
}
