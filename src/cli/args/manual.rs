//! The manual page of the program or of one of its commands. The door of clap_mangen.

use clap::Command;
use clap_mangen::Man;

use crate::base::messages::Messages;

type Section = fn(&Man, &mut dyn std::io::Write) -> std::io::Result<()>;

/// What a manual page holds: the key of each heading, and who writes what stands below it.
const SECTIONS: [(&str, Section); 4] = [
    ("cli-man-name", Man::render_name_section),
    ("cli-man-synopsis", Man::render_synopsis_section),
    ("cli-man-options", Man::render_options_section),
    ("cli-man-commands", Man::render_subcommands_section),
];

/// Returns the page as troff reads it (man(7)).
pub(super) fn man_page(mut program: Command, of: Option<&str>, words: &Messages) -> Vec<u8> {
    program.build();
    let command = of.and_then(|name| program.find_subcommand(name)).unwrap_or(&program);
    let name = of.map_or_else(|| "perelik".to_owned(), |name| format!("perelik-{name}"));
    let (version, manual) = (env!("CARGO_PKG_VERSION"), words.say("cli-man-manual", &[]));
    let title = format!(".TH {name} 1 \"\" \"perelik {version}\" \"{manual}\"\n");
    let page = Man::new(command.clone().name(name));
    // How to write an apostrophe that stays one (groff_man_style(7)), and the title without a day, so that each build gives
    // the same page.
    let mut text = format!(".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n{title}");
    for (heading, render) in SECTIONS {
        let section = troff_section(&page, render);
        let body = below_heading(&section);
        if !body.trim().is_empty() {
            text.push_str(&format!(".SH {}\n{body}", words.say(heading, &[])));
        }
    }
    text.into_bytes()
}

fn troff_section(page: &Man, render: Section) -> String {
    let mut section = Vec::new();
    render(page, &mut section).expect("memory takes every page");
    String::from_utf8(section).expect("a page of texts is a text")
}

/// Returns what stands below the first heading (`.SH`, man(7)): the library has its headings in English, and a preamble before
/// each, which the page has already. Without a heading all is returned, so that no version of the library loses a text.
fn below_heading(section: &str) -> &str {
    let mut lines = section.split_inclusive('\n');
    let above: usize =
        lines.by_ref().take_while(|line| !line.starts_with(".SH ")).map(str::len).sum();
    let rest = &section[above..];
    rest.split_once('\n').filter(|(line, _)| line.starts_with(".SH ")).map_or(section, |(_, b)| b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The version whose troff is read here. Where another comes, this test tells whether its pages are the same.
    const VERSION: &str = "0.3.3";

    #[test]
    fn this_version_of_the_library_begins_each_section_with_a_preamble_and_a_heading() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(lock.contains(&format!("name = \"clap_mangen\"\nversion = \"{VERSION}\"\n")));
        let command = Command::new("a").about("про що").subcommand(Command::new("b"));
        let mut command = command.arg(clap::Arg::new("c").long("c"));
        command.build();
        let page = Man::new(command);
        let bodies = SECTIONS.map(|(_, render)| {
            let section = troff_section(&page, render);
            assert_eq!(section.matches("\n.SH ").count(), 1, "{section}");
            below_heading(&section).to_owned()
        });
        for (body, held) in bodies.iter().zip(["про що", "\\-\\-c", "\\-\\-c", "a\\-b(1)"]) {
            assert!(
                body.contains(held) && !body.contains(".SH") && !body.contains(".ie"),
                "{body}"
            );
        }
    }

    #[test]
    fn a_section_of_another_kind_is_not_lost() {
        assert_eq!(below_heading(".ie\n.SH NAME\na\n.SH B\nb\n"), "a\n.SH B\nb\n");
        assert_eq!(below_heading(".SH NAME\n"), "");
        for text in ["", "a\n.Sh NAME\nb\n", "a .SH b\n", ".SH"] {
            assert_eq!(below_heading(text), text);
        }
    }
}
