//! Reports: laying out and writing.

#![allow(clippy::unwrap_used, reason = "shares the towns of the tests, which fail by panicking")]

#[path = "../tests/core/report/towns.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod towns;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::report::{self, Kind, Options};

fn reports(c: &mut Criterion) {
    let Ok(catalog) = Catalog::embedded() else { return };
    let mut bench = |name: &str, town: &Assessment, kind: Kind| {
        let options = Options::new(kind, towns::TODAY);
        c.bench_function(&format!("{name}: pages"), |b| {
            b.iter(|| black_box(report::pages(town, &catalog, &options)));
        });
        c.bench_function(&format!("{name}: pages and PDF"), |b| {
            b.iter(|| black_box(report::pdf(&report::pages(town, &catalog, &options))));
        });
    };
    bench("full report of the example", &towns::musterstadt(), Kind::Full);
    bench("summary of the example", &towns::musterstadt(), Kind::Management);
    bench("full report, 257 × Nein with long notes", &towns::all_no_with_notes(&catalog), Kind::Full);
}

criterion_group! { name = benches; config = Criterion::default().sample_size(20); targets = reports }
criterion_main!(benches);
