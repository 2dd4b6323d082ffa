//! What tera says of one fault, as a cause that the messages name in every language.
//!
//! tera has no codes for most of what it says, so its words are looked at here and nowhere else. Words that are not known stay as they are, and
//! the tests make tera say each of them.

use crate::base::diag::Diagnostic;

/// Sentences that name one thing: what stands before it, what after it, and the cause.
const NAMED: [(&str, &str, &str); 13] = [
    ("Unknown filter `", "`", "filter"),
    ("Unknown function `", "`", "function"),
    ("Unknown test `", "`", "test"),
    ("Unknown template `", "`", "template"),
    ("Unknown component `", "`", "component"),
    ("Template '", "' not found", "template"),
    ("Variable `", "` is not defined.", "value"),
    ("Field `", "` is not defined.", "value"),
    ("Variable `", "` exists but its value is undefined", "value"),
    ("Iteration not possible on type `", "`", "loop"),
    ("Template already contains a block named `", "`", "block-twice"),
    ("Unclosed component '", "'", "unclosed"),
    ("Found `", "` but ", "sign"),
];

/// Sentences without a name, by what they begin with or hold.
const PLAIN: [(&str, &str); 8] = [
    ("Unknown tag", "tag"),
    ("This content would be ignored", "outside"),
    ("requires both operands to be numbers", "numbers"),
    ("Cannot divide by 0", "zero"),
    ("Tried to render a variable that is undefined", "undefined"),
    ("Cannot compare `", "compare"),
    ("Invalid type for the value", "type"),
    ("Found end of", "end"),
];

/// Adds what tera says, and its cause.
pub(super) fn with_cause(diagnostic: Diagnostic, words: &str) -> Diagnostic {
    let (cause, name) = named_cause(words).unwrap_or(("other", ""));
    let diagnostic = diagnostic.with("detail", words).with("cause", cause);
    diagnostic.with("named", name)
}

fn named_cause(words: &str) -> Option<(&'static str, &str)> {
    if let Some((_, parent)) = words.split_once(" is inheriting from '") {
        return Some(("template", parent.split('\'').next()?));
    }
    if let Some(key) = words.strip_suffix(": no such message") {
        return Some(("message", key));
    }
    let named = NAMED.iter().find_map(|(before, after, cause)| {
        let (name, _) = words.strip_prefix(before)?.split_once(after)?;
        Some((*cause, name))
    });
    let plain = || PLAIN.iter().find(|(part, _)| words.contains(part));
    named.or_else(|| plain().map(|(_, cause)| (*cause, "")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::{Context, Tera};

    /// Returns what tera says of a template.
    fn said(template: &str) -> String {
        let mut tera = Tera::default();
        let added = tera.add_raw_templates([
            ("base.html", "{% block a %}{% endblock %}"),
            ("a.html", template),
        ]);
        let mut context = Context::new();
        context.insert("word", "слово");
        let error = match added {
            Err(error) => error,
            Ok(()) => tera.render("a.html", &context).expect_err("the template is faulty"),
        };
        let kind = error.kind();
        if let tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) = kind
        {
            return report.message().to_owned();
        }
        let text = kind.to_string();
        let first = text.lines().next().unwrap_or_default();
        first.strip_prefix("error: ").unwrap_or(first).to_owned()
    }

    #[test]
    fn what_this_version_of_tera_says_has_its_cause() {
        for (template, wanted) in [
            ("{{ word | nema }}", ("filter", "nema")),
            ("{{ nema() }}", ("function", "nema")),
            ("{% if word is nema %}{% endif %}", ("test", "nema")),
            ("{% include \"nema.html\" %}", ("template", "nema.html")),
            ("{% extends \"nema.html\" %}", ("template", "nema.html")),
            ("{{ nema }}", ("value", "nema")),
            ("{{ word.nema }}", ("value", "nema")),
            ("{% if word %}{% endblock %}", ("tag", "")),
            ("{% extends \"base.html\" %}{% include \"base.html\" %}", ("outside", "")),
            ("{{ word + 1 }}", ("numbers", "")),
            ("{{ 1 / 0 }}", ("zero", "")),
            ("{{ word {% if 1 %}", ("sign", "{")),
            ("{% for a in 1 %}{% endfor %}", ("loop", "i64")),
            ("{% block a %}{% endblock %}{% block a %}{% endblock %}", ("block-twice", "a")),
        ] {
            let words = said(template);
            assert_eq!(named_cause(&words), Some(wanted), "{template}: {words}");
        }
        assert_eq!(named_cause("nema: no such message"), Some(("message", "nema")));
        assert_eq!(named_cause("Something else is wrong"), None);
    }
}
