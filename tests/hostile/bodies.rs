//! What a browser would make of a body: elements and attributes of a short list, addresses of allowed schemes.

use dom_query::Document;
use perelik::base::locale::Lang;
use perelik::base::names::SourcePath;
use perelik::content::fields::SCHEMES;
use perelik::content::parse::markdown;
use serde_json::Value;

use crate::{Faults, texts};

/// An element, or a piece of text, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

/// Lists the elements of a page with their attributes, and the text that stands before the next one.
pub(crate) fn outline(html: &str) -> Vec<Node> {
    let page = Document::fragment(html);
    let mut nodes = vec![Node { name: String::new(), attributes: Vec::new(), text: String::new() }];
    for node in page.root().descendants() {
        if let Some(name) = node.node_name().filter(|_| node.is_element()) {
            if name.as_ref() == "html" {
                continue;
            }
            let mut attributes: Vec<_> = node
                .attrs()
                .iter()
                .map(|a| (a.name.local.to_string(), a.value.to_string()))
                .collect();
            attributes.sort();
            nodes.push(Node { name: name.to_string(), attributes, text: String::new() });
        } else if node.is_text() {
            let text = node.text();
            // Line ends between blocks are nobody's words.
            let last = nodes.last_mut().unwrap();
            last.text.push_str(text.trim_matches('\n'));
        }
    }
    nodes
}

const ELEMENTS: [&str; 34] = [
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "input",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "span",
    "del",
    "section",
    "dl",
    "dt",
    "dd",
    "abbr",
];
const ATTRIBUTES: [&str; 10] =
    ["alt", "class", "href", "id", "src", "start", "tabindex", "title", "type", "lang"];

/// Names what stands in a body and should not.
pub(crate) fn faults_of(html: &str) -> Option<String> {
    for node in outline(html).iter().skip(1) {
        if !ELEMENTS.contains(&node.name.as_str()) {
            return Some(format!("<{}>", node.name));
        }
        for (name, value) in &node.attributes {
            let is_known = ATTRIBUTES.contains(&name.as_str());
            let scheme =
                markdown::scheme(value).filter(|_| matches!(name.as_str(), "href" | "src"));
            let is_open = scheme.as_deref() == Some("perelik");
            let is_safe = scheme.is_none_or(|scheme| is_open || SCHEMES.contains(&scheme.as_str()));
            let is_ours = name != "id" || value.starts_with("s-") || value.starts_with("fn-");
            if !is_known || !is_safe || !is_ours {
                return Some(format!("<{} {name}={value:?}>", node.name));
            }
        }
    }
    None
}

/// Reads each text as a body.
pub(crate) fn bodies(inputs: &Value, faults: &mut Faults) -> usize {
    let path = SourcePath::new("content/pages/a.md");
    let mut count = 0;
    for list in ["texts", "long", "yaml", "svg"] {
        for text in texts(inputs, list) {
            let render =
                || markdown::render_body(&path, text, 0..text.len(), Lang::UK).value.html.concat();
            if let Some(html) = faults.bear("body", text, render)
                && list != "long"
                && let Some(fault) = faults_of(&html)
            {
                faults.add(format!("a body has {fault} of {text:?}"));
            }
            count += 1;
        }
    }
    count
}
