//! One sentence that says what the figures say, by the rule of [`Verdict`].

use super::super::super::document::{Block, Paragraph, Run, Size};
use super::super::facts::Facts;
use super::super::words;
use crate::analysis::Verdict;

pub(super) fn section(facts: &Facts) -> Block {
    Block::Paragraph(Paragraph { runs: vec![Run::strong(sentence(facts))], size: Size::Lead, ..Paragraph::default() })
}

fn sentence(facts: &Facts) -> String {
    let all = facts.findings.score.overall;
    let total = all.total();
    let first = facts
        .catalog
        .priorities
        .first()
        .map_or(("", all), |group| (group.title.as_str(), facts.findings.score.priority(group.number)));
    match facts.findings.verdict {
        Verdict::Nothing => format!("Noch ist keine der {total} Prüffragen beantwortet: Der Stand ist unbekannt."),
        Verdict::Incomplete => format!(
            "Das Bild ist unvollständig: Erst {} von {total} Prüffragen {} beantwortet.",
            all.answered(),
            words::is_are(all.answered())
        ),
        Verdict::GreatestRisks => format!(
            "Bei den größten Risiken bestehen Lücken: In der Gruppe „{}“ {} {} von {} Vorkehrungen.",
            first.0,
            words::lack(first.1.no),
            first.1.no,
            first.1.total()
        ),
        Verdict::Gaps => {
            let greatest = match first.1.open {
                0 => "fehlt nichts".to_owned(),
                open => format!(
                    "ist bisher keine Lücke bekannt ({} {} noch offen)",
                    words::counted(open, "Prüffrage", "Prüffragen"),
                    words::is_are(open)
                ),
            };
            format!(
                "Bei den größten Risiken {greatest}, anderswo bestehen Lücken: Insgesamt {} {} von {total} Vorkehrungen.",
                words::lack(all.no),
                all.no
            )
        }
        Verdict::NoGapSoFar => format!(
            "Bisher ist keine Lücke bekannt; {} {} noch offen.",
            words::counted(all.open, "Prüffrage", "Prüffragen"),
            words::is_are(all.open)
        ),
        Verdict::Unfounded => {
            "Kein Nein, aber die meisten Antworten sind nicht belegt und deshalb zu prüfen.".to_owned()
        }
        Verdict::Met => "Kein Nein und nichts offen: Der nächste Schritt ist die Basis-Absicherung.".to_owned(),
    }
}
