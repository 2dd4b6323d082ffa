//! The text within some elements.

use crate::base::attachments::xml::Node;

/// Tells what stands within some elements.
#[derive(Debug, Default)]
pub(super) struct Words {
    depth: usize,
    text: String,
}

impl Words {
    /// Takes a node; returns the text of an element of these names at its end, unless it is empty.
    pub(super) fn feed(&mut self, node: &Node<'_>, names: &[&str]) -> Option<String> {
        match node {
            Node::Open(element) if names.contains(&element.name()) => self.depth += 1,
            Node::Close(name) if names.contains(name) => {
                self.depth = self.depth.saturating_sub(1);
                let text = std::mem::take(&mut self.text);
                return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            }
            Node::Text(text) if self.depth > 0 => self.text.push_str(text),
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
        }
        None
    }
}
