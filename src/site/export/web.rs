//! What search engines read: the sitemap and `robots.txt`.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::site::plan::{self, PageKind};

use super::export_context::ExportContext;

/// Writes the addresses of all pages that are worth finding (sitemaps.org, protocol 0.9).
pub(super) fn sitemap(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for route in &context.routes.list {
        let page = route.page_kind().filter(|page| {
            !matches!(page, PageKind::NotFound | PageKind::Redirect(..) | PageKind::Embed(..))
        });
        if let Some(page) = page {
            let url = escaped(&context.absolute(route.path.relative_url()));
            let changed = page.changed_on(context.public);
            let changed =
                changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
            xml.push_str(&format!("  <url><loc>{url}</loc>{changed}</url>\n"));
        }
    }
    xml.push_str("</urlset>\n");
    buffer.extend_from_slice(xml.as_bytes());
}

/// Lets every search engine in and names the sitemap (RFC 9309).
pub(super) fn robots(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let sitemap = context.absolute("sitemap.xml");
    buffer.extend_from_slice(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").as_bytes());
}

/// Says whom to tell of a weakness (RFC 9116). It holds until the quarter of a year that follows the next two, so
/// the file changes four times a year, and a site that nobody builds any more stops promising an answer.
pub(super) fn security(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let Some(contact) = plan::security_contact(context.public) else { return };
    let site = &context.public.site;
    let languages: Vec<&str> = site.languages.iter().map(|lang| lang.as_str()).collect();
    let text = format!(
        "Contact: mailto:{contact}\nExpires: {}T00:00:00Z\nPreferred-Languages: {}\nCanonical: {}\n",
        expiry(site.today),
        languages.join(", "),
        context.absolute(plan::SECURITY),
    );
    buffer.extend_from_slice(text.as_bytes());
}

/// Returns the first day of the third quarter after that of `day`: six to nine months on.
fn expiry(day: Date) -> Date {
    let months = i64::from((day.month() - 1) % 3);
    let quarter = day.first_of_month().saturating_sub(months.months());
    quarter.saturating_add(9.months())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_promise_holds_six_to_nine_months() {
        assert_eq!(expiry(date(2020, 3, 31)), date(2020, 10, 1));
        assert_eq!(expiry(date(2020, 4, 1)), date(2021, 1, 1));
        assert_eq!(expiry(date(2020, 12, 31)), date(2021, 7, 1));
    }
}
