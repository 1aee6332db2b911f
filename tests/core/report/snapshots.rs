//! The display lists of the reports as text, one line an item, so that a change of a report is read like a change of a text.
//!
//! `WIBA_UPDATE=1 cargo test -p wiba-core --test report` accepts what is different. A line is: kind, place in points from
//! the page's top left corner (of a text its baseline), size and weight or measures, colour, role for screen readers
//! (`-` for decoration), text.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::report::page::{Color, Item, Layout, Role, Shape, Weight};
use wiba_core::report::{self, Kind};

use super::{lay_out, towns};

/// No line of running text is longer; what is, is cut.
const LONGEST: usize = 110;
/// The first pages of every document are shown. What is extreme there is so on all others.
const FIRST: usize = 3;

fn hex(color: Color) -> String {
    format!("{:02X}{:02X}{:02X}", color.0, color.1, color.2)
}

fn shortened(text: &str) -> String {
    let count = text.chars().count();
    let start: String = text.chars().take(LONGEST).collect();
    // A blank at the end of a line is easily lost.
    let start = start.strip_suffix(' ').map_or(start.clone(), |rest| format!("{rest}␣"));
    let shown = start.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\"");
    if count > LONGEST { format!("{shown}… ({count})") } else { shown }
}

fn role(role: Role) -> String {
    match role {
        Role::Heading(level) => format!("H{level}"),
        Role::Paragraph => "P".to_owned(),
        Role::ListLabel => "Lbl".to_owned(),
        Role::ListBody => "LBody".to_owned(),
        Role::ColumnHead | Role::RowHead => "TH".to_owned(),
        Role::TableCell => "TD".to_owned(),
        other => format!("{other:?}"),
    }
}

fn line(item: &Item, layout: &Layout) -> String {
    let role = item.node.map_or_else(|| "-".to_owned(), |node| role(layout.nodes[node as usize].role));
    let at = |x: f32, y: f32| format!("{x:.0},{y:.0}");
    match &item.shape {
        Shape::Text { x, y, size, weight, color, text } => {
            let weight = match weight {
                Weight::Regular => "",
                Weight::SemiBold => "s",
                Weight::Bold => "b",
            };
            format!("text {} {size}{weight} {} {role} {}", at(*x, *y), hex(*color), shortened(text))
        }
        Shape::Rect { x, y, width, height, fill } => {
            format!("rect {} {width:.0}x{height:.0} {} {role}", at(*x, *y), hex(*fill))
        }
        Shape::Line { from, to, width, color } => {
            format!("line {} {} {width} {} {role}", at(from.0, from.1), at(to.0, to.1), hex(*color))
        }
        Shape::RoundRect { x, y, width, height, radius, fill, stroke } => {
            let fill = fill.map_or_else(|| "-".to_owned(), hex);
            let stroke = stroke.map_or_else(|| "-".to_owned(), |(width, color)| format!("{width}:{}", hex(color)));
            format!("box {} {width:.0}x{height:.0} {radius} {fill} {stroke} {role}", at(*x, *y))
        }
        Shape::Image { x, y, width, height, .. } => format!("image {} {width:.0}x{height:.0} {role}", at(*x, *y)),
        Shape::Field { x, y, width, height, field } => {
            format!("field {} {width:.0}x{height:.0} {role} {} {}", at(*x, *y), field.name, field.about)
        }
        Shape::Link { x, y, width, height, page, top, label } => {
            format!("link {} {width:.0}x{height:.0} to {},{top:.0} {role} {}", at(*x, *y), page + 1, shortened(label))
        }
    }
}

/// The pages that a snapshot shows, from 0: the first ones, those on which a chapter begins, and the last. What lies
/// between is made of the same parts.
fn shown_pages(name: &str, layout: &Layout) -> Vec<usize> {
    let count = layout.pages.len();
    let begins = |page| layout.outline.iter().any(|entry| entry.level == 1 && entry.page == page);
    (0..count).filter(|page| *page < FIRST || (name != "extreme" && (begins(*page) || page + 1 == count))).collect()
}

fn text_of(name: &str, layout: &Layout) -> String {
    let count = layout.pages.len();
    let mut text = format!("{}\n{}\n{count} pages\n", layout.title, layout.subject);
    for entry in &layout.outline {
        let (level, title) = (usize::from(entry.level), shortened(&entry.title));
        writeln!(text, "{}{title} … {}", "  ".repeat(level), entry.page + 1).unwrap();
    }
    for page in shown_pages(name, layout) {
        writeln!(text, "\npage {} of {count}", page + 1).unwrap();
        for item in &layout.pages[page].items {
            writeln!(text, "{}", line(item, layout)).unwrap();
        }
    }
    text
}

