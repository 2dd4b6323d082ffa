//! Values that a site's own template asks for and that no page has.
//!
//! tera tells of one only where it is printed on a page that is made; `{% if entry.phons %}` is silently no. Here each
//! path of a template is looked up in what `values` declares. What is bound by the template itself is followed where it is plain
//! (`for x in list`) and left alone where it is not: what cannot be known is not told.

use std::collections::{BTreeMap, BTreeSet};

use super::expressions::{Tag, Token, TokenKind, tags};
use super::template_scope::{Scope, bound};
use super::values::{EVERY_PAGE, Is, TEMPLATES, ValueShape};
use crate::base::changes::{self, Change, Renamable};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::compare::nearest;
use crate::base::names::SourcePath;

/// Words that are no values.
const KEYWORDS: [&str; 18] = [
    "for",
    "if",
    "elif",
    "else",
    "and",
    "or",
    "not",
    "in",
    "is",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
    "null",
    "loop",
    "__tera_context",
];

/// Tags whose names are no values.
const NAMING: [&str; 15] = [
    "block",
    "endblock",
    "endcomponent",
    "extends",
    "include",
    "raw",
    "endraw",
    "endfor",
    "endif",
    "filter",
    "endfilter",
    "endset",
    "endset_global",
    "break",
    "continue",
];

/// What a name is bound to; `None` where that is not known.
type Bound = Option<&'static Is>;

/// Reports each value of a template that is not there.
pub(super) fn check_template(
    path: &SourcePath,
    name: &str,
    text: &str,
    scope: Scope<'_>,
    diagnostics: &mut Diagnostics,
) {
    let page = TEMPLATES.iter().copied().find(|shape| shape.title == name);
    // What is put into other templates gets what these get.
    let page = page.filter(|_| !scope.is_part());
    let tags = tags(text);
    let (bound, asked) = (Vec::new(), optional_paths(&tags));
    let mut walk =
        ValueResolver { path, page, scope, bound, asked, is_component: false, diagnostics };
    tags.iter().for_each(|tag| walk.resolve_tag(tag));
}

/// Returns the paths that a template asks for as what may not be there: `is defined`, `| default(…)`.
fn optional_paths(tags: &[Tag<'_>]) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for tokens in tags.iter().map(|tag| &tag.tokens[..]) {
        for start in (0..tokens.len()).filter(|place| is_root(tokens, *place)) {
            let end = end_of_path(tokens, start);
            let behind = &tokens[end_of_access(tokens, end)..];
            let words: Vec<&str> = behind.iter().take(3).map(|token| token.text).collect();
            if matches!(
                words[..],
                ["|", "default", ..]
                    | ["is", "defined" | "undefined", ..]
                    | ["is", "not", "defined" | "undefined"]
            ) {
                asked.insert(dotted(&tokens[start..end]));
            }
        }
    }
    asked
}

/// Writes a path with plain dots.
fn dotted(tokens: &[Token<'_>]) -> String {
    let names = tokens.iter().filter(|token| token.kind == TokenKind::Name);
    names.map(|token| token.text).collect::<Vec<_>>().join(".")
}

/// Returns what a tag binds; a name of a component's caller is bound to what pages have under it.
fn binds<'a>(tag: &Tag<'a>) -> BTreeMap<&'a str, Bound> {
    let pairs = tag.tokens.windows(2).filter(|pair| pair[0].is_sign("@"));
    let given: BTreeSet<&str> = pairs.map(|pair| pair[1].text).collect();
    let is_given = |name: &str| tag.is("component") && given.contains(name);
    let is = |name| if is_given(name) { resolve_field(EVERY_PAGE, name) } else { None };
    bound(tag).into_iter().map(|name| (name, is(name))).collect()
}

fn resolve_field(shape: &'static ValueShape, name: &str) -> Bound {
    shape.fields.iter().find(|field| field.name == name).map(|field| &field.is)
}

/// Returns the value with fields that is meant, if it is one.
fn value_shape(is: &'static Is) -> Option<&'static ValueShape> {
    match is {
        Is::Value(shape) => Some(shape),
        Is::Maybe(inner) => value_shape(inner),
        Is::List(_)
        | Is::Text
        | Is::YesNo
        | Is::Number
        | Is::OneOf(_)
        | Is::Names
        | Is::Settings => None,
    }
}

struct ValueResolver<'a> {
    path: &'a SourcePath,
    /// What the page of this template gets besides; nothing for a template of no page.
    page: Option<&'static ValueShape>,
    scope: Scope<'a>,
    /// What `for` and `component` bound, the latest last; each tag that opens has a place.
    bound: Vec<BTreeMap<String, Bound>>,
    /// What the template itself says may not be there.
    asked: BTreeSet<String>,
    is_component: bool,
    diagnostics: &'a mut Diagnostics,
}

