//! Lists and maps in brackets: parts go and come with a comma, or with their line where each has its own.

use super::change::Refusal;
use super::layout::{CollectionStyle, Layout, Part, ValueStyle};
use super::new::Writer;
use super::target::{NewValue, Slot};

impl Writer<'_> {
    /// Makes a list or map in brackets say what its slots say, of which at least one stood there.
    pub(super) fn brackets(
        &mut self,
        layout: &Layout<'_>,
        slots: &[Slot<'_>],
        form: CollectionStyle,
    ) -> Result<(), Refusal> {
        let parts = layout.parts();
        let is_same_row = slots.len() == parts.len() && slots.iter().all(|slot| slot.old.is_some());
        if form == CollectionStyle::Bare && !is_same_row {
            return Err(Refusal::Entangled);
        }
        let mut is_kept = vec![false; parts.len()];
        for slot in slots {
            let Some(n) = slot.old else { continue };
            is_kept[n] = true;
            self.rename_key(&parts[n], slot, true);
            self.part_in_brackets(&parts[n], &slot.value)?;
        }
        let is_last_new = slots.last().is_some_and(|slot| slot.old.is_none());
        self.remove_in_brackets(parts, &is_kept, is_last_new);
        self.insert_in_brackets(layout, slots);
        Ok(())
    }

    fn part_in_brackets(&mut self, part: &Part<'_>, target: &NewValue<'_>) -> Result<(), Refusal> {
        match target {
            NewValue::Kept(_) | NewValue::Nothing => Ok(()),
            NewValue::Open(layout, slots) if slots.iter().any(|slot| slot.old.is_some()) => {
                self.container(layout, slots)
            }
            NewValue::Open(..) | NewValue::New(..) => {
                let old = &part.value;
                let text = self.written_line(&target.json(), Some(old), true);
                match (&old.kind, part.mark_end) {
                    (ValueStyle::Lost, _) => return Err(Refusal::Entangled),
                    (ValueStyle::Empty, Some(colon)) => {
                        self.replace_span(colon..colon, format!(" {text}"));
                    }
                    (ValueStyle::Empty, None) => {
                        self.replace_span(part.key.end..part.key.end, format!(": {text}"));
                    }
                    (ValueStyle::Scalar(_) | ValueStyle::List(..) | ValueStyle::Map(..), _) => {
                        self.replace_span(old.span.clone(), text);
                    }
                }
                Ok(())
            }
        }
    }

    fn remove_in_brackets(&mut self, parts: &[Part<'_>], is_kept: &[bool], is_last_new: bool) {
        let last = is_kept.iter().rposition(|kept| *kept).expect("a part stays");
        let lines =
            |part: &Part<'_>| self.page.line_start(part.head)..self.page.next_line(part.end_byte());
        let mut gone = Vec::new();
        // A part goes with the comma before it where both stand on one line, else with the one behind it.
        let mut follows = false;
        for n in 0..last {
            if is_kept[n] {
                follows = true;
                continue;
            }
            let before = n.checked_sub(1).map(|n| parts[n].end_byte()).filter(|_| follows);
            let before =
                before.filter(|end| !self.page.text[*end..parts[n].head].contains(['\n', '#']));
            follows = before.is_some();
            gone.push(match before {
                Some(end) => end..parts[n].end_byte(),
                None if self.has_own_line(&parts[n]) => lines(&parts[n]),
                None => parts[n].head..parts[n + 1].head,
            });
        }
        let tail = &parts[last + 1..];
        if let Some(end) = tail.last().map(Part::end_byte) {
            if parts[last..].iter().all(|part| self.has_own_line(part)) {
                gone.extend(tail.iter().map(lines));
                if let Some(comma) = self.comma(&parts[last])
                    && self.comma(&parts[parts.len() - 1]).is_none()
                    && !is_last_new
                {
                    gone.push(comma..comma + 1);
                }
            } else if self.page.text[parts[last].end_byte()..tail[0].head].contains('#') {
                // The comment between them is nobody's.
                gone.extend(self.comma(&parts[last]).map(|comma| comma..comma + 1));
                gone.push(tail[0].head..end);
            } else {
                gone.push(parts[last].end_byte()..end);
            }
        }
        for span in gone {
            self.replace_span(span, "");
        }
    }

    fn insert_in_brackets(&mut self, layout: &Layout<'_>, slots: &[Slot<'_>]) {
        let parts = layout.parts();
        let has_last_comma = parts.last().is_some_and(|part| self.comma(part).is_some());
        let mut before: Option<usize> = None;
        let mut is_first_new = true;
        for (n, slot) in slots.iter().enumerate() {
            if let Some(old) = slot.old {
                (before, is_first_new) = (Some(old), true);
                continue;
            }
            let after = slots[n..].iter().find_map(|slot| slot.old);
            let beside = before.or(after).map(|n| &parts[n]).expect("a part stays");
            let text = self.text_in_brackets(layout, slot, beside);
            let has_own_line = self.has_own_line(beside);
            let is_last = n + 1 == slots.len();
            let comma = if is_last && !has_last_comma { "" } else { "," };
            let line = [text.clone() + comma];
            let column = self.page.column(beside.head);
            match (before, has_own_line) {
                (Some(_), true) => {
                    if is_first_new && self.comma(beside).is_none() {
                        self.replace_span(beside.end_byte()..beside.end_byte(), ",");
                    }
                    let at = self.page.next_line(beside.end_byte());
                    self.put_lines(at..at, &line, column);
                }
                (Some(_), false) => {
                    self.replace_span(beside.end_byte()..beside.end_byte(), format!(", {text}"));
                }
                (None, true) => {
                    let at = self.page.line_start(beside.head);
                    self.put_lines(at..at, &line, column);
                }
                (None, false) => self.replace_span(beside.head..beside.head, format!("{text}, ")),
            }
            is_first_new = false;
        }
    }

    fn text_in_brackets(&self, layout: &Layout<'_>, slot: &Slot<'_>, beside: &Part<'_>) -> String {
        let value = slot.value.json();
        match layout.kind {
            ValueStyle::Map(..) => {
                let value = self.written_line(&value, None, true);
                format!("{}: {value}", self.write_key(&slot.key, Some(beside), true))
            }
            ValueStyle::Empty | ValueStyle::Lost | ValueStyle::Scalar(_) | ValueStyle::List(..) => {
                self.written_line(&value, Some(&beside.value), true)
            }
        }
    }

    /// Returns the comma behind a part.
    fn comma(&self, part: &Part<'_>) -> Option<usize> {
        let at = self.page.skip(part.end_byte());
        self.page.rest(at).starts_with(',').then_some(at)
    }

    /// Tells a part that has its lines to itself.
    fn has_own_line(&self, part: &Part<'_>) -> bool {
        let rest = &self.page.text[part.end_byte()..self.page.line_end(part.end_byte())];
        let rest = rest.trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim();
        self.page.is_line_head(part.head) && (rest.is_empty() || rest.starts_with('#'))
    }
}
