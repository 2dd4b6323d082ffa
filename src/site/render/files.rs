//! What the page of the files in open formats sees: each file with what it is, how large, how many rows, as of when.

use super::page_builder::PageBuilder;

use super::page_context::PageContext;
use super::values::{Amount, File, FileGroup};
use crate::base::messages::Messages;
use crate::site::plan::{Audience, Cardinality, Format};

/// Adds the files, by whom they are for.
pub(super) fn data(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let words = Messages::of_program(builder.route.lang);
    let say = |key: &str| builder.values.mark_program_words(words.say(key, &[]));
    let name = |format: &Format| say(&format.message_key());
    let group = |whom: Audience| {
        let single =
            builder.sizes.iter().filter(|size| size.format.whom == whom).map(|size| File {
                rows: size.rows,
                size: Some(amount(size.bytes)),
                ..file_value(size.format, name(size.format), 1)
            });
        let each = each(builder).into_iter().filter(|(format, _)| format.whom == whom);
        let each = each.map(|(format, files)| file_value(format, name(format), files));
        FileGroup {
            whom: whom.as_str(),
            title: say(&whom.message_key()),
            files: single.chain(each).collect(),
        }
    };
    let groups = Audience::ALL.into_iter().map(group).filter(|group| !group.files.is_empty());
    page.put("groups", &groups.collect::<Vec<_>>());
    page.put("embed", &builder.values.routes.addresses.section(builder.route.lang, "embed"));
}

fn file_value(format: &'static Format, name: String, files: usize) -> File {
    File {
        id: format.file,
        name,
        url: (format.each == Cardinality::Site).then_some(format.file),
        media: format.media.split(';').next().expect("split gives at least one piece"),
        files,
        rows: None,
        size: None,
    }
}

/// Counts the files of each format that makes one for each record.
fn each(builder: &PageBuilder<'_>) -> Vec<(&'static Format, usize)> {
    let mut counted: Vec<(&'static Format, usize)> = Vec::new();
    for route in &builder.values.routes.list {
        let Some((format, Some(id))) = route.export_format() else { continue };
        // A file at a former address is no other file.
        if *route.path.as_str() != *format.path_of(id) {
            continue;
        }
        match counted.iter_mut().find(|(known, _)| *known == format) {
            Some((_, count)) => *count += 1,
            None => counted.push((format, 1)),
        }
    }
    counted
}

/// Says a size in whole kilobytes of 1,024 bytes, or in megabytes with one decimal; never less than it is.
fn amount(bytes: u64) -> Amount {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return Amount { value: kilobytes as f64, unit: "kb" };
    }
    // Tenths of a megabyte.
    Amount { value: (kilobytes * 10).div_ceil(1024) as f64 / 10.0, unit: "mb" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_in_kilobytes_and_megabytes() {
        let read = |bytes| {
            let Amount { value, unit } = amount(bytes);
            format!("{value} {unit}")
        };
        assert_eq!(read(1), "1 kb");
        assert_eq!(read(2048), "2 kb");
        assert_eq!(read(1024 * 1024), "1 mb");
        assert_eq!(read(5 * 1024 * 1024), "5 mb");
    }
}
