//! Lists and maps by lines: parts go with their own lines, come in as lines, and change in their place.

use serde_json::Value as Json;

use super::change::Refusal;
use super::layout::{CollectionStyle, Layout, Part, Style, ValueStyle};
use super::new::{ReadyValue, Writer};
use super::target::{NewValue, Slot};

impl Writer<'_> {
    /// Makes a list or map by lines say what its slots say, of which at least one stood there.
    pub(super) fn write_block(
        &mut self,
        layout: &Layout<'_>,
        slots: &[Slot<'_>],
    ) -> Result<(), Refusal> {
        let parts = layout.parts();
        let column = self.page.column(parts[0].head);
        let mut is_kept = vec![false; parts.len()];
        for slot in slots {
            let Some(n) = slot.old else { continue };
            is_kept[n] = true;
            self.rename_key(&parts[n], slot, false);
            self.value_lines(&parts[n], &slot.value, column)?;
        }
        self.remove_parts(parts, &is_kept, column);
        let mut before: Option<usize> = None;
        for (n, slot) in slots.iter().enumerate() {
            match slot.old {
                Some(old) => before = Some(old),
                None => {
                    let after = slots[n..].iter().find_map(|slot| slot.old);
                    self.insert(layout, slot, (before, after), column);
                }
            }
        }
        Ok(())
    }

    /// Makes the value of a part by lines what it is to be.
    fn value_lines(
        &mut self,
        part: &Part<'_>,
        target: &NewValue<'_>,
        column: usize,
    ) -> Result<(), Refusal> {
        match target {
            NewValue::Kept(_) | NewValue::Nothing => Ok(()),
            NewValue::Open(layout, slots) if slots.iter().any(|slot| slot.old.is_some()) => {
                self.container(layout, slots)
            }
            NewValue::Open(..) | NewValue::New(..) => {
                self.replace_value(part, &target.json(), column)
            }
        }
    }

    /// Takes the lines of parts that go.
    fn remove_parts(&mut self, parts: &[Part<'_>], is_kept: &[bool], column: usize) {
        let page = self.page;
        let own_end = |n: usize| page.own_end(parts[n].end_byte(), column);
        let mut first = 0;
        // The first part may stand behind the dash of the item that it belongs to.
        if !is_kept[0] && !page.is_line_head(parts[0].head) {
            let next = is_kept.iter().position(|kept| *kept).expect("a part stays");
            let is_whole = (0..next).all(|n| own_end(n) == page.line_start(parts[n + 1].head));
            if is_whole {
                self.replace_span(parts[0].head..parts[next].head, "");
                first = next;
            } else {
                // What stands between the two keeps its lines; the dash stays alone.
                let dash = page.text[..parts[0].head].trim_end_matches(' ').len();
                let lines = &page.text[..own_end(0)];
                let end = lines.strip_suffix('\n').unwrap_or(lines);
                self.replace_span(dash..end.strip_suffix('\r').unwrap_or(end).len(), "");
                first = 1;
            }
        }
        for n in (first..parts.len()).filter(|n| !is_kept[*n]) {
            self.replace_span(page.line_start(parts[n].head)..own_end(n), "");
        }
    }

    /// Puts a new part behind the one that stays before it, or before the first that stays.
    fn insert(
        &mut self,
        layout: &Layout<'_>,
        slot: &Slot<'_>,
        (before, after): (Option<usize>, Option<usize>),
        column: usize,
    ) {
        let parts = layout.parts();
        let value = slot.value.json();
        let lines = match layout.kind {
            ValueStyle::Map(..) => self.field_lines(&slot.key, &value, Some(layout)),
            ValueStyle::Empty | ValueStyle::Lost | ValueStyle::Scalar(_) | ValueStyle::List(..) => {
                self.item_lines(&value, before.or(after).map(|n| &parts[n].value))
            }
        };
        match (before, after) {
            (Some(n), _) => {
                let at = self.page.own_end(parts[n].end_byte(), column);
                self.put_lines(at..at, &lines, column);
            }
            (None, Some(n)) => {
                let margin = format!("{}{}", self.page.line_break, " ".repeat(column));
                let at = parts[n].head;
                self.replace_span(at..at, lines.join(&margin) + &margin);
            }
            (None, None) => unreachable!("a list or map without a part that stays is replaced"),
        }
    }

    /// Puts another value behind a key or a dash.
    fn replace_value(
        &mut self,
        part: &Part<'_>,
        json: &Json,
        column: usize,
    ) -> Result<(), Refusal> {
        let old = &part.value;
        let mark_end = part.mark_end.ok_or(Refusal::Entangled)?;
        let written = match self.written(json, Some(old)) {
            ReadyValue::Lines(lines) if part.key.is_empty() => {
                let margin = self.margin(part, mark_end, column);
                ReadyValue::Line(lines.join(&format!("{}{margin}", self.page.line_break)))
            }
            written @ (ReadyValue::Line(_) | ReadyValue::Text(..) | ReadyValue::Lines(_)) => {
                written
            }
        };
        match (&old.kind, old.collection_style()) {
            (ValueStyle::Lost, _) => return Err(Refusal::Entangled),
            (ValueStyle::Scalar(Style::Literal | Style::Folded), _) => {
                self.instead_of_text(part, (mark_end, column), &written, json);
            }
            (_, Some(CollectionStyle::Block)) if self.page.line_end(mark_end) < old.span.start => {
                let below = self.page.next_line(mark_end)..self.page.own_end(old.span.end, column);
                match written {
                    ReadyValue::Line(text) => {
                        self.replace_span(mark_end..mark_end, format!(" {text}"));
                        self.replace_span(below, "");
                    }
                    ReadyValue::Text(header, lines) => {
                        self.replace_span(mark_end..mark_end, format!(" {header}"));
                        self.put_lines(below, &lines, column + self.text_step());
                    }
                    ReadyValue::Lines(lines) => {
                        self.put_lines(below, &lines, column + self.indent_width(json));
                    }
                }
            }
            (
                ValueStyle::Empty
                | ValueStyle::Scalar(_)
                | ValueStyle::List(..)
                | ValueStyle::Map(..),
                Some(CollectionStyle::Block | CollectionStyle::Flow | CollectionStyle::Bare) | None,
            ) => self.instead_of_line(part, (mark_end, column), &written, json),
        }
        Ok(())
    }

    /// Returns what stands before the further lines of a value behind a dash: as much as before its first one.
    fn margin(&self, part: &Part<'_>, mark_end: usize, column: usize) -> String {
        let old = &part.value;
        let is_below = old.collection_style() == Some(CollectionStyle::Block)
            && self.page.line_end(mark_end) < old.span.start;
        let is_new_place = is_below || matches!(old.kind, ValueStyle::Empty);
        " ".repeat(if is_new_place { column + 2 } else { self.page.column(old.span.start) })
    }

    /// Replaces a value that begins on the line of its key or dash, or has a line of its own below it, or is empty.
    fn instead_of_line(
        &mut self,
        part: &Part<'_>,
        (mark_end, column): (usize, usize),
        written: &ReadyValue,
        json: &Json,
    ) {
        let (page, old) = (self.page, &part.value);
        let is_empty = matches!(old.kind, ValueStyle::Empty);
        let span = if is_empty { mark_end..mark_end } else { old.span.clone() };
        let gap = if is_empty { " " } else { "" };
        let next = page.next_line(span.end);
        match written {
            ReadyValue::Line(text) => self.replace_span(span, format!("{gap}{text}")),
            ReadyValue::Text(header, lines) => {
                self.replace_span(span, format!("{gap}{header}"));
                self.put_lines(next..next, lines, column + self.text_step());
            }
            ReadyValue::Lines(lines) => {
                let is_below = page.line_end(mark_end) < span.start;
                let start = if is_below { page.line_start(span.start) } else { mark_end };
                let is_alone = is_below && page.text[span.end..next].trim().is_empty();
                let column = column + self.indent_width(json);
                if is_alone {
                    self.put_lines(start..next, lines, column);
                } else {
                    self.replace_span(start..span.end, "");
                    self.put_lines(next..next, lines, column);
                }
            }
        }
    }

    /// Replaces a text by lines; the comment behind its header stays.
    fn instead_of_text(
        &mut self,
        part: &Part<'_>,
        (mark_end, column): (usize, usize),
        written: &ReadyValue,
        json: &Json,
    ) {
        let (page, span) = (self.page, part.value.span.clone());
        let header = page
            .rest(span.start)
            .split(char::is_whitespace)
            .next()
            .expect("split gives at least one piece");
        let header = span.start..span.start + header.len();
        let first_line = page.next_line(header.end);
        let lines = first_line..page.next_line(span.end).max(first_line);
        // Of an empty text the header is the last line.
        let lines =
            if span.end <= page.line_end(header.end) { first_line..first_line } else { lines };
        match written {
            ReadyValue::Line(text) => {
                self.replace_span(header, text.clone());
                self.replace_span(lines, "");
            }
            ReadyValue::Text(new, content) => {
                if page.text[header.clone()] != **new {
                    self.replace_span(header, new.clone());
                }
                let own = page.rest(lines.start);
                let deep = own.len() - own.trim_start_matches(' ').len();
                let is_there = lines.start < lines.end
                    && deep > column
                    && !new.contains(|c: char| c.is_ascii_digit());
                let column = if is_there { deep } else { column + self.text_step() };
                self.put_lines(lines, content, column);
            }
            ReadyValue::Lines(content) => {
                self.replace_span(mark_end..header.end, "");
                self.put_lines(lines, content, column + self.indent_width(json));
            }
        }
    }
}
