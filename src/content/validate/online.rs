//! What an address for letters and one of the web look like.

use crate::base::locale::typed::begins_whole;

/// One `@`, something before it, a dotted name after it, no spaces: what a mail program accepts in practice.
pub(super) fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let is_part = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let labels: Vec<&str> = host.split('.').collect();
    let is_label =
        |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let dots_well = !user.starts_with('.') && !user.ends_with('.') && !user.contains("..");
    !user.is_empty()
        && dots_well
        && user.chars().all(is_part)
        && labels.len() > 1
        && labels.iter().all(is_label)
}

/// `http://` or `https://`, a host, no spaces.
pub(crate) fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().expect("split gives at least one piece");
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    // `https://https://…`: the host would be called "https".
    matches!(&*scheme.to_ascii_lowercase(), "http" | "https")
        && !begins_whole(rest)
        && !host.is_empty()
        && !text.contains(char::is_whitespace)
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_checked_as_a_mail_program_does() {
        assert!(is_email("info@example.org") && is_email("а@приклад.укр"));
        for bad in
            ["info", "@example.org", "a@b", "a b@example.org", "a@example..org", ".a@example.org"]
        {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn web_addresses_have_a_host() {
        assert!(is_web_address("https://example.org:8080/a?b#c"));
        for bad in [
            "https://",
            "https:/example.org",
            "<https://example.org>",
            "https://exa mple.org",
            "https://a@b.example",
            "https://https://example.org/",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