fn file(name: &str, kind: Kind) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/core/report/snapshots/{name}-{}.txt", kind.word()))
}

/// What has to go from the one text (`-`) and to come (`+`) to make the other, each run below the page where it stands.
fn difference(known: &str, now: &str) -> Vec<String> {
    let (known, now): (Vec<&str>, Vec<&str>) = (known.lines().collect(), now.lines().collect());
    let head = known.iter().zip(&now).take_while(|(one, other)| one == other).count();
    let (old, new) = (&known[head..], &now[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let mut said = Vec::new();
    let mut place = known[..head].iter().rev().find(|line| line.starts_with("page ")).copied();
    let (mut left, mut right) = (0, 0);
    // A window for the next line that both have keeps this quick; a report has thousands of lines.
    const WINDOW: usize = 60;
    while left < old.len() || right < new.len() {
        if let (Some(one), Some(other)) = (old.get(left), new.get(right))
            && one == other
        {
            if one.starts_with("page ") {
                place = Some(one);
            }
            (left, right) = (left + 1, right + 1);
            continue;
        }
        let ahead = (1..2 * WINDOW).find_map(|sum| {
            (0..=sum).map(|gone| (gone, sum - gone)).find(|(gone, come)| {
                old.get(left + gone).is_some_and(|line| !line.is_empty() && new.get(right + come) == Some(line))
            })
        });
        let (gone, come) = ahead.unwrap_or((old.len() - left, new.len() - right));
        said.extend(place.take().map(str::to_owned));
        said.extend(old[left..left + gone].iter().map(|line| format!("- {line}")));
        said.extend(new[right..right + come].iter().map(|line| format!("+ {line}")));
        (left, right) = (left + gone, right + come);
    }
    said
}

#[test]
fn every_report_is_what_was_approved() {
    let catalog = Catalog::embedded().unwrap();
    let inputs =
        [("empty", towns::empty(&catalog)), ("example", towns::musterstadt()), ("extreme", towns::extreme(&catalog))];
    let accept = std::env::var_os("WIBA_UPDATE").is_some();
    let mut told = String::new();
    for (name, town) in &inputs {
        for kind in Kind::ALL {
            let now = text_of(name, &lay_out(town, &catalog, kind));
            let path = file(name, kind);
            if accept {
                std::fs::File::create(&path).unwrap().write_all(now.as_bytes()).unwrap();
            }
            let known = std::fs::read_to_string(&path).unwrap_or_default();
            if known == now {
                continue;
            }
            const MOST: usize = 30;
            let lines = difference(&known, &now);
            writeln!(told, "\n{name}, {}: {} lines differ", kind.word(), lines.len()).unwrap();
            lines.iter().take(MOST).for_each(|line| writeln!(told, "  {line}").unwrap());
            if lines.len() > MOST {
                writeln!(told, "  … and {} more", lines.len() - MOST).unwrap();
            }
        }
    }
    assert!(told.is_empty(), "reports have changed (- approved, + now); WIBA_UPDATE=1 accepts them\n{told}");
}

#[test]
fn a_difference_names_the_page_and_the_lines_that_went_and_came() {
    let known = "page 1 of 2\na\nb\n\npage 2 of 2\nc\nd\ne\n";
    assert!(difference(known, known).is_empty());
    let said = difference(known, "page 1 of 2\na\nb\n\npage 2 of 2\nc\nx\ny\ne\n");
    assert_eq!(said, ["page 2 of 2", "- d", "+ x", "+ y"]);
    assert_eq!(
        difference(known, "page 1 of 2\nb\n\npage 2 of 2\nc\nd\ne\nf\n"),
        ["page 1 of 2", "- a", "page 2 of 2", "+ f"]
    );
}

#[test]
fn the_same_input_and_date_give_the_same_bytes_in_every_thread() {
    let catalog = Catalog::embedded().unwrap();
    let make = |town: &Assessment| Kind::ALL.map(|kind| report::pdf(&lay_out(town, &catalog, kind)).unwrap());
    let town = towns::musterstadt();
    let first = make(&town);
    assert!(first == make(&town), "twice in one thread");
    // What somebody else has read from the same file, at the same time.
    let both = std::thread::scope(|scope| {
        let other = || make(&towns::musterstadt());
        [scope.spawn(other), scope.spawn(other)].map(|thread| thread.join().unwrap())
    });
    assert!(both.iter().all(|bytes| *bytes == first), "in two threads");
}
