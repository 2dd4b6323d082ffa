//! What a text is to say: its values with the changes asked for, each still knowing where it came from.

use serde_json::{Map, Value as Json};

use super::change::{Edit, Refusal, Step};
use super::layout::{Layout, ValueStyle};
use super::said::{says, says_same};
use crate::base::yaml::node::{Node, Value};

/// A value as it is to be.
#[derive(Debug)]
pub(super) enum NewValue<'a> {
    /// A document in which nothing is written.
    Nothing,
    /// As it stands.
    Kept(&'a Layout<'a>),
    /// A list or map that stands, with parts that may have changed.
    Open(&'a Layout<'a>, Vec<Slot<'a>>),
    /// Another value in the place of one that stands, or in a new place.
    New(Option<&'a Layout<'a>>, Json),
}

/// An item or a field as it is to be.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    /// Its number in the text; nothing if it is new.
    pub(super) old: Option<usize>,
    /// Its key; empty for an item.
    pub(super) key: String,
    /// Its value.
    pub(super) value: NewValue<'a>,
}

/// What is done at the end of a path.
enum Action<'e> {
    Set(&'e Json),
    Insert(&'e Json, Option<usize>),
    Remove,
    Rename(&'e str),
}

impl<'a> NewValue<'a> {
    pub(super) fn from_layout(layout: Option<&'a Layout<'a>>) -> Self {
        layout.map_or(Self::Nothing, Self::Kept)
    }

    /// Makes one edit.
    pub(super) fn apply(&mut self, edit: &Edit) -> Result<(), Refusal> {
        match edit {
            Edit::Set(path, value) => self.act(path, &Action::Set(value)),
            Edit::Insert { path, value, at } => self.act(path, &Action::Insert(value, *at)),
            Edit::Remove(path) => self.act(path, &Action::Remove),
            Edit::RenameKey(path, key) => self.act(path, &Action::Rename(key)),
        }
    }

    /// Tells a document that is to say nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Open(_, slots) => slots.is_empty(),
            Self::Kept(_) | Self::New(..) => false,
        }
    }

    /// Tells whether a reading says what this is to be.
    pub(super) fn is_said_by(&self, node: &Node) -> bool {
        match (self, &node.value) {
            (Self::Nothing, value) => *value == Value::Null,
            (Self::Kept(layout), _) => says_same(layout.node, node),
            (Self::New(_, json), _) => says(node, json),
            (Self::Open(_, slots), Value::List(items)) => {
                let pairs = slots.iter().zip(items);
                slots.len() == items.len()
                    && pairs.into_iter().all(|(slot, item)| slot.value.is_said_by(item))
            }
            (Self::Open(_, slots), Value::Map(entries)) => {
                let mut pairs = slots.iter().zip(entries);
                slots.len() == entries.len()
                    && pairs.all(|(slot, entry)| {
                        slot.key == entry.key && slot.value.is_said_by(&entry.value)
                    })
            }
            (Self::Open(..), Value::Null | Value::Scalar(_) | Value::Lost) => false,
        }
    }

    /// Returns what this says, as it is written anew.
    pub(super) fn json(&self) -> Json {
        match self {
            Self::Nothing => Json::Null,
            Self::Kept(layout) => json(layout.node),
            Self::New(_, json) => json.clone(),
            Self::Open(layout, slots) => match layout.kind {
                ValueStyle::Map(..) => {
                    slots.iter().map(|slot| (slot.key.clone(), slot.value.json())).collect()
                }
                ValueStyle::Empty
                | ValueStyle::Lost
                | ValueStyle::Scalar(_)
                | ValueStyle::List(..) => slots.iter().map(|slot| slot.value.json()).collect(),
            },
        }
    }

    /// Makes a list or map one whose parts can change.
    fn make_editable(&mut self) {
        if let Self::Kept(layout) = *self
            && layout.collection_style().is_some()
        {
            let slot = |(n, part): (usize, &'a super::layout::Part<'a>)| Slot {
                old: Some(n),
                key: part.name.to_owned(),
                value: Self::Kept(&part.value),
            };
            *self = Self::Open(layout, layout.parts().iter().enumerate().map(slot).collect());
        }
    }

    fn act(&mut self, path: &[Step], action: &Action<'_>) -> Result<(), Refusal> {
        let [step, rest @ ..] = path else {
            return match action {
                Action::Set(value) => {
                    self.set(value);
                    Ok(())
                }
                Action::Insert(..) | Action::Remove | Action::Rename(_) => Err(Refusal::NoPlace),
            };
        };
        self.make_editable();
        match self {
            Self::Open(layout, slots) => match layout.kind {
                ValueStyle::Map(..) => in_map(slots, step, rest, action),
                ValueStyle::Empty
                | ValueStyle::Lost
                | ValueStyle::Scalar(_)
                | ValueStyle::List(..) => in_list(slots, step, rest, action),
            },
            Self::New(_, json) => in_json(json, path, action),
            Self::Nothing | Self::Kept(Layout { kind: ValueStyle::Empty, .. }) => {
                let mut json = Json::Object(Map::new());
                in_json(&mut json, path, action)?;
                *self = Self::New(self.text_layout(), json);
                Ok(())
            }
            Self::Kept(_) => Err(Refusal::NoPlace),
        }
    }

    fn text_layout(&self) -> Option<&'a Layout<'a>> {
        match self {
            Self::Nothing => None,
            Self::Kept(layout) | Self::Open(layout, _) => Some(layout),
            Self::New(layout, _) => *layout,
        }
    }

    /// Makes this the value; of a list or map only what differs.
    fn set(&mut self, value: &Json) {
        if let Self::Kept(layout) = self
            && says(layout.node, value)
        {
            return;
        }
        self.make_editable();
        let layout = self.text_layout();
        match (&mut *self, value) {
            (Self::Open(Layout { kind: ValueStyle::Map(..), .. }, slots), Json::Object(new))
                if !new.is_empty() =>
            {
                set_fields(slots, new);
            }
            (Self::Open(Layout { kind: ValueStyle::List(..), .. }, slots), Json::Array(new))
                if !new.is_empty() =>
            {
                set_items(slots, new);
            }
            (Self::Nothing | Self::Kept(_) | Self::Open(..) | Self::New(..), _) => {
                *self = Self::New(layout, value.clone());
            }
        }
    }

    fn is_json(&self, value: &Json) -> bool {
        match self {
            Self::Kept(layout) => says(layout.node, value),
            Self::Nothing | Self::Open(..) | Self::New(..) => self.json() == *value,
        }
    }
}

