//! Method, legend and the terms that the report uses.

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Table};
use super::facts::{self, Facts};
use super::words;
use crate::analysis::Mark;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, "Methode und Zeichen"),
        Block::text(format!(
            "„Weg in die Basis-Absicherung“ (WiBA) ist der Einstieg des Bundesamts für Sicherheit in der \
             Informationstechnik (BSI) in den IT-Grundschutz: {} mit Fragen, die mit Ja, Nein oder Nicht relevant \
             beantwortet werden. Die Antworten sind eine Selbsteinschätzung, keine Prüfung durch Dritte.",
            words::count(facts.catalog.checklists.len(), "Checkliste", "Checklisten")
        )),
        Block::subheading(2, "Zeichen"),
        Block::Table(signs()),
    ];
    blocks.extend(meanings(facts));
    blocks.extend([
        Block::subheading(2, "Kennzahlen"),
        Block::List(vec![
            item("Bearbeitungsstand: ", "Anteil der beantworteten Fragen an allen Fragen."),
            item(
                "Umsetzungsgrad: ",
                "Anteil der Ja an allen Ja und Nein. Ohne Ja und Nein ist er nicht bestimmt und erscheint als „–“.",
            ),
            item("Prozentwerte: ", "abgerundet. 0\u{a0}% steht nur für keine einzige Frage, 100\u{a0}% nur für alle."),
        ]),
        Block::subheading(2, "Wörter"),
        Block::List(vec![
            item("Quick Win: ", "nach Einschätzung des BSI am selben Tag zu schaffen, und keine eigene Schätzung über einem Personentag."),
            item("Baustein: ", "ein Thema des IT-Grundschutz-Kompendiums, zum Beispiel ORP.4; es besteht aus Anforderungen."),
            item("Basis-Absicherung: ", "der Einstieg in den IT-Grundschutz: Alle Basis-Anforderungen sind erfüllt."),
            item("Grundschutz-Check: ", "Prüfung je Zielobjekt, ob die Anforderungen umgesetzt sind."),
            item("vorläufig: ", "Zu einer Anforderung ist noch eine Frage offen; ihr Status kann sich ändern."),
        ]),
        Block::subheading(2, "Der erste Satz der Zusammenfassung"),
        Block::text(
            "Gesagt wird das Erste, das zutrifft: nichts beantwortet; weniger als vier Fünftel beantwortet; ein Nein in \
             der ersten Prioritätsgruppe; ein Nein anderswo; noch offene Fragen; mehr als die Hälfte der Antworten ohne \
             Nachweis oder Begründung; alles beantwortet ohne ein Nein. Gezeigt wird, wogegen der größte Anteil der \
             Fragen mit Nein beantwortet ist.",
        ),
        Block::subheading(2, "Reihenfolge der Maßnahmen"),
        Block::text(
            "Zuerst zählt die Prioritätsgruppe der Checkliste, dann, ob eine Basis-Anforderung berührt ist, dann der \
             geringere Aufwand, dann die größere Zahl berührter Anforderungen.",
        ),
        Block::subheading(2, "Prioritätsgruppen"),
    ]);
    blocks.push(Block::List(
        facts
            .catalog
            .priorities
            .iter()
            .map(|group| item(&format!("{} · {}: ", group.number, group.title), &group.meaning))
            .collect(),
    ));
    blocks.push(Block::subheading(2, "Aufwand"));
    blocks.push(Block::List(
        facts
            .catalog
            .efforts
            .iter()
            .map(|effort| item(&format!("{} = {}: ", effort.level, effort.title), &effort.meaning))
            .collect(),
    ));
    blocks.push(Block::subheading(2, "Quellen"));
    // Where the profile comes from stands in its own chapter.
    blocks.push(Block::text(facts.catalog.source.clone()));
    let authorship = match &facts.catalog.wording {
        None => facts.catalog.authorship.clone(),
        Some(wording) if facts.catalog.authorship.is_empty() => wording.clone(),
        Some(wording) => format!(
            "{wording} Alle übrigen Fragen, Erläuterungen und Maßnahmen sind eigene Texte und keine Veröffentlichung des BSI."
        ),
    };
    blocks.extend((!authorship.is_empty()).then(|| Block::text(authorship)));
    blocks.extend(other_catalogue(facts).map(Block::text));
    blocks
}

/// How the words of the Maßstab are meant, and the rule for what a provider runs.
fn meanings(facts: &Facts) -> Vec<Block> {
    let said = [("Wörter im Maßstab", &facts.catalog.words), ("Was ein Anbieter betreibt", &facts.catalog.providers)];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    said.flat_map(|(name, text)| [Block::subheading(2, name), Block::text(text.clone())]).collect()
}

/// Said if the answers were given to other questions than those that the report counts by.
fn other_catalogue(facts: &Facts) -> Option<String> {
    facts.other_catalogue().map(|answered| {
        format!(
            "Die Fragen wurden mit dem Katalog „{answered}“ beantwortet; dieser Bericht wertet sie nach dem Katalog \
             „{}“ aus. Antworten auf Fragen, die es darin nicht gibt, zählen nicht mit, und wo sich der Sinn einer \
             Frage geändert hat, passt die Antwort womöglich nicht mehr.",
            facts.catalog.version
        )
    })
}

fn item(lead: &str, text: &str) -> Paragraph {
    Paragraph { runs: vec![Run::strong(lead), Run::new(text)], ..Paragraph::default() }
}

fn signs() -> Table {
    let row = |mark: Mark, word: &str, meaning: &str| {
        Row::Cells(vec![Cell::runs(vec![facts::marked(mark, word)]), Cell::text(meaning)])
    };
    Table {
        columns: vec![Column::content("Zeichen", 108.0), Column::fill("Bedeutung", 1.0)],
        rows: vec![
            row(
                Mark::Yes,
                "Ja",
                "Wonach die Frage fragt, ist vorhanden. Das ist eine eigene Angabe, kein Prüfergebnis.",
            ),
            row(Mark::No, "Nein", "Es fehlt ganz oder teilweise."),
            row(Mark::NotRelevant, "Nicht relevant", "Den Gegenstand der Frage gibt es in der Kommune nicht."),
            row(Mark::Open, "offen", "Die Frage ist nicht beantwortet. Sie zählt weder als Ja noch als Nein."),
            row(Mark::Partial, "Teilweise", "Nur bei Anforderungen: Zugeordnete Fragen lauten teils Ja, teils Nein."),
            row(
                Mark::NotRelevant,
                "Entbehrlich",
                "Nur bei Anforderungen: Alle beantworteten Fragen dazu sind nicht relevant.",
            ),
            row(Mark::Open, "Unbearbeitet", "Nur bei Anforderungen: Keine Frage dazu ist beantwortet."),
            row(
                Mark::NotAsked,
                "nicht abgefragt",
                "Nur bei Anforderungen: WiBA fragt nicht danach; im Balken schraffiert.",
            ),
        ],
        dense: true,
        summary: "Die Zeichen des Berichts".to_owned(),
    }
}
