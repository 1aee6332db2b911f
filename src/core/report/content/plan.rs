//! The Maßnahmenplan by priority group.

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Spot, Table};
use super::super::options::Kind;
use super::super::style::Tone;
use super::facts::Facts;
use super::{links, scope, words};
use crate::analysis::{PlanItem, Sums};
use crate::assessment::MeasureStatus;

/// A note says why it is Nein; the whole of a long one stands with the answer.
const NOTE_LINES: u8 = 6;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let of = facts.options.owner.as_deref().filter(|_| facts.options.kind == Kind::Measures);
    let title = of.map_or_else(|| "Maßnahmenplan".to_owned(), |owner| format!("Maßnahmenplan: {}", owner.trim()));
    let mut blocks = vec![Block::heading(1, title)];
    blocks.extend(scope::subtitle(facts));
    blocks.push(Block::text(introduction(facts)));
    if facts.findings.plan.is_empty() {
        return blocks;
    }
    blocks.push(legend(facts));
    for items in facts.findings.plan.chunk_by(|left, right| left.priority == right.priority) {
        let group = items.first().and_then(|item| facts.catalog.priority_group(item.priority));
        let (title, summary) = match group {
            Some(group) => (
                format!("Priorität {}: {}", group.number, group.title),
                format!("Maßnahmen der Priorität {} nach Rang", group.number),
            ),
            None => ("Eigene Maßnahmen für die ganze Kommune".to_owned(), "Maßnahmen für die ganze Kommune".to_owned()),
        };
        blocks.push(Block::heading(2, title));
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::fixed("Nummer, Rang", 49.5).names_row(),
                Column::fill("Maßnahme", 1.0),
                Column::fixed("Verantwortlich, Frist, Status", 117.0),
            ],
            rows: items.iter().map(|item| row(facts, item)).collect(),
            dense: true,
            summary,
        }));
    }
    blocks
}

fn introduction(facts: &Facts) -> String {
    let all = facts.findings.plan.len();
    if all == 0 && facts.options.owner.is_some() {
        return "Für diese Stelle ist keine Maßnahme vorgesehen.".to_owned();
    }
    if all == 0 {
        return match facts.findings.score.overall.answered() {
            0 => "Noch ist keine Frage beantwortet; deshalb gibt es noch keine Maßnahmen.".to_owned(),
            _ => "Keine Frage ist mit Nein beantwortet; deshalb gibt es keine Maßnahmen.".to_owned(),
        };
    }
    let mut sentences = vec![contents(&facts.findings.plan)];
    sentences.extend(settled(&facts.findings.plan));
    sentences.extend(quick_wins(&facts.findings.pending()));
    sentences.extend(sums(&facts.findings.costs.all));
    sentences.join(" ")
}

/// How many there are; one's own close no question.
fn contents(plan: &[PlanItem]) -> String {
    let own = plan.iter().filter(|item| item.about.is_some()).count();
    let closing = plan.len() - own;
    match (closing, own) {
        (0, own) => format!("Der Plan enthält {}.", words::counted(own, "eigene Maßnahme", "eigene Maßnahmen")),
        (closing, 0) => format!(
            "Der Plan enthält {} zu den mit Nein beantworteten Fragen.",
            words::counted(closing, "Maßnahme", "Maßnahmen")
        ),
        _ => format!(
            "Der Plan enthält {}: {} zu den mit Nein beantworteten Fragen und {} eigene.",
            words::counted(plan.len(), "Maßnahme", "Maßnahmen"),
            words::in_words(closing),
            words::in_words(own)
        ),
    }
}

/// How many need nothing more, and that this does not make a Nein a Ja.
fn settled(plan: &[PlanItem]) -> Option<String> {
    let counts = [MeasureStatus::Done, MeasureStatus::Discarded]
        .map(|status| (plan.iter().filter(|item| item.status == status).count(), status.label()));
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {} {word}", words::in_words(count), words::is_are(count)))
        .collect();
    if said.is_empty() {
        return None;
    }
    let pending = plan.iter().filter(|item| item.status.is_pending()).count();
    let still = plan.iter().any(|item| !item.status.is_pending() && !item.questions.is_empty());
    Some(format!(
        "{} {} noch zu erledigen, {}.{}",
        words::count_first(pending, "Maßnahme", "Maßnahmen", true),
        words::is_are(pending),
        words::list(&said),
        if still { " Auch dort bleibt die Antwort Nein, bis die Frage neu bewertet ist." } else { "" }
    ))
}

