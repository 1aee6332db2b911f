//! What a workbook says about its calculation: that everything is to be worked out anew, and in which order it was.

use super::super::archive::{Archive, Changes};
use super::super::fault::Fault;
use super::super::xml::{Token, Xml};
use super::patch::spliced;

/// What may stand before `calcPr` in a workbook and is nearest to it.
const BEFORE: [&str; 4] = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/// The part of the workbook, with the order to work out everything when it is opened.
pub(super) fn anew(part: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut xml = Xml::new(part)?;
    let mut place = None;
    let mut open = Vec::new();
    while let Some(token) = xml.next()? {
        match token {
            Token::Open(element) => {
                if element.name() == "calcPr" {
                    return Ok(ordered(part, xml.span()));
                }
                open.push((element.name().to_owned(), element.prefix().to_owned()));
            }
            Token::Close => {
                if let Some((name, prefix)) = open.pop()
                    && open.len() == 1
                    && BEFORE.contains(&name.as_str())
                {
                    place = Some((xml.span().end, prefix));
                }
            }
            Token::Text(_) => {}
        }
    }
    let Some((place, prefix)) = place else { return Ok(part.to_vec()) };
    Ok(spliced(part, &[(place..place, format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>"))]))
}

/// With the attribute in the start tag that stands there.
fn ordered(part: &[u8], tag: std::ops::Range<usize>) -> Vec<u8> {
    const NAME: &[u8] = b"fullCalcOnLoad=";
    let bytes = part.get(tag.clone()).unwrap_or_default();
    if let Some(at) = bytes.windows(NAME.len()).position(|window| window == NAME) {
        let value = tag.start + at + NAME.len();
        let quote = part.get(value).copied().unwrap_or_default();
        let length = part.get(value + 1..tag.end).and_then(|rest| rest.iter().position(|byte| *byte == quote));
        return spliced(part, &[(value..value + 2 + length.unwrap_or_default(), "\"1\"".to_owned())]);
    }
    let name = bytes.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    let place = tag.start + name.unwrap_or_default();
    spliced(part, &[(place..place, " fullCalcOnLoad=\"1\"".to_owned())])
}

/// Takes the list of formulas out, as one of them is gone: who opens the workbook makes it anew.
pub(super) fn without_chain(archive: &mut Archive, workbook: &str, changes: &mut Changes) -> Result<(), Fault> {
    let relations = archive.relations(workbook)?;
    let Some((id, (_, chain))) = relations.into_iter().find(|(_, (kind, _))| kind == "calcChain") else {
        return Ok(());
    };
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
    let names = format!("{folder}/_rels/{file}.rels");
    let names = names.trim_start_matches('/').to_owned();
    let rels = archive.needed(&names)?;
    changes.insert(names, Some(without(&rels, "Id", &id)?));
    let types = archive.needed("[Content_Types].xml")?;
    changes.insert("[Content_Types].xml".to_owned(), Some(without(&types, "PartName", &format!("/{chain}"))?));
    changes.insert(chain, None);
    Ok(())
}

/// The part without the element whose attribute has this value.
fn without(part: &[u8], attribute: &str, value: &str) -> Result<Vec<u8>, Fault> {
    let mut xml = Xml::new(part)?;
    let mut gone = Vec::new();
    while let Some(token) = xml.next()? {
        if let Token::Open(element) = token
            && element.get(attribute).is_some_and(|found| found.eq_ignore_ascii_case(value))
        {
            let start = xml.span().start;
            xml.skip()?;
            gone.push((start..xml.span().end, String::new()));
        }
    }
    Ok(spliced(part, &gone))
}
