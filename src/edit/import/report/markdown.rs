//! The report as a text with tables.

use super::contents::{Grid, MARK, Report};

/// Writes it.
pub(super) fn report_text(report: &Report<'_>) -> String {
    let mut text = format!("<!-- {MARK} -->\n\n# {}\n", escaped(&report.title));
    for line in &report.head {
        text += &format!("\n{}\n", escaped(line));
    }
    for grid in [&report.counts, &report.columns, &report.remarks] {
        text += &markdown_table(grid);
    }
    text
}

fn markdown_table(grid: &Grid) -> String {
    if grid.rows.is_empty() {
        return String::new();
    }
    let line = |cells: &[String]| {
        let cells = cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(grid.headings.len()));
    let rows: String = grid.rows.iter().map(|row| line(row)).collect();
    format!("\n## {}\n\n{}{rule}{rows}", escaped(&grid.title), line(&grid.headings))
}

/// Keeps a text within its cell: nothing of a foreign file becomes markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.trim().chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '|' | '*' | '_' | '[' | ']' | '`' | '~' | '#' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_cell_becomes_markup() {
        for (text, shown) in [
            ("a|b", "a\\|b"),
            ("перший\r\nдругий", "перший<br>другий"),
            ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
            ("[x](y) *z*", "\\[x\\](y) \\*z\\*"),
            ("&lt;", "&amp;lt;"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }
}
