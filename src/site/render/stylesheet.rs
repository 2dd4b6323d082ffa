//! A style sheet as readers get it: without what only its authors read.
//!
//! Each page waits for it, so its comments and indents would cost every reader on a slow network. Comes in as written, goes out
//! with the same rules. Only a comment that begins its line is taken off: anything else that looks like
//! one may stand in a string or an address.

/// Takes off comments that begin a line, indents, empty lines, and the ends of lines that say nothing: after `{`, `;` and `}`.
pub(super) fn lean(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while !rest.is_empty() {
        // After a backslash a line goes on in the next, whose indent may be part of a string.
        let goes_on = out.ends_with("\\\n");
        let begin = if goes_on { rest } else { rest.trim_start() };
        if let Some(comment) = begin.strip_prefix("/*").filter(|_| !goes_on) {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        let end = begin.find('\n').map_or(begin.len(), |end| end + 1);
        let line = &begin[..end];
        out.push_str(
            line.strip_suffix('\n').filter(|line| line.ends_with(['{', ';', '}'])).unwrap_or(line),
        );
        rest = &begin[end..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn comments_and_indents_are_for_authors_alone() {
        let css =
            "/* a\n   b */\n\n:root {\n  color: red; /* stays */\n  /* goes */ margin: 0;\n}\n";
        assert_eq!(lean(css), ":root {color: red; /* stays */\nmargin: 0;}");
    }

    #[test]
    fn what_stands_in_strings_and_addresses_stays() {
        let css = "a{content:\"/* no */\"}b{background:url(//x/*.png)}c{content:\"1;\\\n  /*2*/\"}";
        assert_eq!(lean(css), css);
    }

    #[test]
    fn a_comment_without_an_end_takes_the_rest_as_it_does_in_browsers() {
        assert_eq!(lean("a{}\n/* b{}"), "a{}");
    }
}