fn new_slot<'a>(key: String, value: Json) -> Slot<'a> {
    Slot { old: None, key, value: NewValue::New(None, value) }
}

fn in_map(
    slots: &mut Vec<Slot<'_>>,
    step: &Step,
    rest: &[Step],
    action: &Action<'_>,
) -> Result<(), Refusal> {
    let found = slots.iter().position(|slot| step.is(&slot.key));
    let key = || step.key(slots.iter().map(|slot| slot.key.as_str())).ok_or(Refusal::NoPlace);
    match (found, action) {
        (Some(n), _) if !rest.is_empty() => slots[n].value.act(rest, action),
        (None, Action::Set(_) | Action::Insert(..)) if !rest.is_empty() => {
            let (key, mut json) = (key()?, Json::Object(Map::new()));
            in_json(&mut json, rest, action)?;
            slots.push(new_slot(key, json));
            Ok(())
        }
        (Some(n), Action::Set(value)) => {
            slots[n].value.set(value);
            Ok(())
        }
        (None, Action::Set(value)) => {
            let key = key()?;
            slots.push(new_slot(key, (*value).clone()));
            Ok(())
        }
        (None, Action::Insert(value, at)) => {
            let key = key()?;
            let at = at.unwrap_or(slots.len()).min(slots.len());
            slots.insert(at, new_slot(key, (*value).clone()));
            Ok(())
        }
        (Some(n), Action::Remove) => {
            slots.remove(n);
            Ok(())
        }
        (Some(n), Action::Rename(new)) => {
            let is_taken = slots.iter().enumerate().any(|(m, slot)| m != n && slot.key == *new);
            if is_taken {
                return Err(Refusal::NoPlace);
            }
            (*new).clone_into(&mut slots[n].key);
            Ok(())
        }
        (Some(_), Action::Insert(..)) | (None, Action::Remove | Action::Rename(_)) => {
            Err(Refusal::NoPlace)
        }
    }
}

