//! What tera says of several faulty templates at once.
//!
//! tera tells the place of one fault by its API ([`tera::ReportError`]). Unknown filters, tests, functions, components and
//! templates it tells all together, as one text without an API; this file alone takes that text apart.

/// One fault of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TemplateFault<'a> {
    /// What is wrong.
    pub(super) words: &'a str,
    /// The name of the template, as tera knows it.
    pub(super) template: &'a str,
    /// Its line, counted from 1.
    pub(super) line: usize,
    /// Its character in the line, counted from 1.
    pub(super) column: usize,
}

/// Takes a text apart: `error: WORDS`, then `--> TEMPLATE:LINE:COLUMN`, then lines that begin with a number or a bar. Returns
/// nothing unless each `error:` has its place.
pub(super) fn reports(text: &str) -> Option<Vec<TemplateFault<'_>>> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(words) = line.strip_prefix("error: ") else { continue };
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let mut number = || parts.next()?.parse().ok().filter(|number| *number > 0);
        let (column, line) = (number()?, number()?);
        found.push(TemplateFault { words, template: parts.next()?, line, column });
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Tera;

    /// The version whose text is read here. Where another comes, this test tells whether its text is the same.
    const VERSION: &str = "2.4.0";

    #[test]
    fn what_this_version_of_tera_says_of_several_templates_is_taken_apart() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(lock.contains(&format!("name = \"tera\"\nversion = \"{VERSION}\"\n")));
        let mut tera = Tera::default();
        let templates = [
            ("site/a.html", "<p>\nїжа {{ x | nofilter }} error: {{ nofunction() }}"),
            ("site/b:c.html", "{% include \"no.html\" %}\n--> {% if x is notest %}{% endif %}"),
        ];
        let said = tera.add_raw_templates(templates).unwrap_err().to_string();
        let report =
            |words, template, line, column| TemplateFault { words, template, line, column };
        assert_eq!(
            reports(&said).unwrap(),
            [
                report("Unknown filter `nofilter`", "site/a.html", 2, 12),
                report("Unknown function `nofunction`", "site/a.html", 2, 34),
                report("Unknown template `no.html`", "site/b:c.html", 1, 12),
                report("Unknown test `notest`", "site/b:c.html", 2, 16),
            ],
            "{said}"
        );
    }

    #[test]
    fn a_text_of_another_kind_is_not_half_understood() {
        for text in [
            "",
            "Something else is wrong",
            "error: a\n --> site/a.html:1:2\n  |\nerror: b\n  at site/b.html line 3",
            "error: a\n --> site/a.html:one:2",
            "error: a\n --> site/a.html:0:2",
            "error: a\n --> a.html",
            "error: a",
        ] {
            assert_eq!(reports(text), None, "{text}");
        }
    }
}