impl ValueResolver<'_> {
    fn resolve_tag(&mut self, tag: &Tag<'_>) {
        let first =
            tag.tokens.first().filter(|token| tag.is_block && token.kind == TokenKind::Name);
        let word = first.map_or("", |token| token.text);
        match word {
            "component" => self.is_component = true,
            "endcomponent" => {
                self.is_component = false;
                self.bound.clear();
            }
            "endfor" => drop(self.bound.pop()),
            _ => {}
        }
        if NAMING.contains(&word) {
            return;
        }
        let own = |names: BTreeMap<&str, Bound>| {
            names.into_iter().map(|(name, is)| (name.to_owned(), is)).collect::<BTreeMap<_, _>>()
        };
        let names = own(binds(tag));
        match word {
            "component" => self.bound.push(names),
            "for" => {
                let head = tag.tokens.iter().position(|token| token.text == "in");
                let list = &tag.tokens[head.map_or(tag.tokens.len(), |head| head + 1)..];
                let item = self.paths(list).and_then(item_shape);
                let is_one = names.len() == 1;
                self.bound.push(names.into_keys().map(|n| (n, item.filter(|_| is_one))).collect());
            }
            "set" | "set_global" => {
                self.paths(&tag.tokens[tag.tokens.len().min(2)..]);
            }
            "" => {
                self.paths(&tag.tokens);
            }
            _ => {
                self.paths(&tag.tokens[1..]);
            }
        }
    }

    /// Looks up each path of an expression; returns what the whole is where it is one path.
    fn paths(&mut self, tokens: &[Token<'_>]) -> Bound {
        let mut whole = None;
        let mut place = 0;
        // `[x.url for x in list]` binds within itself.
        let parts = tokens.split(|token| token.kind == TokenKind::Name && token.text == "for");
        let heads = parts.skip(1).map(|part| {
            part.split(|token| token.text == "in").next().expect("split gives at least one piece")
        });
        let names = heads.flatten().filter(|token| token.kind == TokenKind::Name);
        self.bound.push(names.map(|token| (token.text.to_owned(), None)).collect());
        while place < tokens.len() {
            if !is_root(tokens, place) {
                place += 1;
                continue;
            }
            let end = end_of_path(tokens, place);
            let found = self.resolve_path(&tokens[place..end]);
            whole = found.filter(|_| place == 0 && end == tokens.len());
            place = end;
        }
        self.bound.pop();
        whole
    }

    /// Looks up one path: names with dots between them.
    fn resolve_path(&mut self, tokens: &[Token<'_>]) -> Bound {
        let names: Vec<&Token<'_>> =
            tokens.iter().filter(|token| token.kind == TokenKind::Name).collect();
        let (root, rest) = names.split_first()?;
        let mut is = match self.root(root.text) {
            Some(bound) => bound?,
            None => {
                let known = self.names();
                self.report(tokens, root, &known, self.changed_root(root.text));
                return None;
            }
        };
        for name in rest {
            let shape = value_shape(is)?;
            match resolve_field(shape, name.text) {
                Some(inner) => is = inner,
                None => {
                    let known: Vec<String> = names_of(shape).collect();
                    self.report(tokens, name, &known, changed(shape, name.text));
                    return None;
                }
            }
        }
        Some(is)
    }

    /// Returns what a name is; nothing where it certainly is not there, and where it is, nothing inside where that is not known.
    fn root(&self, name: &str) -> Option<Bound> {
        if self.scope.sets(name) {
            return Some(None);
        }
        if let Some(bound) = self.bound.iter().rev().find_map(|names| names.get(name)) {
            return Some(*bound);
        }
        if !self.is_component {
            if self.scope.is_included() && self.scope.binds(name) {
                return Some(None);
            }
            let of_page = self.page.and_then(|page| resolve_field(page, name));
            if let Some(is) = of_page.or_else(|| resolve_field(EVERY_PAGE, name)) {
                return Some(Some(is));
            }
        }
        if !self.is_component && self.changed_root(name).is_some() {
            return None;
        }
        // A template of no page sees what the template sees that includes it.
        let may_be = !self.is_component && (self.page.is_none() || self.scope.binds(name));
        may_be.then_some(None)
    }

    /// Returns what became of a name that pages had.
    fn changed_root(&self, name: &str) -> Option<&'static Change> {
        [self.page, Some(EVERY_PAGE)].into_iter().flatten().find_map(|page| changed(page, name))
    }

    /// Returns the names that may stand where an unknown one does.
    fn names(&self) -> Vec<String> {
        if self.is_component {
            return self.bound.iter().flat_map(|names| names.keys().cloned()).collect();
        }
        [Some(EVERY_PAGE), self.page].into_iter().flatten().flat_map(names_of).collect()
    }

    fn report(
        &mut self,
        tokens: &[Token<'_>],
        name: &Token<'_>,
        known: &[String],
        change: Option<&'static Change>,
    ) {
        let upto: Vec<Token<'_>> =
            tokens.iter().take_while(|token| token.at <= name.at).copied().collect();
        let path = dotted(&upto);
        let is_of_path = |asked: &String| {
            asked.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        if self.asked.iter().any(is_of_path) {
            return;
        }
        let value: String = upto.iter().map(|token| token.text).collect();
        let at = Location::new(self.path, &(name.at..name.at + name.text.len()));
        if let Some(change) = change {
            return self.diagnostics.push(change.diagnostic(at, &value));
        }
        let diagnostic = Diagnostic::new(Code::UnknownValue, at).with("value", value);
        let diagnostic = match nearest(name.text, known.iter().map(String::as_str)) {
            Some(near) => diagnostic.with_nearest(Some(near)),
            None => diagnostic.hint("known"),
        };
        self.diagnostics.push(diagnostic.with("known", known.join(", ")));
    }
}

/// Returns what became of a value that was taken away from these.
fn changed(shape: &'static ValueShape, name: &str) -> Option<&'static Change> {
    changes::find(Renamable::Value(shape.title), name)
}

fn names_of(shape: &'static ValueShape) -> impl Iterator<Item = String> {
    shape.fields.iter().map(|field| field.name.to_owned())
}

/// Returns what the items of a list are.
fn item_shape(list: &'static Is) -> Bound {
    match list {
        Is::List(item) => Some(item),
        Is::Maybe(inner) => item_shape(inner),
        Is::Text
        | Is::YesNo
        | Is::Number
        | Is::OneOf(_)
        | Is::Value(_)
        | Is::Names
        | Is::Settings => None,
    }
}

/// Tells a name that begins a path: no part of one, no keyword, no filter, test, function, component or argument.
fn is_root(tokens: &[Token<'_>], place: usize) -> bool {
    let token = tokens[place];
    if token.kind != TokenKind::Name || KEYWORDS.contains(&token.text) {
        return false;
    }
    let before = place.checked_sub(1).map(|place| tokens[place]);
    let is_behind = |sign: &str| before.is_some_and(|before| before.is_sign(sign));
    let is_test = before.is_some_and(|b| b.text == "is" && b.kind == TokenKind::Name)
        || (place > 1 && tokens[place - 1].text == "not" && tokens[place - 2].text == "is");
    let is_component = (place == 1 && is_behind("<")) || is_behind("</");
    let after = tokens.get(place + 1);
    let is_named = after.is_some_and(|after| after.is_sign("(") || after.is_sign("="));
    let is_key = after.is_some_and(|after| after.is_sign(":"));
    ![".", "?.", "|", "@"].into_iter().any(is_behind)
        && !is_test
        && !is_component
        && !is_named
        && !is_key
}

/// Returns where a path ends; brackets end it, since what stands in them is not known.
fn end_of_path(tokens: &[Token<'_>], start: usize) -> usize {
    let mut end = start + 1;
    while let [dot, name, ..] = &tokens[end..] {
        let is_dot = dot.is_sign(".") || dot.is_sign("?.");
        if !is_dot || name.kind != TokenKind::Name {
            break;
        }
        end += 2;
    }
    end
}

/// Returns where the rest of a value's address ends that is no plain path: `[…]` and what follows it.
fn end_of_access(tokens: &[Token<'_>], mut end: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(end) {
        let is_sign = |signs: &[&str]| signs.iter().any(|sign| token.is_sign(sign));
        let is_attribute = token.kind == TokenKind::Name
            && tokens[end - 1].kind == TokenKind::Sign
            && matches!(tokens[end - 1].text, "." | "?.");
        match () {
            () if is_sign(&["["]) => depth += 1,
            () if is_sign(&["]"]) && depth > 0 => depth -= 1,
            () if depth > 0 || is_sign(&[".", "?.", "?"]) || is_attribute => {}
            () => break,
        }
        end += 1;
    }
    end
}
