//! The mapping of questions to requirements: a row a question, or one for each of its requirements.

use std::collections::BTreeMap;

use super::super::archive::Archive;
use super::super::fault::{At, Fault, ImportError};
use super::super::ids;
use super::super::tool::checklist_named;
use super::super::wording::Wording;
use super::super::words::plain;
use super::super::workbook::{Row, Sheet, Workbook};
use crate::catalog::{Catalog, Official, QuestionId, RequirementId, Sourced};

const NUMBERED: &str = "In jeder Zeile die Checkliste und die Nummer der Frage wie im Original stehen lassen.";

/// Where the columns stand.
struct Head {
    row: u64,
    list: Option<usize>,
    number: usize,
    baustein: Option<usize>,
    requirement: usize,
    title: Option<usize>,
}

impl Head {
    fn of(row: &Row) -> Option<Self> {
        let place = |fits: &dyn Fn(&str) -> bool| {
            row.cells.iter().find(|cell| fits(&plain(cell.value.text()))).map(|cell| cell.column)
        };
        let requirement =
            place(&|name| name.starts_with("anforderung") && !name.contains("titel") && !name.contains("name"))?;
        Some(Self {
            row: row.number,
            list: place(&|name| name.starts_with("checkliste")),
            number: place(&|name| matches!(name, "nr" | "nrinwiba" | "nummer" | "frage" | "nrwiba"))?,
            baustein: place(&|name| name.starts_with("baustein")),
            requirement,
            title: place(&|name| name.contains("titel") || name == "nameanforderung" || name == "anforderungsname"),
        })
    }
}

/// Reads the first sheet that has such a head; `None` if no sheet has one.
pub(super) fn read(
    archive: &mut Archive,
    workbook: &Workbook,
    source: &str,
    catalog: &Catalog,
) -> Result<Option<Wording>, ImportError> {
    for tab in &workbook.tabs {
        let sheet = workbook.sheet(&archive.needed(&tab.part)?)?;
        if let Some(head) = sheet.rows.iter().find_map(Head::of) {
            return Ok(Some(wording(&sheet, &head, &tab.name, source, catalog)));
        }
    }
    Ok(None)
}

fn wording(sheet: &Sheet, head: &Head, tab: &str, source: &str, catalog: &Catalog) -> Wording {
    let mut faults = Vec::new();
    let mut mapping: BTreeMap<QuestionId, Vec<RequirementId>> = BTreeMap::new();
    let mut titles = BTreeMap::new();
    for row in sheet.rows.iter().filter(|row| row.number > head.row) {
        let text = |column: usize| sheet.value(row, column).text().trim().to_owned();
        let number = text(head.number);
        if number.is_empty() {
            continue;
        }
        let at = At::within(tab, row.number);
        let id = match question(&number, head.list.map(text).as_deref(), &at, catalog) {
            Ok(id) => id,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let known = mapping.entry(id).or_default();
        let found = requirements(&text(head.requirement), &head.baustein.map(text).unwrap_or_default());
        let only = (found.len() == 1).then(|| head.title.map(text).unwrap_or_default());
        for (requirement, title) in found {
            let title = only.clone().filter(|title| !title.is_empty()).unwrap_or(title);
            if !title.is_empty() {
                titles.insert(requirement.clone(), title);
            }
            if !known.contains(&requirement) {
                known.push(requirement);
            }
        }
    }
    let requirements = Sourced::new(source.to_owned(), titles);
    Wording { official: Official { requirements, mapping, ..Official::default() }, not_understood: faults }
}

/// The question of a row, numbered as the tool does it or as `7.12`.
fn question(number: &str, list: Option<&str>, at: &At, catalog: &Catalog) -> Result<QuestionId, Fault> {
    let number = number.trim_end_matches('.');
    let whole = number.strip_suffix(",0").or_else(|| number.strip_suffix(".0")).unwrap_or(number);
    let plain_number = whole.bytes().all(|byte| byte.is_ascii_digit());
    let name = match list.filter(|_| plain_number) {
        Some(list) => match checklist_named(list, catalog) {
            Some(checklist) => format!("{checklist}.{whole}"),
            None => {
                let told = format!("die Checkliste „{list}“ kennt der Katalog nicht");
                return Err(Fault::new(at.clone(), told, NUMBERED).saying(list));
            }
        },
        None => number.to_owned(),
    };
    // Each row by itself: the same question may stand in many.
    let id = ids::questions(&[(at.clone(), name)], catalog).pop();
    id.unwrap_or_else(|| Err(Fault::new(at.clone(), "die Nummer der Frage fehlt", NUMBERED)))
}

/// `ORP.4.A8 Titel`, several in a cell, or `A8` beside its Baustein: each with what stands behind it.
fn requirements(text: &str, baustein: &str) -> Vec<(RequirementId, String)> {
    let bausteine = baustein.split([' ', '\n', ';', ',', ':']).find(|word| word.contains('.'));
    let mut found: Vec<(RequirementId, String)> = Vec::new();
    for line in text.split(['\n', ';']) {
        let mut rest = Vec::new();
        // „ORP.4.A8,ORP.4.A9“ are two; a comma in a title stays.
        let words = line.split_whitespace().flat_map(|word| {
            let several = word.matches(".A").count() > 1;
            word.split(move |char| several && char == ',')
        });
        for word in words {
            let bare = word.trim_matches(['(', ')', ':', ',']);
            let number = bare.strip_prefix('A').is_some_and(|digits| digits.parse::<u16>().is_ok());
            let whole = match bausteine {
                Some(baustein) if number => format!("{baustein}.{bare}"),
                _ => bare.to_owned(),
            };
            match whole.parse::<RequirementId>() {
                Ok(id) => {
                    titled(&mut found, &mut rest);
                    found.push((id, String::new()));
                }
                Err(_) => rest.push(word),
            }
        }
        titled(&mut found, &mut rest);
    }
    found
}

/// What stands behind a requirement is its title.
fn titled(found: &mut [(RequirementId, String)], rest: &mut Vec<&str>) {
    if let Some((_, title)) = found.last_mut().filter(|(_, title)| title.is_empty()) {
        *title = rest.join(" ").trim_matches(['-', '–', ':', ' ']).to_owned();
    }
    rest.clear();
}
