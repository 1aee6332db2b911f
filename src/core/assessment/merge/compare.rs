//! What each side has done with each thing: taken, left, or for a person to decide.

use super::history::History;
use super::three::Three;
use super::{Merge, Side};
use crate::assessment::edit::Thing;
use crate::assessment::{Assessment, Edit, Id, MeasureEdit};

impl Merge {
    pub(super) fn compare(&mut self, history: &History<'_>, base: Option<&Assessment>) {
        let mut things = self.mine.things();
        things.extend(self.other.things());
        for thing in things {
            let fields: Vec<Three> = thing
                .blank()
                .into_iter()
                .map(|blank| Three::of(&blank, &self.mine, &self.other, history, base))
                .collect();
            let presence = fields.last().filter(|three| three.base.is_there().is_some());
            match presence.map(|three| (three, three.mine.is_there(), three.other.is_there())) {
                Some((three, mine, other)) if mine != other => {
                    self.one_sided(thing, three, &fields, history, base);
                }
                _ => self.both(thing, &fields, history),
            }
        }
    }

    /// A thing that both have, or that is always there.
    fn both(&mut self, thing: Thing, fields: &[Three], history: &History<'_>) {
        for three in fields.iter().filter(|three| three.mine != three.other) {
            if let (
                Edit::Measure(id, MeasureEdit::Number(Some(mine))),
                Edit::Measure(_, MeasureEdit::Number(Some(other))),
            ) = (&three.mine, &three.other)
            {
                let number = three.number(*mine, *other, history);
                self.numbers.insert(*id, number);
            } else if three.mine.is_there().is_none() {
                match three.settled() {
                    Some(Side::Mine) => {}
                    Some(Side::Other) => self.taken.entry(thing).or_default().push(three.other.clone()),
                    None => self.conflicts.push(three.conflict(history)),
                }
            }
        }
    }

    /// A thing that only one side has: it is new there, or gone on the other.
    fn one_sided(
        &mut self,
        thing: Thing,
        presence: &Three,
        fields: &[Three],
        history: &History<'_>,
        base: Option<&Assessment>,
    ) {
        // Steps come and go with their measure.
        if let Thing::Step(measure, _) = thing
            && self.mine.round.measures.contains_key(&measure) != self.other.round.measures.contains_key(&measure)
        {
            return;
        }
        let has = if presence.mine.is_there() == Some(true) { Side::Mine } else { Side::Other };
        let was = presence.base.is_there() == Some(true);
        match (was, has) {
            (false, Side::Mine) => {}
            (false, Side::Other) => self.takes(thing),
            (true, has) if self.has_changed(thing, has, fields, history, base) => {
                let mut conflict = presence.conflict(history);
                // It was there before: what counts is who has worked on it since.
                let fields = self.fields_of(thing, has).into_iter().map(|blank| blank.field());
                let by = match has {
                    Side::Mine => &mut conflict.mine_by,
                    Side::Other => &mut conflict.other_by,
                };
                *by = history.newest(has, fields);
                self.conflicts.push(conflict);
            }
            (true, Side::Mine) => drop(self.going.insert(thing)),
            (true, Side::Other) => {}
        }
    }

    /// All of a thing that only the other has.
    fn takes(&mut self, thing: Thing) {
        self.coming.insert(thing);
        let all = self.all_of(thing);
        self.taken.insert(thing, all);
    }

    /// The fields of a thing as the other has them, with the steps of a measure.
    pub(super) fn all_of(&self, thing: Thing) -> Vec<Edit> {
        let mut edits: Vec<Edit> = thing
            .blank()
            .into_iter()
            .map(|blank| (blank.current(&self.other), blank))
            .filter(|(edit, blank)| edit != blank && edit.is_there().is_none())
            .map(|(edit, _)| edit)
            .collect();
        for step in self.steps(thing, &self.other) {
            edits.extend(self.all_of(step));
        }
        edits
    }

    pub(super) fn steps(&self, thing: Thing, file: &Assessment) -> Vec<Thing> {
        let Thing::Measure(id) = thing else { return Vec::new() };
        let steps = file.round.measures.get(&id).map(|measure| measure.steps.as_slice()).unwrap_or_default();
        steps.iter().map(|step| Thing::Step(id, step.id)).collect()
    }

    /// All fields of a thing as the side that has it knows them, with the steps and questions of a measure.
    fn fields_of(&self, thing: Thing, has: Side) -> Vec<Edit> {
        let file = self.version(has);
        let mut fields = thing.blank();
        fields.extend(self.steps(thing, file).into_iter().flat_map(Thing::blank));
        if let Thing::Measure(id) = thing {
            fields.extend(file.round.questions_of(id).map(|question| Edit::plan(question, None)));
        }
        fields
    }

    fn version(&self, side: Side) -> &Assessment {
        match side {
            Side::Mine => &self.mine,
            Side::Other => &self.other,
        }
    }

    /// Whether the side that still has a thing has done something with it since.
    fn has_changed(
        &self,
        thing: Thing,
        has: Side,
        fields: &[Three],
        history: &History<'_>,
        base: Option<&Assessment>,
    ) -> bool {
        let changed = |three: &Three| three.get(has) != &three.base && three.base.is_there() != Some(true);
        let file = self.version(has);
        let three = |blank: &Edit| Three::of(blank, &self.mine, &self.other, history, base);
        let steps = self.steps(thing, file);
        let new_question = |id: Id| {
            file.round.questions_of(id).any(|question| {
                let three = three(&Edit::plan(question, None));
                three.base != Edit::plan(question, Some(id))
            })
        };
        fields.iter().any(changed)
            || steps.iter().flat_map(|step| step.blank()).any(|blank| {
                let three = three(&blank);
                changed(&three) || three.base.is_there() == Some(false)
            })
            || matches!(thing, Thing::Measure(id) if new_question(id))
    }
}
