//! What a text document of Office Open XML hides: comments, changes that were tracked, hidden text.

use std::collections::BTreeSet;

use super::words::Words;
use crate::base::attachments::finding::HiddenKind;
use crate::base::attachments::xml::{Element, Node};

/// The elements that say what was changed; those that end with `Change` say it of a form.
const CHANGES: [&str; 6] = ["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"];

/// Reads the text, headers, footers, notes or comments.
#[derive(Debug, Default)]
pub(super) struct Word {
    comments: Words,
    /// Whether the paragraph is hidden by its style.
    is_paragraph_hidden: bool,
    /// For each open run whether it is hidden.
    runs: Vec<bool>,
    /// Whether the properties of a paragraph are read: those of its mark are none of its text.
    is_of_paragraph: bool,
}

impl Word {
    pub(super) fn take_node(
        &mut self,
        node: &Node<'_>,
        hiding: &BTreeSet<String>,
        found: &mut dyn FnMut(HiddenKind),
    ) {
        if self.comments.feed(node, &["comment"]).is_some() {
            found(HiddenKind::Comments);
        }
        match node {
            Node::Open(element) => {
                if is_change(element.name()) {
                    found(HiddenKind::Changes);
                }
                self.begin_element(element, hiding);
            }
            Node::Close("pPr") => self.is_of_paragraph = false,
            Node::Close("r") => drop(self.runs.pop()),
            Node::Text(text) if self.runs.last() == Some(&true) && !text.trim().is_empty() => {
                found(HiddenKind::Text);
            }
            Node::Close(_) | Node::Text(_) => {}
        }
    }

    fn begin_element(&mut self, element: &Element<'_>, hiding: &BTreeSet<String>) {
        let is_hiding = || element.attribute("val").is_some_and(|style| hiding.contains(&style));
        match element.name() {
            "p" => self.is_paragraph_hidden = false,
            "pPr" => self.is_of_paragraph = true,
            "pStyle" => self.is_paragraph_hidden = is_hiding(),
            "r" => self.runs.push(self.is_paragraph_hidden),
            "rStyle" if is_hiding() => self.hide(true),
            "vanish" => self.hide(is_on(element)),
            _ => {}
        }
    }

    fn hide(&mut self, is_hidden: bool) {
        if let Some(run) = self.runs.last_mut().filter(|_| !self.is_of_paragraph) {
            *run = is_hidden;
        }
    }
}

/// Reads the styles; notes those whose text is not shown.
pub(super) fn styles(node: &Node<'_>, style: &mut Option<String>, hiding: &mut BTreeSet<String>) {
    match node {
        Node::Open(element) if element.name() == "style" => *style = element.attribute("styleId"),
        Node::Open(element) if element.name() == "vanish" && is_on(element) => {
            hiding.extend(style.clone());
        }
        Node::Close("style") => *style = None,
        Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
    }
}

fn is_change(name: &str) -> bool {
    CHANGES.contains(&name) || name.ends_with("Change")
}

/// Tells whether a property that is on or off is on (ECMA-376-1, 17.17.4).
fn is_on(element: &Element<'_>) -> bool {
    !element.has_attribute("val", &["0", "false", "off"])
}
