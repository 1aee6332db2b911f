//! Carrying out edits: all of a change or nothing of it, and never without the journal.

use jiff::civil::DateTime;

use super::{
    Assessment, Change, Edit, EditError, Entry, Evidence, EvidenceEdit, HandOut, HandOutEdit, Id, MeasureEdit,
    Occasion, Participant, ParticipantEdit, PersonEdit, QuestionEdit, Stamp, Step, StepEdit,
};
use crate::catalog::{Catalog, QuestionId};

/// What a change has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// Nothing: all of it was so already, and the journal has no entry.
    Nothing,
    /// A new entry stands in the journal; these edits take the change back.
    Changed(Vec<Edit>),
    /// The entry of the same visit has grown; what takes it back is the same as before.
    Grown,
}

impl Assessment {
    /// Carries out a change and writes it to the journal. Returns the edits that take it back; empty if nothing changed,
    /// and then the journal has no entry either.
    ///
    /// # Errors
    /// If an edit names something that does not exist. Then nothing has changed.
    pub fn apply(&mut self, edits: Vec<Edit>, catalog: &Catalog, stamp: Stamp) -> Result<Vec<Edit>, EditError> {
        let changes = self.carry_out(edits, Some(catalog))?;
        Ok(self.record(changes, None, None, stamp))
    }

    /// Makes it what it was `then`, with edits of [`Self::edits_toward`].
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn restore(
        &mut self,
        edits: Vec<Edit>,
        then: DateTime,
        catalog: &Catalog,
        stamp: Stamp,
    ) -> Result<Vec<Edit>, EditError> {
        let changes = self.carry_out(edits, Some(catalog))?;
        Ok(self.record(changes, Some(Occasion::Restored(then)), None, stamp))
    }

    /// Carries out what takes a change back, or makes it again. What was there before fits, also where the catalogue is
    /// another one by now.
    ///
    /// # Errors
    /// None: edits of things that are gone meanwhile do nothing.
    pub fn take_back(&mut self, edits: Vec<Edit>, stamp: Stamp) -> Result<Vec<Edit>, EditError> {
        let changes = self.carry_out(edits, None)?;
        Ok(self.record(changes, None, None, stamp))
    }

    /// Carries out a change made while somebody is in a field: all of one visit stand in the journal as one.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn type_in(
        &mut self,
        edits: Vec<Edit>,
        visit: u64,
        catalog: &Catalog,
        stamp: Stamp,
    ) -> Result<Applied, EditError> {
        let changes = self.carry_out(edits, Some(catalog))?;
        if let [Change { new, .. }] = changes.as_slice()
            && self.journal.grow(new, visit, &stamp)
        {
            return Ok(Applied::Grown);
        }
        let back = self.record(changes, None, Some(visit), stamp);
        Ok(if back.is_empty() { Applied::Nothing } else { Applied::Changed(back) })
    }

    /// Writes the edits that change something, in order; if one does not fit, all are taken back. Without a catalogue
    /// the questions are not looked up.
    pub(super) fn carry_out(&mut self, edits: Vec<Edit>, catalog: Option<&Catalog>) -> Result<Vec<Change>, EditError> {
        let mut changes: Vec<Change> = Vec::new();
        for new in edits {
            if let Err(error) = catalog.map_or(Ok(()), |catalog| new.check(self, catalog)) {
                changes.iter().rev().for_each(|change| change.old.write(self));
                return Err(error);
            }
            let old = new.current(self);
            if old != new {
                new.write(self);
                changes.push(Change { old, new });
            }
        }
        Ok(changes)
    }

    fn record(
        &mut self,
        changes: Vec<Change>,
        occasion: Option<Occasion>,
        visit: Option<u64>,
        stamp: Stamp,
    ) -> Vec<Edit> {
        let back: Vec<Edit> = changes.iter().rev().map(|change| change.old.clone()).collect();
        if !changes.is_empty() {
            let Stamp { at, by } = stamp;
            self.journal.push(Entry { id: Id::random(), at, by, round: self.round.id, changes, occasion }, visit);
        }
        back
    }
}

