//! What search engines read: the sitemap and `robots.txt`.

use jiff::civil::Date;

use crate::plan::Shows;

use super::Material;

/// Writes the addresses of all pages that are worth finding (sitemaps.org, protocol 0.9).
pub(super) fn sitemap(material: &Material<'_>, buffer: &mut Vec<u8>) {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for route in &material.routes.list {
        let is_page = crate::render::template(&route.shows).is_some()
            && !matches!(route.shows, Shows::NotFound | Shows::Redirect(..) | Shows::Embed(..));
        if is_page {
            let url = escaped(&material.absolute(route.path.address()));
            let changed = changed(material, &route.shows);
            let changed =
                changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
            xml.push_str(&format!("  <url><loc>{url}</loc>{changed}</url>\n"));
        }
    }
    xml.push_str("</urlset>\n");
    buffer.extend_from_slice(xml.as_bytes());
}

/// Returns the day an entry last changed, where the ledger knows.
fn changed(material: &Material<'_>, shows: &Shows) -> Option<Date> {
    let public = material.public;
    match shows {
        Shows::Organisation(id) => public.organisation(id)?.entry.changed,
        Shows::Meeting(id) => public.meetings.iter().find(|m| m.entry.id == *id)?.entry.changed,
        Shows::Page(id) => public.pages.iter().find(|p| p.entry.id == *id)?.entry.changed,
        _ => None,
    }
}

/// Lets every search engine in and names the sitemap (RFC 9309).
pub(super) fn robots(material: &Material<'_>, buffer: &mut Vec<u8>) {
    let sitemap = material.absolute("sitemap.xml");
    buffer.extend_from_slice(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").as_bytes());
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
