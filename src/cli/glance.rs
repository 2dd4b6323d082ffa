//! A report at a glance: what does not fit on a screen is counted.
//!
//! Comes in: diagnostics. Goes out: each in full, the gravest first, where all of them fit; else the first errors and
//! warnings in full, and for the rest one line a code with a count, the first place and where each can be seen. Nothing is left
//! out without being counted.

use std::collections::BTreeMap;

use super::report::Report;
use crate::base::diag::{Arg, Group, Level};
use crate::site::excerpt::excerpts_of;

/// How many lines of a screen a report may take: of forty, a command needs some to say what it did.
const LINES: usize = 30;
/// How wide a screen is that a long line is broken on.
const SCREEN_WIDTH: usize = 80;
/// How many letters of a sentence are shown on the line of a group.
const SENTENCE: usize = 90;
/// How many groups of one level are shown, and how many files.
const GROUPS: usize = 4;
/// How many things that entries lack are named.
const LACKING: usize = 2;

const LEVELS: [Level; 4] = [Level::Error, Level::Warning, Level::Advice, Level::Incomplete];

/// Shows the diagnostics on one screen.
pub(super) fn render(report: &Report<'_>) -> String {
    let ordered = report.ordered();
    let mut shown: Vec<(Level, String)> = Vec::new();
    let mut taken = 0;
    let mut blocks = excerpts_of(ordered.clone(), report.diagnostics, report.sources);
    for excerpt in blocks.by_ref() {
        let block = report.diagnostic_block(&excerpt);
        taken += screen_lines(&block);
        shown.push((excerpt.diagnostic.level, block));
        if taken > LINES {
            break;
        }
    }
    if taken <= LINES && blocks.next().is_none() {
        return shown.into_iter().map(|(_, block)| block).collect();
    }
    shortened(report, &shown)
}

/// Shows as many errors and warnings as leave room for the groups, and at least the first.
fn shortened(report: &Report<'_>, rendered: &[(Level, String)]) -> String {
    // The more is shown in full, the fewer groups are left; what is left when one is shown is the most there can be.
    let mut count = 1;
    let mut taken = screen_lines(&further_counts(report, 0));
    for (n, (level, block)) in rendered.iter().enumerate() {
        taken += screen_lines(block);
        if *level > Level::Warning || (n > 0 && taken > LINES) {
            break;
        }
        count = n + 1;
    }
    if count == report.ordered().len() {
        return rendered.iter().map(|(_, block)| block.as_str()).collect();
    }
    let is_grave = rendered.first().is_some_and(|(level, _)| *level <= Level::Warning);
    let count = if is_grave { count } else { 0 };
    let full: String = rendered[..count].iter().map(|(_, block)| block.as_str()).collect();
    full + &further_counts(report, count) + "\n"
}

/// Counts what is not among the first `shown`, by level and code.
fn further_counts(report: &Report<'_>, shown: usize) -> String {
    let mut text = String::new();
    let mut skipped = shown;
    let ordered = report.ordered();
    for level in LEVELS.into_iter().filter(|level| *level <= report.least) {
        let groups = report.diagnostics.groups(level, skipped);
        let listed = ordered.iter().filter(|diagnostic| diagnostic.level == level).count();
        let is_begun = skipped > 0 && listed > 0;
        skipped = skipped.saturating_sub(listed);
        if groups.is_empty() {
            continue;
        }
        text += &headed(report, level, &groups, is_begun);
    }
    let command = ("command", Arg::from(report.standpoint.typed_command("check --all")));
    text + &report.words.say("cli-glance-all", &[command]) + "\n"
}

