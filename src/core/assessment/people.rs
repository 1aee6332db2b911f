//! The list of people and offices, and everything that names them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Assessment, Edit, Id, KommuneEdit, MeasureEdit, Participant, ParticipantEdit, Person, PersonEdit, Presence,
    QuestionEdit,
};

/// Everybody who is named anywhere, to choose from, each once and by name: the list without those who have left, its
/// offices, owners, whoever is to be asked, the Leitung, the ISB and the Beteiligte.
pub fn names(assessment: &Assessment) -> Vec<String> {
    let Assessment { kommune, round, .. } = assessment;
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let people = kommune.people.values();
    let here = people.clone().filter(|person| person.presence != Presence::Left);
    let listed = here.flat_map(|person| [person.name.as_str(), person.office.as_str()]);
    let owners = round.measures.values().map(|measure| measure.owner.as_str());
    let asked = round.answers.values().map(|answer| answer.ask.as_str());
    let took_part = round.participants.values().map(|participant| participant.name.as_str());
    let known = [kommune.leitung.as_str(), kommune.isb.as_str()];
    for name in listed.chain(owners).chain(asked).chain(took_part).chain(known).map(str::trim) {
        names.entry(name.to_lowercase()).or_insert(name);
    }
    // Whoever has left is not proposed, though measures may still name them.
    let gone: Vec<&str> =
        people.filter(|person| person.presence == Presence::Left).map(|person| person.label()).collect();
    names.into_values().filter(|name| !name.is_empty() && !gone.contains(name)).map(str::to_owned).collect()
}

/// Puts somebody into the list.
pub fn add_person(id: Id, person: &Person) -> Vec<Edit> {
    let Person { name, office, email, telephone, presence } = person.clone();
    [
        PersonEdit::Listed(true),
        PersonEdit::Name(name),
        PersonEdit::Office(office),
        PersonEdit::Email(email),
        PersonEdit::Telephone(telephone),
        PersonEdit::Presence(presence),
    ]
    .map(|edit| Edit::Person(id, edit))
    .into()
}

/// Takes somebody out of the list. What names them keeps the name.
pub fn remove_person(id: Id) -> Vec<Edit> {
    [
        PersonEdit::Name(String::new()),
        PersonEdit::Office(String::new()),
        PersonEdit::Email(String::new()),
        PersonEdit::Telephone(String::new()),
        PersonEdit::Presence(Presence::Here),
        PersonEdit::Listed(false),
    ]
    .map(|edit| Edit::Person(id, edit))
    .into()
}

/// Puts somebody on the list of those who took part.
pub fn add_participant(name: &str, date: Option<Date>) -> Vec<Edit> {
    let id = Id::random();
    [ParticipantEdit::Listed(true), ParticipantEdit::Name(name.to_owned()), ParticipantEdit::Date(date)]
        .map(|edit| Edit::Participant(id, edit))
        .into()
}

/// Takes somebody off the list of those who took part.
pub fn remove_participant(id: Id) -> Vec<Edit> {
    [ParticipantEdit::Name(String::new()), ParticipantEdit::Date(None), ParticipantEdit::Listed(false)]
        .map(|edit| Edit::Participant(id, edit))
        .into()
}

/// Whoever is named `from` is named `to` from now on: in the list, as owner, as somebody to ask, as participant and in
/// the master data. Where the list then has the name twice, the entries become one: what the first does not know, the
/// others add. Rounds that are over stay as they are.
pub fn rename_everywhere(assessment: &Assessment, from: &str, to: &str) -> Vec<Edit> {
    rename(assessment, from, to, |_, _| true)
}

