//! Reading the catalogue and a file, and what follows from the answers.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use wiba_core::analysis::{coverage, plan, score};
use wiba_core::assessment::{Assessment, Edit, Merge, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::example;
use wiba_core::store::disk::{Disk, System};
use wiba_core::store::{self, File, Password, Seal, Strength, encode, unlock};

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
    sealed(c, &example, folder.path());
    c.bench_function("score", |b| b.iter(|| black_box(score(&catalog, &example.round))));
    c.bench_function("plan", |b| b.iter(|| black_box(plan(&catalog, &example.round))));
    let mut mine = example.clone();
    for place in 0..10_000_u32 {
        edit(&mut mine, &catalog, place);
    }
    let (mut other, names) = (mine.clone(), || ("a".to_owned(), "b".to_owned()));
    edit(&mut mine, &catalog, 10_001);
    edit(&mut other, &catalog, 10_002);
    c.bench_function("merge: two files with 10,000 entries each", |b| {
        b.iter_batched(
            || (mine.clone(), other.clone()),
            |(mine, other)| Merge::new(mine, other, None).and_then(|merge| merge.finish(names(), stamp(0))),
            BatchSize::LargeInput,
        );
    });
    c.bench_function("coverage", |b| b.iter(|| black_box(coverage(&catalog, &example.round))));
}

/// What a password costs: once at opening, and at every save.
fn sealed(c: &mut Criterion, example: &Assessment, folder: &Path) {
    let Ok(password) = Password::new("Salamander Trompete Gletscher Quittung") else { return };
    let Ok(seal) = Seal::new(&password) else { return };
    let [plain, path] = ["klar.wiba", "geheim.wiba"].map(|name| folder.join(name));
    let disk: Arc<dyn Disk> = Arc::new(System);
    let created = |path: &Path, seal| File::create_with(disk.clone(), path, example, seal);
    let (Ok(mut plain), Ok(mut sealed)) = (created(&plain, None), created(&path, Some(&seal))) else { return };
    c.bench_function("sealed: check the password (scrypt)", |b| b.iter(|| black_box(unlock(&path, &password).is_ok())));
    c.bench_function("sealed: open and parse the example", |b| {
        b.iter(|| black_box(File::open_with(disk.clone(), &path, Some(&seal)).is_ok()))
    });
    c.bench_function("sealed: write the example", |b| {
        b.iter(|| black_box(encode(example, &path, Some(&seal)).is_ok()))
    });
    // The note changes, else nothing would be written; both wait for the medium.
    let mut saves = |name: &str, file: &mut File| {
        let mut town = example.clone();
        c.bench_function(name, |b| {
            b.iter(|| {
                town.kommune.isb.push('x');
                black_box(file.save(&town).is_ok())
            })
        });
    };
    saves("file: save the example", &mut plain);
    saves("sealed: save the example", &mut sealed);
    let kommune = &example.kommune;
    c.bench_function("password: how good it is", |b| b.iter(|| black_box(Strength::of(&password, kommune))));
}

fn stamp(second: u32) -> Stamp {
    let at = jiff::civil::datetime(2026, 11, 22, 9, 0, 0, 0) + jiff::SignedDuration::from_secs(second.into());
    Stamp { at, by: "M. Sommer".to_owned() }
}

/// Changes one note, each time of another question.
fn edit(town: &mut Assessment, catalog: &Catalog, place: u32) {
    let questions: Vec<_> = catalog.questions().map(|question| question.id).collect();
    if let Some(question) = questions.get(place as usize % questions.len().max(1)) {
        town.apply(vec![Edit::note(*question, format!("Stand {place}"))], catalog, stamp(place)).ok();
    }
}

criterion_group!(benches, core);
criterion_main!(benches);
