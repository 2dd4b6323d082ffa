//! No file makes the readers panic, and every place of a remark lies inside its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use perelik::base::files::Sources;
use perelik::base::names::SourcePath;
use perelik::content::parse::text;
use perelik::content::validate::{self, RecordCache};

fuzz_target!(|bytes: &[u8]| {
    let path = SourcePath::new("content/organisations/pryklad.md");
    let mut sources = Sources::default();
    sources.texts.insert(path.clone(), bytes.into());
    let remarks = validate::read_records(&sources, &mut RecordCache::default()).diagnostics;
    let shown = text::for_display(bytes);
    for remark in remarks.sorted().into_iter().filter(|remark| remark.at.path == path) {
        assert!(
            remark.at.end <= shown.len() && shown.is_char_boundary(remark.at.start),
            "{remark:?}"
        );
    }
});
