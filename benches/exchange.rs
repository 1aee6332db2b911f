//! Foreign files: the BSI's tool read and filled in, its checklists in Word read, tables of our own written.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use wiba_core::analysis::asked;
use wiba_core::catalog::Catalog;
use wiba_core::example;
use wiba_core::exchange::{fill_tool, make_tool, questions_csv, questions_xlsx, read};

fn exchange(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/exchange/files");
    let file = |name: &str| std::fs::read(folder.join(name));
    let (Ok(catalog), Ok(example), Ok(tool), Ok(lists)) =
        (Catalog::embedded(), example::musterstadt(), file("tool.xlsx"), file("checklists.zip"))
    else {
        return;
    };
    let day = date(2026, 11, 22);
    c.bench_function("tool of 257 questions: read", |b| b.iter(|| black_box(read(&tool, &catalog).is_ok())));
    c.bench_function("tool of 257 questions: fill in a copy", |b| {
        b.iter(|| black_box(fill_tool(&tool, &example.round, &catalog).is_ok()))
    });
    c.bench_function("tool: make a new one", |b| b.iter(|| black_box(make_tool(&example, &catalog, day).is_ok())));
    c.bench_function("archive of 19 checklists in Word: read", |b| {
        b.iter(|| black_box(read(&lists, &catalog).is_ok()))
    });
    let questions = asked(&catalog, &example);
    c.bench_function("all questions: as CSV", |b| b.iter(|| black_box(questions_csv(&questions))));
    c.bench_function("all questions: as a workbook", |b| {
        b.iter(|| black_box(questions_xlsx("Musterstadt", &questions, day).is_ok()))
    });
}

criterion_group!(benches, exchange);
criterion_main!(benches);
