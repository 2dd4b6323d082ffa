//! No text makes the reader of Markdown panic, and its words lie inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use perelik::base::locale::Lang;
use perelik::base::names::SourcePath;
use perelik::content::parse::markdown;

fuzz_target!(|text: &str| {
    let path = SourcePath::new("content/pages/pryklad.md");
    let _ = markdown::render_body(&path, text, 0..text.len(), Lang::UK);
    for word in markdown::prose(text, 0..text.len()) {
        assert!(text.get(word).is_some());
    }
});