fn quick_wins(pending: &[&PlanItem]) -> Option<String> {
    let quick = pending.iter().filter(|item| item.quick_win()).count();
    let (subject, they) = match quick {
        0 => return None,
        1 => ("ist ein Quick Win".to_owned(), "Er"),
        many => (format!("sind {} Quick Wins", words::in_words(many)), "Jeder"),
    };
    Some(format!(
        "Unter den noch zu erledigenden {subject}: {they} ist nach Einschätzung des BSI an einem Tag zu schaffen."
    ))
}

/// What the pending measures take together.
fn sums(sums: &Sums) -> Option<String> {
    let some = |sum: u64| Some(sum).filter(|sum| *sum > 0);
    let taken = words::means(some(sums.once), some(sums.yearly), Some(sums.days));
    (!taken.is_empty()).then(|| {
        let stated = if sums.stated == sums.measures {
            String::new()
        } else {
            format!(", angegeben bei {} von {}", sums.stated, sums.measures)
        };
        format!("Veranschlagt sind zusammen {}{stated}.", words::list(&taken))
    })
}

/// What is said where a note may be cut.
const LONG_NOTES: &str =
    " Von langen Notizen steht hier der Anfang, das Ganze bei der Antwort im vollständigen Bericht.";

/// Whether a note may need more lines than it gets.
fn has_long_notes(facts: &Facts) -> bool {
    let note = |question| facts.round().answer(question).note.trim();
    let mut notes = facts.findings.plan.iter().flat_map(|item| &item.questions).map(|question| note(*question));
    notes.any(|note| note.lines().count() > 1 || note.chars().count() > usize::from(NOTE_LINES) * 45)
}

/// What the signs of steps of one's own mean.
const STEPS: &str = " ✓ erledigter, ○ offener Schritt.";

fn legend(facts: &Facts) -> Block {
    let has_own_steps = facts.findings.plan.iter().any(|item| !item.own_steps.is_empty());
    let efforts: Vec<String> =
        facts.catalog.efforts.iter().map(|effort| format!("{} = {}", effort.level, effort.title)).collect();
    Block::note(format!(
        "Die Nummer (M12) bleibt, der Rang ändert sich mit den Antworten; ein Vorschlag, den noch niemand geplant hat, heißt \
         nach seiner Frage (zu 7.12). Rang nach Prioritätsgruppe, Basis-Anforderungen zuerst, dann geringster Aufwand. \
         Aufwand: {}.{}",
        efforts.join(", "),
        [(has_long_notes(facts), LONG_NOTES), (has_own_steps, STEPS)]
            .map(|(is, text)| if is { text } else { "" })
            .concat()
    ))
}

fn row(facts: &Facts, item: &PlanItem) -> Row {
    Row::Cells(vec![
        Cell::Text(vec![number(item), Paragraph::small(vec![Run::muted(format!("Rang\u{a0}{}", item.rank))])]),
        Cell::Text(description(facts, item)),
        Cell::Text(responsibility(facts, item)),
    ])
}

/// By what it is cited; the place to which others lead.
fn number(item: &PlanItem) -> Paragraph {
    let cited = Paragraph::cell(vec![Run::strong(item.citation().replace(' ', "\u{a0}"))]);
    match item.target() {
        Some(target) => cited.anchored(Spot::Measure(target)),
        None => cited,
    }
}

