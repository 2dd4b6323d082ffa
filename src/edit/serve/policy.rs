//! The policies in the head of a page, widened by what the preview needs there.
//!
//! Comes in: a page as its template made it, which anybody may have written. Goes out: the same bytes, but for the `<meta>` of a
//! policy (CSP level 3). The page is read as browsers read it, by the tokenizer of html5ever, so a policy is found however its tag is
//! written, and nothing in a comment or a script is taken for one.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// What a page must allow so that the panel looks right and the script runs: the directive that says so, and those that say it
/// where it is missing (CSP level 3, 6.8.3).
const NEEDED: [(&str, &[&str]); 3] = [
    ("connect-src", &["connect-src", "default-src"]),
    ("script-src", &["script-src-elem", "script-src", "default-src"]),
    ("style-src", &["style-src-elem", "style-src", "default-src"]),
];

/// Returns the page with each of its policies widened.
pub(super) fn widened(html: &str) -> String {
    let tokenizer = Tokenizer::new(ScanSink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut page = String::with_capacity(html.len() + 128);
    let (mut copied, mut begin, mut end) = (0, 0, 0);
    for piece in pieces(html) {
        input.push_back(StrTendril::from_slice(piece));
        // The sink asks for no pause, so all of the piece is read.
        let _ = tokenizer.feed(&input);
        let start = end;
        end += piece.len();
        let DirectiveScan { is_text, tag } = tokenizer.sink.0.take();
        match tag {
            // What this piece ended may be the text before a tag that the piece begins.
            None if is_text => begin = if piece.starts_with('<') { start } else { end },
            // A tag, a comment or a text goes on in the next piece.
            None => {}
            Some(tag) if is_head_over(&tag) => break,
            Some(tag) => {
                if let Some(tag) = widened_tag(&tag) {
                    let read = html[begin..end].to_ascii_lowercase();
                    let begun = begin + read.find("<meta").expect("a tag stands where it was read");
                    page.push_str(&html[copied..begun]);
                    page.push_str(&tag);
                    copied = end;
                }
                begin = end;
            }
        }
    }
    page.push_str(&html[copied..]);
    page
}

/// Cuts a page before each `<` and behind each `>`, so that each tag begins and ends with a piece.
fn pieces(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let is_cut = |at: &usize| bytes[at - 1] == b'>' || bytes[*at] == b'<';
        let (piece, next) = rest.split_at((1..bytes.len()).find(is_cut).unwrap_or(bytes.len()));
        rest = next;
        (!piece.is_empty()).then_some(piece)
    })
}

/// What was read since it was last looked at.
#[derive(Default)]
struct DirectiveScan {
    /// Whether there was something else than a tag.
    is_text: bool,
    tag: Option<Tag>,
}

#[derive(Default)]
struct ScanSink(RefCell<DirectiveScan>);

impl TokenSink for ScanSink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut found = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let state = state_behind(&tag);
                found.tag = Some(tag);
                return state;
            }
            Token::ParseError(_) => {}
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::EOFToken => found.is_text = true,
        }
        TokenSinkResult::Continue
    }
}

/// Says how what stands in an element is read (HTML, 13.2.6.4), where scripts run as they do for whoever looks at a preview.
fn state_behind(tag: &Tag) -> TokenSinkResult<()> {
    if tag.kind == TagKind::EndTag {
        return TokenSinkResult::Continue;
    }
    match &*tag.name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
            TokenSinkResult::RawData(RawKind::Rawtext)
        }
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

/// A policy that stands behind this counts for nothing.
fn is_head_over(tag: &Tag) -> bool {
    tag.kind == TagKind::StartTag && matches!(&*tag.name, "body" | "frameset")
}

/// Writes the tag of a policy anew; `None` for any other.
fn widened_tag(tag: &Tag) -> Option<String> {
    let value = |name: &str| {
        let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
        attribute.map(|attribute| &*attribute.value)
    };
    let is_policy = tag.kind == TagKind::StartTag
        && &*tag.name == "meta"
        && value("http-equiv")?.eq_ignore_ascii_case("content-security-policy");
    let policy = is_policy.then(|| value("content")).flatten()?;
    let policy = allow(policy);
    let attributes = tag.attrs.iter().map(|attribute| match &*attribute.name.local {
        "content" => ("content", policy.as_str()),
        name => (name, &*attribute.value),
    });
    let quoted = |(name, value): (&str, &str)| {
        format!(" {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"))
    };
    Some(format!("<meta{}>", attributes.map(quoted).collect::<String>()))
}

