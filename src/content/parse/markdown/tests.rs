use super::*;

fn render(text: &str) -> (String, Vec<Code>) {
    let checked = render_body(&SourcePath::new("content/a.md"), text, 0..text.len(), Lang::EN);
    let codes = checked.diagnostics.sorted().iter().map(|diagnostic| diagnostic.code).collect();
    (checked.value.html.join("↗"), codes)
}

#[test]
fn raw_html_becomes_text_with_a_remark() {
    let (html, codes) = render("a <b onclick=x>c</b>\n\n<script>\nalert(1)\n</script>\n");
    assert!(!html.contains("<b") && !html.contains("<script"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
    assert!(codes.iter().all(|code| *code == Code::RawHtml) && !codes.is_empty());
}

#[test]
fn an_address_passes_only_with_an_allowed_scheme() {
    assert_eq!(render("[a](javascript:alert(1))").1, [Code::UrlScheme]);
    assert_eq!(render("[a](JaVa\tScript:x)").1, []);
    assert_eq!(render("[a](data:text/html;base64,x)").1, [Code::UrlScheme]);
    assert_eq!(render("[a](//example.org/)").1, [Code::UrlScheme]);
    assert_eq!(render("![a](https://example.org/a.png)").1, [Code::ImageElsewhere]);
    assert_eq!(render("[a](tel:101) <https://example.org/> <a@example.org>").1, []);
}

#[test]
fn a_table_is_aligned_by_classes_and_has_no_style_of_its_own() {
    let (html, _) = render("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n");
    assert!(
        html.contains("<th>a</th><th class=\"right\">b</th><th class=\"centre\">c</th>"),
        "{html}"
    );
    assert!(
        html.contains("<td>1</td><td class=\"right\">2</td><td class=\"centre\">3</td>"),
        "{html}"
    );
    assert!(!html.contains("style"), "{html}");
}

#[test]
fn a_link_inside_the_site_stays_open() {
    let (html, _) = render("[a](../needs/x.yaml) perelik:0 \"perelik:0\"");
    assert_eq!(html.matches('↗').count(), 1, "{html}");
    assert!(html.starts_with("<p><a href=\"↗\">a</a>"), "{html}");
}

#[test]
fn heading_ids_are_transliterated_prefixed_and_unique() {
    let (html, _) = render("# Щось\n\n## Щось\n");
    assert_eq!(html, "<h2 id=\"s-shchos\">Щось</h2>\n<h2 id=\"s-shchos--2\">Щось</h2>\n");
}