/// Who, until when, how far; what is missing is said as long as somebody has to act.
fn responsibility(facts: &Facts, item: &PlanItem) -> Vec<Paragraph> {
    if !item.status.is_pending() {
        let owner = (!item.owner.trim().is_empty()).then(|| Run::new(item.owner.trim()));
        let status = Run::new(item.status.label());
        return owner.into_iter().chain([status]).map(|run| Paragraph::cell(vec![run])).collect();
    }
    let owner = match item.owner.trim() {
        "" => Run::muted("niemand benannt"),
        owner => Run::new(owner),
    };
    let due =
        item.due.map_or_else(|| Run::muted("ohne Frist"), |due| Run::new(format!("bis {}", words::short_date(due))));
    let mut paragraphs = vec![Paragraph::cell(vec![owner]), Paragraph::cell(vec![due])];
    if item.overdue(facts.date()) {
        paragraphs.push(Paragraph::cell(vec![
            Run::toned("überfällig", Tone::Warn).bold(),
            Run::new(format!(", {}", item.status.label())),
        ]));
    } else {
        paragraphs.push(Paragraph::cell(vec![Run::new(item.status.label())]));
    }
    paragraphs
}

/// Title, own words, the catalogue's steps, costs, and why the measure stands here.
fn description(facts: &Facts, item: &PlanItem) -> Vec<Paragraph> {
    let mut paragraphs = vec![Paragraph::cell(vec![Run::strong(item.title.clone())])];
    if !item.description.trim().is_empty() {
        paragraphs.push(Paragraph::small(vec![Run::new(item.description.trim())]));
    }
    if !item.missing.is_empty() {
        let missing = vec![Run::strong("Es fehlt noch: "), Run::new(format!("{}.", item.missing.join("; ")))];
        paragraphs.push(Paragraph::small(missing));
    }
    for (place, step) in item.steps.iter().enumerate() {
        // Steps of one's own can be ticked off.
        let sign = item.own_steps.get(place).map_or("•", |step| if step.done { "✓" } else { "○" });
        paragraphs.push(Paragraph::small(vec![Run::new(step.clone())]).marked(sign));
    }
    let taken = words::means(item.cost_once.map(u64::from), item.cost_yearly.map(u64::from), item.days);
    if !taken.is_empty() {
        paragraphs.push(Paragraph::small(vec![Run::new(format!("Veranschlagt: {}", words::list(&taken)))]));
    }
    if !item.status_note.trim().is_empty() {
        let label = if item.status == MeasureStatus::Discarded { "Begründung" } else { "Zum Status" };
        paragraphs.push(Paragraph::small(vec![Run::new(format!("{label}: {}", item.status_note.trim()))]));
    }
    // Why the answer is Nein.
    for question in &item.questions {
        let note = facts.round().answer(*question).note.trim();
        if !note.is_empty() {
            let label = format!("Notiz zu {question}: ");
            paragraphs.push(Paragraph::small(vec![Run::muted(label), Run::new(note)]).lines(NOTE_LINES));
        }
    }
    paragraphs.push(Paragraph::small(origin(item)));
    paragraphs
}

/// Which requirements it touches, how much it is, and from which questions it comes.
fn origin(item: &PlanItem) -> Vec<Run> {
    let Some(effort) = item.effort else { return vec![Run::muted(item.reason.clone())] };
    let mut runs = vec![Run::muted(match item.requirements.len() {
        0 => "Keine Anforderung zugeordnet",
        1 => "Anforderung ",
        _ => "Anforderungen ",
    })];
    runs.extend(links::requirements(&item.requirements));
    let basis = if item.basis { " (mit Basis)" } else { "" };
    runs.push(Run::muted(format!("{basis} · Aufwand\u{a0}{effort}")));
    if item.quick_win() && item.status.is_pending() {
        runs.push(Run::muted(" · "));
        runs.push(Run::strong("Quick\u{a0}Win"));
    }
    let one = item.questions.len() == 1;
    runs.push(Run::muted(if one { " · Frage\u{a0}" } else { " · Fragen\u{a0}" }));
    runs.extend(links::questions(item.questions.iter().copied()));
    if let Some(first) = item.questions.first() {
        runs.push(Run::page_of(Spot::Question(*first)).behind(if one { ",\u{a0}" } else { ", ab\u{a0}" }));
    }
    runs
}
