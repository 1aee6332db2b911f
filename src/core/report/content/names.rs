//! A report without names of persons: what was decided stays, who it was does not.

use crate::assessment::{Assessment, Entry, Journal, Kommune, Person};

/// What stands for somebody of whom only a name is known.
const SOMEBODY: &str = "benannt";

/// What is said on a document without names.
pub(super) const NOTE: &str = "Ohne Namen von Personen ausgegeben. Frei Geschriebenes ist unverändert: Notizen, Begründungen, \
    Nachweise; Titel, Beschreibung, Schritte und „Zum Status“ der Maßnahmen; Geltungsbereich und Name der Erhebung.";

/// The same assessment without anybody's name: in place of a person stands the office to which the list of people assigns
/// them. An office that is in the list is no person and stays.
pub(super) fn removed(assessment: &Assessment) -> Assessment {
    let mut copy = assessment.clone();
    let office = |who: &mut String| {
        let known = assessment.kommune.people.values().find(|person| person.label() == who.trim());
        *who = match (who.trim(), known.map(|person: &Person| person.office.trim())) {
            ("", _) => String::new(),
            (_, Some(office)) if !office.is_empty() => office.to_owned(),
            _ => SOMEBODY.to_owned(),
        };
    };
    let Kommune { leitung, isb, isb_email, people, .. } = &mut copy.kommune;
    for name in [leitung, isb, isb_email] {
        name.clear();
    }
    people.clear();
    copy.round.measures.values_mut().for_each(|measure| office(&mut measure.owner));
    copy.round.answers.values_mut().for_each(|answer| office(&mut answer.ask));
    copy.round.hand_outs.values_mut().for_each(|what| office(&mut what.to));
    copy.round.participants.clear();
    let nobody = |entry: &Entry| Entry { by: String::new(), ..entry.clone() };
    copy.journal = Journal::new(assessment.journal.entries().iter().map(nobody).collect());
    copy
}