/// Adds `'self'` to what the preview needs, and takes nothing away.
fn allow(policy: &str) -> String {
    let words = |directive: &str| {
        let words: Vec<String> = directive.split_ascii_whitespace().map(str::to_owned).collect();
        (!words.is_empty()).then_some(words)
    };
    let mut directives: Vec<Vec<String>> = policy.split(';').filter_map(words).collect();
    for (name, sources) in NEEDED {
        let place = sources.iter().find_map(|source| {
            directives.iter().position(|directive| directive[0].eq_ignore_ascii_case(source))
        });
        // What no directive speaks of is allowed already.
        let Some(place) = place else { continue };
        let is_default = directives[place][0].eq_ignore_ascii_case("default-src");
        let mut own = directives[place].clone();
        own.retain(|source| !source.eq_ignore_ascii_case("'none'"));
        if !own.iter().any(|source| source.eq_ignore_ascii_case("'self'")) {
            own.push("'self'".to_owned());
        } else if is_default {
            continue;
        }
        if is_default {
            own[0] = name.to_owned();
            directives.push(own);
        } else {
            directives[place] = own;
        }
    }
    directives.into_iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_widened_by_what_the_preview_needs_and_by_nothing_else() {
        for (policy, wider) in [
            (
                "default-src 'none'; style-src 'self'; connect-src 'none'; img-src *",
                "default-src 'none'; style-src 'self'; connect-src 'self'; img-src *; script-src 'self'",
            ),
            ("default-src 'self'", "default-src 'self'"),
            ("img-src 'none'", "img-src 'none'"),
            ("", ""),
            // A directive that is added takes the place of `default-src`, so it allows what that did.
            (
                "default-src https:;\n SCRIPT-SRC\t'None'; style-src-elem https:",
                "default-src https:; SCRIPT-SRC 'self'; style-src-elem https: 'self'; connect-src https: 'self'",
            ),
        ] {
            assert_eq!(allow(policy), wider, "{policy}");
        }
    }

    #[test]
    fn a_policy_is_found_however_its_tag_is_written() {
        let wider = "content=\"img-src *; connect-src 'self'\">";
        for tag in [
            "<meta http-equiv=\"Content-Security-Policy\" content=\"img-src *; connect-src 'none'\">",
            "<META content='img-src *; connect-src &#39;none&#39;' HTTP-EQUIV=content-security-policy />",
            "<meta\n  http-equiv = 'Content-Security-Policy'\n  content = \"img-src *;connect-src 'none';\">",
            "<meta data-a=\"<b> &quot;>\" http-equiv=Content-Security-Policy content=\"img-src *; connect-src\">",
        ] {
            let before = "<!doctype html>\r\n<html><head><title>a < b</title>&amp ";
            let behind = "<p class='x'>&amp<body>";
            let page = widened(&format!("{before}{tag}{behind}"));
            let (start, rest) = page.split_at(before.len());
            assert_eq!(start, before);
            let new = rest.strip_suffix(behind).unwrap_or_else(|| panic!("{page}"));
            assert!(new.starts_with("<meta") && new.contains(wider.trim_end_matches('>')), "{new}");
        }
    }

    #[test]
    fn what_is_no_policy_stays_as_it_is() {
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'none'\">";
        for page in [
            String::new(),
            "<p>без голови".to_owned(),
            format!("<head><!-- {policy} --><script>'{policy}'</script><title>{policy}</title>"),
            format!("<head><noscript>{policy}</noscript><style>{policy}</style>"),
            format!("<head></head><body>{policy}"),
            "<meta http-equiv=refresh content=\"1\"><meta charset=utf-8><meta content=x>"
                .to_owned(),
            "<meta http-equiv=Content-Security-Policy>".to_owned(),
            "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src".to_owned(),
        ] {
            assert_eq!(widened(&page), page);
        }
        let two = widened(&format!("{policy}{policy}"));
        assert_eq!(two.matches("connect-src 'self'").count(), 2, "{two}");
    }
}
