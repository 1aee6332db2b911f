//! What the file says about itself: title, language, date, standards, colour space.

use lopdf::{Document, Object, Stream, dictionary};

use super::super::error::ReportError;
use super::super::page::Layout;
use super::object::text_string;

const PRODUCER: &str = concat!("WiBA-Kompass ", env!("CARGO_PKG_VERSION"));

/// Writes information dictionary, XMP packet, output intent and catalogue entries.
pub(super) fn add(layout: &Layout, document: &mut Document) -> Result<(), ReportError> {
    document.version = "1.7".to_owned();
    let date = format!("D:{}000000Z", layout.date.strftime("%Y%m%d"));
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(
        info,
        dictionary! {
            "Title" => text_string(&layout.title),
            "Subject" => text_string(&layout.subject),
            "Author" => text_string(&layout.author),
            "Creator" => text_string(PRODUCER),
            "Producer" => text_string(PRODUCER),
            "CreationDate" => Object::string_literal(date.clone()),
            "ModDate" => Object::string_literal(date),
        },
    );
    let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = document.add_object(Stream::new(packet, xmp(layout).into_bytes()));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, srgb()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    });
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", Object::Reference(packet));
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Lang", Object::string_literal("de-DE"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.remove(b"PageLayout");
    Ok(())
}

/// Text for XML, without the characters that XML does not allow.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

fn xmp(layout: &Layout) -> String {
    let title = escape(&layout.title);
    let subject = escape(&layout.subject);
    let author = escape(&layout.author);
    let date = layout.date;
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates the part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}

/// The sRGB colour space as an ICC profile of version 4, built from its published numbers.
fn srgb() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", localized("sRGB")),
        (b"cprt", localized("CC0")),
        (b"wtpt", numbers(b"XYZ ", &[0.9642, 1.0, 0.8249])),
        (b"rXYZ", numbers(b"XYZ ", &[0.436_066, 0.222_488, 0.013_916])),
        (b"gXYZ", numbers(b"XYZ ", &[0.385_147, 0.716_873, 0.097_076])),
        (b"bXYZ", numbers(b"XYZ ", &[0.143_066, 0.060_608, 0.714_096])),
        (b"rTRC", curve()),
        (b"gTRC", curve()),
        (b"bTRC", curve()),
    ];
    let adaptation =
        [1.047_882, 0.022_918, -0.050_217, 0.029_587, 0.990_479, -0.017_059, -0.009_247, 0.015_076, 0.751_678];
    let chad: (&[u8; 4], Vec<u8>) = (b"chad", numbers(b"sf32", &adaptation));
    let tags: Vec<_> = tags.into_iter().chain([chad]).collect();

    let table = 4 + tags.len() * 12;
    let mut body = Vec::new();
    let mut index = (tags.len() as u32).to_be_bytes().to_vec();
    for (name, data) in &tags {
        index.extend(*name);
        index.extend(((128 + table + body.len()) as u32).to_be_bytes());
        index.extend((data.len() as u32).to_be_bytes());
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = Vec::new();
    profile.extend(((128 + table + body.len()) as u32).to_be_bytes());
    profile.extend([0; 4]);
    profile.extend([4, 0x20, 0, 0]);
    profile.extend(b"mntrRGB XYZ ");
    profile.extend([2024u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    profile.extend(b"acsp");
    profile.resize(68, 0);
    profile.extend([0.9642f64, 1.0, 0.8249].into_iter().flat_map(fixed));
    profile.resize(128, 0);
    profile.extend(index);
    profile.extend(body);
    profile
}

fn fixed(number: f64) -> [u8; 4] {
    ((number * 65536.0).round() as i32).to_be_bytes()
}

fn numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    kind.iter().copied().chain([0; 4]).chain(values.iter().flat_map(|value| fixed(*value))).collect()
}

/// The sRGB transfer curve: parametric, type 3.
fn curve() -> Vec<u8> {
    let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
    curve.extend([2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45].into_iter().flat_map(fixed));
    curve
}

fn localized(text: &str) -> Vec<u8> {
    let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0".to_vec();
    data.extend([1u32, 12].into_iter().flat_map(u32::to_be_bytes));
    data.extend(b"enUS");
    data.extend([text.len() as u32, 28].into_iter().flat_map(u32::to_be_bytes));
    data.extend(text);
    data
}
