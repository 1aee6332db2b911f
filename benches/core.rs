//! Reading the catalogue and a file, and what follows from the answers.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use wiba_core::analysis::{coverage, plan, score};
use wiba_core::catalog::Catalog;
use wiba_core::example;
use wiba_core::store::{self, File};

fn core(c: &mut Criterion) {
    let (Ok(catalog), Ok(example), Ok(folder)) = (Catalog::embedded(), example::musterstadt(), tempfile::tempdir())
    else {
        return;
    };
    let path = folder.path().join("m.wiba");
    if File::create(&path, &example).is_err() {
        return;
    }
    c.bench_function("catalogue: parse and check", |b| b.iter(|| black_box(Catalog::embedded())));
    c.bench_function("file: open and parse the example", |b| b.iter(|| black_box(File::open(&path))));
    c.bench_function("file: write the example as text", |b| {
        b.iter(|| black_box(store::to_text(&example, Path::new(""))))
    });
    c.bench_function("score", |b| b.iter(|| black_box(score(&catalog, &example.round))));
    c.bench_function("plan", |b| b.iter(|| black_box(plan(&catalog, &example.round))));
    c.bench_function("coverage", |b| b.iter(|| black_box(coverage(&catalog, &example.round))));
}

criterion_group!(benches, core);
criterion_main!(benches);