fn headed(report: &Report<'_>, level: Level, groups: &[Group<'_>], is_begun: bool) -> String {
    let total: usize = groups.iter().map(|group| group.count).sum();
    if level == Level::Incomplete {
        return incomplete(report, total) + "\n";
    }
    let key = match (level, is_begun) {
        (Level::Error, false) => "cli-glance-errors",
        (Level::Error, true) => "cli-glance-more-errors",
        (Level::Warning, false) => "cli-glance-warnings",
        (Level::Warning, true) => "cli-glance-more-warnings",
        (Level::Advice | Level::Incomplete, _) => "cli-glance-advice",
    };
    let mut text = report.words.say(key, &[("count", total.into())]) + "\n";
    for group in &groups[..groups.len().min(GROUPS)] {
        text += &format!("  {}\n", group_line(report, group));
    }
    let others = &groups[groups.len().min(GROUPS)..];
    if !others.is_empty() {
        let count = others.iter().map(|group| group.count).sum::<usize>();
        text +=
            &format!("  {}\n", report.words.say("cli-glance-others", &[("count", count.into())]));
    }
    if level == Level::Error {
        text += &worst_files(report, total);
    }
    text
}

/// Says one line of a group: how many, the first of them, and where it is.
fn group_line(report: &Report<'_>, group: &Group<'_>) -> String {
    let mut excerpt = excerpts_of(vec![group.first], report.diagnostics, report.sources);
    let number = excerpt.next().map_or(1, |excerpt| excerpt.line.number);
    let place = format!("{}:{number}", report.standpoint.display_path(&group.first.at.path));
    let mut sentence: String = report.words.sentence(group.first);
    if let Some((end, _)) = sentence.char_indices().nth(SENTENCE) {
        sentence.truncate(end);
        sentence.push('…');
    }
    let args = [
        ("code", group.code.as_str().into()),
        ("count", group.count.into()),
        ("place", place.into()),
        ("sentence", sentence.into()),
    ];
    let key = if group.count == 1 { "cli-glance-one" } else { "cli-glance-group" };
    report.words.say(key, &args)
}

/// Names the files with the most errors, where there are several.
fn worst_files(report: &Report<'_>, total: usize) -> String {
    let files = report.diagnostics.errors_by_file();
    if files.len() < 2 || total < 2 {
        return String::new();
    }
    let shown = files.iter().take(GROUPS);
    let shown =
        shown.map(|(path, count)| format!("{} ({count})", report.standpoint.display_path(path)));
    let shown = shown.collect::<Vec<_>>().join(", ");
    let args = [("count", files.len().into()), ("files", shown.into())];
    format!("  {}\n", report.words.say("cli-glance-files", &args))
}

/// Counts the entries that lack something, and says what they lack most.
fn incomplete(report: &Report<'_>, total: usize) -> String {
    let mut lacking: BTreeMap<&'static str, usize> = BTreeMap::new();
    for diagnostic in report.diagnostics.at_least(Level::Incomplete) {
        for (_, argument) in &diagnostic.args {
            if let (Level::Incomplete, Arg::WordsList(keys)) = (diagnostic.level, argument) {
                keys.iter().for_each(|key| *lacking.entry(key).or_default() += 1);
            }
        }
    }
    let mut lacking: Vec<_> = lacking.into_iter().collect();
    lacking.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    let named = lacking.iter().take(LACKING);
    let named = named.map(|(key, count)| format!("{} — {count}", report.words.say(key, &[])));
    let named = named.collect::<Vec<_>>().join(", ");
    let key = if named.is_empty() { "cli-glance-incomplete" } else { "cli-glance-lacking" };
    report.words.say(key, &[("count", total.into()), ("lacks", named.into())])
}

/// Counts the lines that a text takes on a screen; escapes for colours take no room.
fn screen_lines(text: &str) -> usize {
    let width = |line: &str| {
        let mut is_escape = false;
        let shown = line.chars().filter(|c| {
            let was_escape = is_escape;
            is_escape = *c == '\u{1b}' || (is_escape && *c != 'm');
            !is_escape && !was_escape
        });
        shown.count()
    };
    text.lines().map(|line| width(line).div_ceil(SCREEN_WIDTH).max(1)).sum()
}

#[cfg(test)]
mod tests {
    use super::screen_lines;

    #[test]
    fn a_long_line_takes_several_and_a_colour_none() {
        assert_eq!(screen_lines("а\n\nб\n"), 3);
        assert_eq!(screen_lines(&"а".repeat(80)), 1);
        assert_eq!(screen_lines(&"а".repeat(81)), 2);
        assert_eq!(screen_lines(&"\u{1b}[1;31mа\u{1b}[0m".repeat(80)), 1);
    }
}