/// The same; `same` says which entries of one name are of one person.
fn rename(assessment: &Assessment, from: &str, to: &str, same: fn(&Person, &Person) -> bool) -> Vec<Edit> {
    let (from, to) = (from.trim(), to.trim());
    if from.is_empty() || to.is_empty() || from == to {
        return Vec::new();
    }
    let Assessment { kommune, round, .. } = assessment;
    let is = |text: &str| text.trim() == from;
    let name = || to.to_owned();
    let mut edits = rename_in_list(assessment, from, to, same);
    for (id, _) in round.measures.iter().filter(|(_, measure)| is(&measure.owner)) {
        edits.push(Edit::Measure(*id, MeasureEdit::Owner(name())));
    }
    let asked = round.answers.iter().filter(|(_, answer)| is(&answer.ask));
    edits.extend(asked.map(|(id, _)| Edit::Question(*id, QuestionEdit::Ask(name()))));
    let took_part = |(_, who): &(&Id, &Participant)| is(&who.name);
    let participants = round.participants.iter().filter(took_part);
    edits.extend(participants.map(|(id, _)| Edit::Participant(*id, ParticipantEdit::Name(name()))));
    if is(&kommune.leitung) {
        edits.push(Edit::Kommune(KommuneEdit::Leitung(name())));
    }
    if is(&kommune.isb) {
        edits.push(Edit::Kommune(KommuneEdit::Isb(name())));
    }
    edits
}

/// Gives somebody in the list another name, with all uses of the old one. Of namesakes it is not known who is meant
/// where only the name stands, and so only the entry itself is renamed.
pub fn rename_person(assessment: &Assessment, id: Id, name: &str) -> Vec<Edit> {
    let Some(person) = assessment.kommune.people.get(&id) else { return Vec::new() };
    let (old, name) = (person.name.trim(), name.trim());
    let mut others = assessment.kommune.people.iter().filter(|(other, _)| **other != id);
    let namesake = others.any(|(_, other)| other.label() == old && !may_be_one(person, other));
    if old.is_empty() || name.is_empty() || namesake {
        return vec![Edit::Person(id, PersonEdit::Name(name.to_owned()))];
    }
    rename(assessment, old, name, may_be_one)
}

/// Whether two entries of one name can be of one person: nothing that they know contradicts.
fn may_be_one(one: &Person, other: &Person) -> bool {
    [(&one.office, &other.office), (&one.email, &other.email), (&one.telephone, &other.telephone)]
        .map(|(one, other)| (one.trim(), other.trim()))
        .iter()
        .all(|(one, other)| one.is_empty() || other.is_empty() || one == other)
}

/// Gives somebody in the list another office. The entry of an office as a whole renames it everywhere.
pub fn rename_office(assessment: &Assessment, id: Id, office: &str) -> Vec<Edit> {
    let Some(person) = assessment.kommune.people.get(&id) else { return Vec::new() };
    let (old, office) = (person.office.trim(), office.trim());
    if !person.name.trim().is_empty() || old.is_empty() || office.is_empty() {
        return vec![Edit::Person(id, PersonEdit::Office(office.to_owned()))];
    }
    rename_everywhere(assessment, old, office)
}

/// The renaming within the list: an office is renamed with all who belong to it.
fn rename_in_list(assessment: &Assessment, from: &str, to: &str, same: fn(&Person, &Person) -> bool) -> Vec<Edit> {
    let people = &assessment.kommune.people;
    let mut edits = Vec::new();
    for (id, person) in people {
        if person.name.trim() == from {
            edits.push(Edit::Person(*id, PersonEdit::Name(to.to_owned())));
        }
        if person.office.trim() == from {
            edits.push(Edit::Person(*id, PersonEdit::Office(to.to_owned())));
        }
    }
    // The entry that had the name already holds; the others fill what it does not know.
    let named = |label| people.iter().filter(move |(_, person)| person.label() == label);
    let mut all = named(to).chain(named(from));
    let Some((kept, first)) = all.next() else { return edits };
    let (mut whole, mut doubled) = (first.clone(), false);
    for (id, person) in all {
        if !same(&whole, person) {
            continue;
        }
        for (to, from) in [
            (&mut whole.office, &person.office),
            (&mut whole.email, &person.email),
            (&mut whole.telephone, &person.telephone),
        ] {
            if to.trim().is_empty() {
                to.clone_from(from);
            }
        }
        edits.extend(remove_person(*id));
        doubled = true;
    }
    if doubled {
        let office = if whole.office.trim() == from { to.to_owned() } else { whole.office };
        let facts =
            [PersonEdit::Office(office), PersonEdit::Email(whole.email), PersonEdit::Telephone(whole.telephone)];
        edits.extend(facts.map(|edit| Edit::Person(*kept, edit)));
    }
    edits
}