fn in_list(
    slots: &mut Vec<Slot<'_>>,
    step: &Step,
    rest: &[Step],
    action: &Action<'_>,
) -> Result<(), Refusal> {
    let Step::Item(n) = *step else { return Err(Refusal::NoPlace) };
    let is_there = n < slots.len();
    match action {
        _ if is_there && !rest.is_empty() => slots[n].value.act(rest, action),
        Action::Set(value) if is_there => {
            slots[n].value.set(value);
            Ok(())
        }
        Action::Insert(value, _) if rest.is_empty() && n <= slots.len() => {
            slots.insert(n, new_slot(String::new(), (*value).clone()));
            Ok(())
        }
        Action::Remove if is_there => {
            slots.remove(n);
            Ok(())
        }
        Action::Set(_) | Action::Insert(..) | Action::Remove | Action::Rename(_) => {
            Err(Refusal::NoPlace)
        }
    }
}

/// Makes a change inside of a value that is new itself.
fn in_json(json: &mut Json, path: &[Step], action: &Action<'_>) -> Result<(), Refusal> {
    let [step, rest @ ..] = path else {
        let mut target = NewValue::New(None, std::mem::take(json));
        target.act(path, action)?;
        *json = target.json();
        return Ok(());
    };
    *json = match std::mem::take(json) {
        Json::Array(items) => {
            let mut slots = items.into_iter().map(|item| new_slot(String::new(), item)).collect();
            in_list(&mut slots, step, rest, action)?;
            slots.iter().map(|slot| slot.value.json()).collect()
        }
        Json::Object(fields) => {
            let mut slots = fields.into_iter().map(|(key, value)| new_slot(key, value)).collect();
            in_map(&mut slots, step, rest, action)?;
            slots.iter().map(|slot| (slot.key.clone(), slot.value.json())).collect()
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
            return Err(Refusal::NoPlace);
        }
    };
    Ok(())
}

fn set_fields(slots: &mut Vec<Slot<'_>>, new: &Map<String, Json>) {
    slots.retain(|slot| new.contains_key(&slot.key));
    let mut at = 0;
    for (key, value) in new {
        match slots.iter().position(|slot| slot.key == *key) {
            Some(n) => {
                slots[n].value.set(value);
                at = n + 1;
            }
            None => {
                slots.insert(at, new_slot(key.clone(), value.clone()));
                at += 1;
            }
        }
    }
}

/// Keeps the items that are the same; of those between them, the ones in the same place are changed.
fn set_items(slots: &mut Vec<Slot<'_>>, new: &[Json]) {
    let mut old = std::mem::take(slots);
    let mut kept = longest_common(&old, new);
    kept.push((old.len(), new.len()));
    let (mut first_old, mut first_new) = (0, 0);
    let mut rest = old.drain(..);
    for (last_old, last_new) in kept {
        let mut between = rest.by_ref().take(last_old - first_old);
        for value in &new[first_new..last_new] {
            match between.next() {
                Some(mut slot) => {
                    slot.value.set(value);
                    slots.push(slot);
                }
                None => slots.push(new_slot(String::new(), value.clone())),
            }
        }
        between.for_each(drop);
        slots.extend(rest.next());
        (first_old, first_new) = (last_old + 1, last_new + 1);
    }
}

/// Returns the longest run of items that are the same in both lists, as pairs of their numbers.
fn longest_common(old: &[Slot<'_>], new: &[Json]) -> Vec<(usize, usize)> {
    let is_same: Vec<Vec<bool>> = old
        .iter()
        .map(|slot| new.iter().map(|value| slot.value.is_json(value)).collect())
        .collect();
    // How many can be kept from each pair of numbers on.
    let mut counts = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            counts[a][b] = match is_same[a][b] {
                true => counts[a + 1][b + 1] + 1,
                false => counts[a + 1][b].max(counts[a][b + 1]),
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while a < old.len() && b < new.len() {
        if is_same[a][b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if counts[a + 1][b] >= counts[a][b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// Returns what was read as a value to be written.
pub(super) fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Lost => Json::Null,
        Value::Scalar(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), json(&entry.value))).collect()
        }
    }
}
