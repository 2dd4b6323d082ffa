//! Each phase on an invented site, for comparing two versions: `cargo bench`. Quote ratios, not single times.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark, not a library")]

use std::fmt::Write as _;

use perelik::base::config::RawConfig;
use perelik::base::files::{FileSource, Sources};
use perelik::base::names::SourcePath;
use perelik::compile;
use perelik::content::validate;
use perelik::content::validate::RecordCache;
use perelik::site::pipeline::{Previous, compile_again};
use perelik::site::{plan, search};

fn main() {
    divan::main();
}

/// Returns a site of `count` invented organisations, each with a service, a phone and a body.
fn site(count: usize) -> Sources {
    let mut sources = Sources::default();
    let mut put = |path: String, text: String| {
        sources.texts.insert(SourcePath::new(path), text.into_bytes().into());
    };
    put(
        "content/site.yaml".to_owned(),
        "title: Приклад\nbase_url: https://example.org/\n".to_owned(),
    );
    for (file, prefix) in
        [("help", "help"), ("audiences", "who"), ("areas", "where"), ("kinds", "kind")]
    {
        let mut terms = String::new();
        for n in 0..10 {
            writeln!(terms, "- id: {prefix}-{n}\n  name: Поняття {n}").unwrap();
        }
        put(format!("content/vocabulary/{file}.yaml"), terms);
    }
    for n in 0..count {
        let d = n % 10;
        let fields = format!(
            "name: ГО «Приклад {n}»\nkind: kind-{d}\nsummary: Вигадана організація\nservices:\n  - help: help-{d}\n    \
             audiences: [who-{d}]\n    areas: [where-{d}]\nphones:\n  - {{number: \"+38050{n:07}\", label: приймальня}}\n\
             address: {{street: \"вул. Прикладна, {d}\"}}\nhours: Mo-Fr 09:00-17:00\n"
        );
        let body = "## Як отримати допомогу\n\nЗателефонуйте й скажіть, що сталося.\n\n1. Назвіть адресу.\n2. Чекайте.\n";
        put(format!("content/organisations/pryklad-{n}.md"), format!("---\n{fields}---\n\n{body}"));
    }
    sources
}

fn raw() -> RawConfig {
    RawConfig {
        date: "2020-03-27".parse().ok(),
        source_date_epoch: None,
        now: "2020-03-27T10:00:00Z".parse().unwrap(),
        base_url: None,
        drafts: false,
        strict: false,
    }
}

const SIZES: [usize; 2] = [1_000, 10_000];

#[divan::bench(args = SIZES, sample_count = 5)]
fn a_read(bencher: divan::Bencher, count: usize) {
    let sources = site(count);
    bencher.bench(|| validate::read_records(&sources, &mut RecordCache::default()));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn b_compile_again(bencher: divan::Bencher, count: usize) {
    let mut sources = site(count);
    let mut previous = Previous::default();
    compile_again(&sources, &raw(), &mut previous);
    let path = SourcePath::new("content/organisations/pryklad-7.md");
    bencher.bench_local(|| {
        let mut text = sources.texts[&path].to_vec();
        text.extend_from_slice("Ще слово.\n".as_bytes());
        sources.texts.insert(path.clone(), text.into());
        compile_again(&sources, &raw(), &mut previous)
    });
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn c_compile(bencher: divan::Bencher, count: usize) {
    let sources = site(count);
    bencher.bench(|| compile(&sources, &raw()));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn d_render_one_thread(bencher: divan::Bencher, count: usize) {
    let output = compile(&site(count), &raw()).value;
    bencher.bench(|| {
        let mut buffer = Vec::new();
        for index in 0..output.files().len() {
            buffer.clear();
            output.render(index, &mut buffer).unwrap();
        }
        buffer.len()
    });
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn e_search_index(bencher: divan::Bencher, count: usize) {
    let output = compile(&site(count), &raw()).value;
    let routes = plan::plan(output.public(), &[], &[]).value;
    bencher.bench(|| search::index(output.public(), &routes.addresses).len());
}