impl Edit {
    /// Whether it can be carried out.
    ///
    /// # Errors
    /// See [`EditError`].
    fn check(&self, assessment: &Assessment, catalog: &Catalog) -> Result<(), EditError> {
        let Assessment { part, kommune, round, .. } = assessment;
        let known = |id: QuestionId| match part {
            Some(part) if !part.questions.contains(&id) => Err(EditError::NotInPart(id)),
            _ => catalog.question(id).map(|_| ()).ok_or(EditError::UnknownQuestion(id)),
        };
        if part.is_some() && !self.comes_back() {
            return Err(EditError::NotOfPart);
        }
        match self {
            Self::Question(id, QuestionEdit::Measure(Some(measure))) => {
                known(*id)?;
                round.measures.get(measure).map(|_| ()).ok_or(EditError::UnknownMeasure(*measure))
            }
            // A question of another catalogue may leave a measure of this file.
            Self::Question(_, QuestionEdit::Measure(None)) => Ok(()),
            Self::Question(id, _) => known(*id),
            Self::Evidence(question, id, edit) => {
                known(*question)?;
                match (edit, round.evidence(*question, *id)) {
                    (EvidenceEdit::Listed(None), Some(item)) if *item != Evidence::blank(*id) => {
                        Err(EditError::NotBlank)
                    }
                    (EvidenceEdit::Listed(_), _) | (_, Some(_)) => Ok(()),
                    (_, None) => Err(EditError::UnknownEvidence(*question)),
                }
            }
            Self::Measure(id, edit) => match (edit, round.measures.get(id)) {
                (MeasureEdit::Number(None), Some(measure))
                    if !measure.is_blank() || round.questions_of(*id).next().is_some() =>
                {
                    Err(EditError::NotBlank)
                }
                (MeasureEdit::Number(_), _) | (_, Some(_)) => Ok(()),
                (_, None) => Err(EditError::UnknownMeasure(*id)),
            },
            Self::Step(measure, id, edit) => {
                let measure = round.measures.get(measure).ok_or(EditError::UnknownMeasure(*measure))?;
                match (edit, measure.steps.iter().find(|step| step.id == *id)) {
                    (StepEdit::Listed(None), Some(step)) if *step != Step::blank(*id) => Err(EditError::NotBlank),
                    (StepEdit::Listed(_), _) | (_, Some(_)) => Ok(()),
                    (_, None) => Err(EditError::UnknownStep(*id)),
                }
            }
            Self::Kommune(_) => Ok(()),
            Self::Person(id, edit) => match (edit, kommune.people.get(id)) {
                (PersonEdit::Listed(false), Some(person)) if !person.is_blank() => Err(EditError::NotBlank),
                (PersonEdit::Listed(_), _) | (_, Some(_)) => Ok(()),
                (_, None) => Err(EditError::UnknownPerson(*id)),
            },
            Self::Participant(id, edit) => match (edit, round.participants.get(id)) {
                (ParticipantEdit::Listed(false), Some(who)) if *who != Participant::default() => {
                    Err(EditError::NotBlank)
                }
                (ParticipantEdit::Listed(_), _) | (_, Some(_)) => Ok(()),
                (_, None) => Err(EditError::UnknownParticipant(*id)),
            },
            Self::HandOut(id, edit) => match (edit, round.hand_outs.get(id)) {
                (HandOutEdit::Listed(false), Some(known)) if *known != HandOut::default() => Err(EditError::NotBlank),
                (HandOutEdit::Listed(_), _) | (_, Some(_)) => Ok(()),
                (_, None) => Err(EditError::UnknownHandOut(*id)),
            },
        }
    }

    /// Whether a part that comes back says it.
    fn comes_back(&self) -> bool {
        match self {
            Self::Question(_, edit) => matches!(
                edit,
                QuestionEdit::Answer(_) | QuestionEdit::Met(_) | QuestionEdit::Note(_) | QuestionEdit::Justification(_)
            ),
            Self::Evidence(..) => true,
            _ => false,
        }
    }

    /// The edit that sets the field to what it holds now.
    pub fn current(&self, assessment: &Assessment) -> Self {
        let Assessment { kommune, round, .. } = assessment;
        match self {
            Self::Question(id, edit) => Self::Question(*id, edit.current(round.answer(*id))),
            Self::Evidence(question, id, edit) => {
                Self::Evidence(*question, *id, edit.current(*id, &round.answer(*question).evidence))
            }
            Self::Measure(id, edit) => Self::Measure(*id, edit.current(round.measures.get(id))),
            Self::Step(measure, id, edit) => {
                let steps = round.measures.get(measure).map_or(&[][..], |measure| &measure.steps);
                Self::Step(*measure, *id, edit.current(*id, steps))
            }
            Self::Kommune(edit) => Self::Kommune(edit.current(kommune)),
            Self::Person(id, edit) => Self::Person(*id, edit.current(kommune.people.get(id))),
            Self::Participant(id, edit) => Self::Participant(*id, edit.current(round.participants.get(id))),
            Self::HandOut(id, edit) => Self::HandOut(*id, edit.current(round.hand_outs.get(id))),
        }
    }

    fn write(&self, assessment: &mut Assessment) {
        let Assessment { kommune, round, .. } = assessment;
        match self {
            Self::Question(id, edit) => {
                edit.write(round.answers.entry(*id).or_default());
                round.forget_if_empty(*id);
            }
            Self::Evidence(question, id, edit) => {
                edit.write(*id, &mut round.answers.entry(*question).or_default().evidence);
                round.forget_if_empty(*question);
            }
            Self::Measure(id, MeasureEdit::Number(None)) => {
                round.measures.remove(id);
            }
            Self::Measure(id, MeasureEdit::Number(Some(number))) => {
                round.measures.entry(*id).or_default().number = *number;
            }
            Self::Measure(id, edit) => {
                if let Some(measure) = round.measures.get_mut(id) {
                    edit.write(measure);
                }
            }
            Self::Step(measure, id, edit) => {
                if let Some(measure) = round.measures.get_mut(measure) {
                    edit.write(*id, &mut measure.steps);
                }
            }
            Self::Kommune(edit) => edit.write(kommune),
            Self::Person(id, edit) => edit.write(*id, &mut kommune.people),
            Self::Participant(id, edit) => edit.write(*id, &mut round.participants),
            Self::HandOut(id, edit) => edit.write(*id, &mut round.hand_outs),
        }
    }
}
