//! The parts of which a Word document consists.

use std::io::{Cursor, Write};

use jiff::civil::Date;
use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use super::super::super::fault::Fault;
use super::text::escaped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = include_str!("content_types.xml");
const STYLES: &str = include_str!("styles.xml");
const RELATIONS: &str = include_str!("relations.xml");
const OF_DOCUMENT: &str = include_str!("document_relations.xml");
const AGAIN: &str = "Noch einmal versuchen.";

/// The document with these properties and this body.
pub(super) fn package(
    title: &str,
    day: Date,
    properties: &[(&'static str, String)],
    body: &str,
) -> Result<Vec<u8>, Fault> {
    let custom: String = (2..)
        .zip(properties)
        .map(|(number, (name, value))| {
            format!(
                "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{number}\" name=\"{name}\">\
                 <vt:lpwstr>{}</vt:lpwstr></property>",
                escaped(value)
            )
        })
        .collect();
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        (
            "docProps/core.xml",
            format!(
                "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
                 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
                 <dc:creator>WiBA-Kompass</dc:creator><dc:language>de-DE</dc:language>\
                 <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created></cp:coreProperties>",
                escaped(title)
            ),
        ),
        (
            "docProps/custom.xml",
            format!(
                "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
                 xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{custom}</Properties>"
            ),
        ),
        ("word/_rels/document.xml.rels", OF_DOCUMENT.to_owned()),
        ("word/styles.xml", STYLES.to_owned()),
        (
            "word/document.xml",
            format!(
                "{HEAD}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
                 xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"><w:body>{body}\
                 <w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
                 <w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\" w:header=\"425\" w:footer=\"425\" \
                 w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
            ),
        ),
    ];
    written(&parts).map_err(|error| Fault::whole(format!("das Dokument lässt sich nicht schreiben: {error}"), AGAIN))
}

fn written(parts: &[(&str, String)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
