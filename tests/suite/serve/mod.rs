//! `serve` shows the content as it is now, tells open pages of changes, and answers nobody else.

mod client;
mod foreign;
mod forms;

use perelik::base::config::RawConfig;
use perelik::disk::watch::Watch;
use perelik::edit::serve::State;
use perelik::site::pipeline::Previous;

use crate::site::site;
use client::serve;

const DIM: &str = "/organisations/dim/";
/// A picture of one red point, and one of a green.
const RED: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\
      \x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\
      \xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00\x49\x45\x4e\x44\xae\
      \x42\x60\x82";
const GREEN: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\
      \x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\
      \x60\xf8\xcf\x00\x00\x02\x02\x01\x00\x7b\x09\x81\x78\x00\x00\x00\x00\x49\x45\x4e\x44\xae\
      \x42\x60\x82";
const BROKEN: &str = "name: Хата\nkind: ngo\nstatus: \"не закрито\n";

#[test]
fn a_page_is_served_with_its_revision_its_type_and_leave_for_the_script() {
    let preview = serve(&site());
    let page = preview.get(DIM);
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html; charset=utf-8"), "{}", page.head);
    assert!(page.head.contains("cache-control: no-store"), "{}", page.head);
    assert!(page.body.contains("&quot;revision&quot;:1,"), "{}", page.body);
    assert!(page.body.contains("script-src 'self'"), "{}", page.body);
    assert!(preview.get("/list.csv").head.contains("text/csv; charset=utf-8"));
    assert!(preview.get("/organisations").head.contains("location: /organisations/"));
    assert_eq!(preview.channel(DIM).next()["revision"], 1);
    let head = preview.send(b"HEAD / HTTP/1.0\r\nHost: x\r\n\r\n");
    assert_eq!((head.status, head.body.as_str()), (421, ""));
    assert!(!preview.folder.path.join("public").exists());
}

#[test]
fn a_save_by_rename_is_told_and_served_and_other_pages_are_left_alone() {
    let preview = serve(&site());
    let (mut dim, mut other) = (preview.channel(DIM), preview.channel("/organisations/pryklad/"));
    let (dim_before, other_before) = (dim.next(), other.next());
    preview.save("organisations/dim.yaml", "name: Хата\nkind: ngo\n");
    let (dim_after, other_after) = (dim.next(), other.next());
    assert_eq!(dim_after["revision"], 2);
    assert_ne!(dim_after["page"], dim_before["page"]);
    assert_eq!(other_after["page"], other_before["page"]);
    let page = preview.get(DIM).body;
    assert!(page.contains("Хата") && page.contains(dim_after["page"].as_str().unwrap()), "{page}");
}

#[test]
fn a_page_that_was_loaded_before_a_change_hears_of_it_when_it_connects() {
    let preview = serve(&site());
    let page = preview.get(DIM).body;
    preview.save("organisations/dim.yaml", "name: Хата\nkind: ngo\n");
    preview.until(DIM, |reply| reply.body.contains("Хата"));
    let said = preview.channel(DIM).next();
    assert_eq!(said["revision"], 2);
    assert!(!page.contains(said["page"].as_str().unwrap()));
}

#[test]
fn a_changed_style_changes_no_page() {
    let preview = serve(&site());
    let mut channel = preview.channel(DIM);
    let before = channel.next();
    preview.folder.put("themes/default/static/style.css", b"body { color: red }");
    let after = channel.next();
    assert_eq!(after["page"], before["page"]);
    let style = after["styles"]["style.css"].as_str().unwrap();
    assert_ne!(after["styles"], before["styles"]);
    let served = preview.get(style);
    assert_eq!((served.status, served.body.as_str()), (200, "body { color: red }"));
}

#[test]
fn a_broken_entry_leaves_its_last_good_page_and_the_error_over_it() {
    let preview = serve(&site());
    preview.save("organisations/dim.yaml", BROKEN);
    let page = preview.until(DIM, |reply| reply.body.contains("perelik-error"));
    assert_eq!(page.status, 200);
    let (shown, panel) = page.body.split_once("<div id=\"perelik\"").unwrap();
    assert!(shown.contains("Дім") && !shown.contains("Хата"), "{shown}");
    for part in ["perelik-kept", "content/organisations/dim.yaml:3:", "не закрито", "hint"]
    {
        assert!(panel.contains(part), "{part} is not in {panel}");
    }
    assert!(preview.get("/").body.contains("perelik-error"));
    preview.save("organisations/pryklad.md", "---\nname: ГО «Зразок»\nkind: ngo\n---\n");
    preview.until("/organisations/pryklad/", |reply| reply.body.contains("Зразок"));
    assert!(preview.get(DIM).body.contains("perelik-kept"));
    preview.save("organisations/dim.yaml", "name: Хата\nkind: ngo\n");
    preview
        .until(DIM, |reply| reply.body.contains("Хата") && !reply.body.contains("perelik-error"));
}

#[test]
fn entries_that_break_one_after_another_keep_their_pages_each() {
    let preview = serve(&site());
    let values = preview.get("/organisations/dim/?values").body;
    let style = |page: &str| {
        let (before, _) = page.split_once(".css\"").expect("a page has a style");
        let name = before.rsplit_once('/').map_or(before, |(_, name)| name).to_owned();
        format!("/static/{name}.css")
    };
    for (entry, name) in [("dim.yaml", "Дім"), ("pryklad.md", "Приклад")] {
        let address = format!("/organisations/{}/", entry.split('.').next().unwrap());
        let good = preview.get(&address).body;
        assert!(good.contains(name), "{good}");
        preview.save(&format!("organisations/{entry}"), BROKEN);
        preview.until(&address, |reply| reply.body.contains("perelik-kept"));
    }
    preview.save("organisations/novyi.yaml", "name: Нова\nkind: ngo\n");
    preview.until("/organisations/novyi/", |reply| reply.status == 200);
    // Two themes later the page has a style still.
    let kept = preview.get(DIM).body;
    for colour in ["red", "blue"] {
        let text = format!("body {{ color: {colour} }}");
        preview.folder.put("themes/default/static/style.css", text.as_bytes());
        preview.until("/organisations/novyi/", |reply| {
            preview.get(&style(&reply.body)).body.contains(colour)
        });
    }
    let now = preview.get(DIM).body;
    let shown = |page: &str| page.split("<div id=\"perelik\"").next().unwrap().to_owned();
    assert_eq!(shown(&now), shown(&kept));
    let served = preview.get(&style(&now));
    assert_eq!((served.status, served.body.as_str()), (200, "body { color: blue }"));
    assert!(preview.get("/organisations/pryklad/").body.contains("Приклад"));
    assert_eq!(preview.get("/organisations/dim/?values").body, values);
}

#[test]
fn broken_settings_leave_every_page_as_it_was_except_of_what_is_gone() {
    let preview = serve(&site());
    preview.delete("organisations/pryklad.md");
    preview.save("site.yaml", "title: [");
    let page = preview.until("/", |reply| reply.body.contains("perelik-error"));
    assert!(page.body.contains("Приклад") && page.body.contains("perelik-kept"), "{}", page.body);
    preview.until("/organisations/pryklad/", |reply| reply.status == 404);
    assert_eq!(preview.get(DIM).status, 200);
}

#[test]
fn started_on_broken_content_it_shows_what_is_good_and_what_is_wrong() {
    let preview = serve(&site().file("organisations/dim.yaml", BROKEN));
    let page = preview.get("/organisations/pryklad/").body;
    assert!(page.contains("ГО «Приклад»") && page.contains("dim.yaml:3:"), "{page}");
    assert!(preview.get("/").body.contains("perelik-error"));
    let json = preview.get("/_perelik/remarks.json");
    assert!(json.head.contains("application/json"), "{}", json.head);
    let json: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    let remarks = json["remarks"].as_array().unwrap().iter();
    let mut errors = remarks.filter(|remark| remark["level"] == "error");
    assert!(errors.all(|remark| remark["path"] == "content/organisations/dim.yaml"));
}

#[test]
fn the_errors_of_a_page_stand_before_those_of_others() {
    let broken =
        |site: crate::site::Site, n| site.file(&format!("pages/a{n}.md"), "---\ntitel: A\n---\n");
    let preview = serve(&(0..20).fold(site(), broken).file("organisations/dim.yaml", BROKEN));
    let first = |path: &str| {
        let body = preview.get(path).body;
        body.split("perelik-place\">").nth(1).unwrap().split(':').next().unwrap().to_owned()
    };
    assert_eq!(first("/"), "content/organisations/dim.yaml");
    assert_eq!(first("/a19/"), "content/pages/a19.md");
}

#[test]
fn a_deleted_entry_is_gone_and_a_renamed_one_moves() {
    let preview = serve(&site());
    preview.delete("organisations/dim.yaml");
    let gone = preview.until(DIM, |reply| reply.status == 404);
    assert!(gone.body.contains("href=\"/organisations/\""), "{}", gone.body);
    let organisations = "content/organisations";
    preview.rename(&format!("{organisations}/pryklad.md"), &format!("{organisations}/zrazok.md"));
    preview.until("/organisations/zrazok/", |reply| reply.status == 200);
    assert_eq!(preview.get("/organisations/pryklad/").status, 404);
}

#[test]
fn new_folders_are_followed() {
    let preview = serve(&site());
    preview.folder.put("content/pages/pro/nas.md", "---\ntitle: Про нас\n---\n".as_bytes());
    preview.until("/pro/nas/", |reply| reply.status == 200);
    preview.save("pages/pro/nas.md", "---\ntitle: Хто ми\n---\n");
    preview.until("/pro/nas/", |reply| reply.body.contains("Хто ми"));
}

#[test]
fn eighteen_files_at_once_are_one_revision() {
    let name = |n: usize| format!("organisations/o{n}.yaml");
    let text = |n: usize, kind: &str| format!("name: Назва {n}\nkind: {kind}\n");
    let site = (0..18).fold(site(), |site, n| site.file(&name(n), &text(n, "ngo")));
    let preview = serve(&site);
    let mut channel = preview.channel("/");
    assert_eq!(channel.next()["revision"], 1);
    (0..18).for_each(|n| preview.folder.put(&format!("o{n}"), text(n, "desk").as_bytes()));
    (0..18).for_each(|n| preview.rename(&format!("o{n}"), &format!("content/{}", name(n))));
    assert_eq!(channel.next()["revision"], 2);
    preview.save("organisations/dim.yaml", "name: Хата\nkind: ngo\n");
    assert_eq!(channel.next()["revision"], 3);
    assert!(preview.get(DIM).body.contains("Хата"));
}

#[test]
fn content_that_is_saved_again_without_a_change_is_no_revision() {
    let (site, mut previous) = (site(), Previous::default());
    let state = State::initial(site.sources(), &site.raw, &mut previous);
    assert!(state.next_state(site.sources(), &site.raw, &mut previous).is_none());
    let changed = site.clone().file("organisations/dim.yaml", "name: Хата\nkind: ngo\n");
    let next = state.next_state(changed.sources(), &site.raw, &mut previous).unwrap();
    assert_eq!(next.revision, 2);
    assert!(next.next_state(changed.sources(), &site.raw, &mut previous).is_none());
}

#[test]
fn a_draft_is_shown_and_marked_as_such() {
    let preview =
        serve(&site().edit("organisations/dim.yaml", "kind: ngo", "kind: ngo\ndraft: yes"));
    let page = preview.get(DIM).body;
    assert!(page.contains("perelik-draft") && page.contains("content/organisations/dim.yaml"));
    assert!(!preview.get("/organisations/pryklad/").body.contains("perelik-draft"));
}

#[test]
fn a_template_that_fails_leaves_the_last_good_page_and_the_error_over_it() {
    let preview = serve(&site().file("pages/about.md", "---\ntitle: Про\n---\n"));
    let before = preview.get("/about/").body;
    let put = |text: &str| {
        preview.folder.put("beside", text.as_bytes());
        preview.rename("beside", "themes/default/templates/page.html");
    };
    preview.folder.put("themes/default/templates/page.html", b"{{ page.nothing.more }}");
    let page = preview.until("/about/", |reply| reply.body.contains("perelik-error"));
    let (shown, panel) = page.body.split_once("<div id=\"perelik\"").unwrap();
    assert_eq!((page.status, Some(shown)), (200, before.split("<div id=\"perelik\"").next()));
    assert!(panel.contains("templates/page.html:1:") && panel.contains("perelik-kept"), "{panel}");
    assert_eq!(preview.get(DIM).status, 200);
    // Failing once more in another way, it still shows the page of before.
    put("{{ page.nothing.else }}");
    preview.until("/about/", |reply| reply.body.contains("</mark>.else"));
    assert!(preview.get("/about/").body.contains("perelik-kept"));
    put("{% extends \"default/page.html\" %}");
    let page = preview.until("/about/", |reply| !reply.body.contains("perelik-error"));
    assert!(!page.body.contains("perelik-kept"), "{}", page.body);
}

#[test]
fn a_template_that_never_worked_shows_why() {
    let site = site().bytes("themes/default/templates/page.html", b"{{ page.nothing.more }}");
    let preview = serve(&site.file("pages/about.md", "---\ntitle: Про\n---\n"));
    let page = preview.get("/about/");
    assert_eq!(page.status, 500);
    assert!(page.body.contains("templates/page.html:1:"), "{}", page.body);
    assert_eq!(preview.get(DIM).status, 200);
}

#[test]
fn a_picture_replaced_under_its_name_reloads_the_pages_that_show_it_and_no_other() {
    let page = "---\ntitle: Про\n---\n![Приклад](/files/pic.png)\n";
    let site = site().file("pages/about.md", page).bytes("content/files/pic.png", RED);
    let preview = serve(&site);
    let (mut about, mut other) = (preview.channel("/about/"), preview.channel(DIM));
    let (about_before, other_before) = (about.next(), other.next());
    preview.folder.put("beside", GREEN);
    preview.rename("beside", "content/files/pic.png");
    let (about_after, other_after) = (about.next(), other.next());
    assert_ne!(about_after["page"], about_before["page"]);
    assert_eq!(other_after["page"], other_before["page"]);
}

#[test]
fn at_midnight_of_the_sites_zone_another_state_follows_without_a_change() {
    let meeting = "---\ntitle: Зустріч\ndate: 2020-03-20\ntasks:\n  - what: Скласти перелік\n    \
                   who: [dim]\n    due: 2020-03-27\n---\n";
    let site = site().file("meetings/2020-03-20.md", meeting);
    let at = |now: &str| RawConfig { date: None, now: now.parse().unwrap(), ..site.raw.clone() };
    // Kyiv is two hours ahead of UTC in March.
    let (before, after) = (at("2020-03-27T21:59:59Z"), at("2020-03-27T22:00:00Z"));
    let mut previous = Previous::default();
    let state = State::initial(site.sources(), &before, &mut previous);
    assert!(state.is_of_day(&before) && !state.is_of_day(&after));
    assert!(state.next_state(site.sources(), &before, &mut previous).is_none());
    let next = state.next_state(site.sources(), &after, &mut previous).unwrap();
    assert!(next.is_of_day(&after));
    assert_eq!(next.revision, 2);
}

#[test]
fn a_wait_for_changes_ends_when_there_is_another_reason_to_look() {
    let folder = site().on_disk();
    let asked = std::cell::Cell::new(0);
    Watch::new(&folder.path).wait_or(&|| asked.replace(asked.get() + 1) > 0);
    assert_eq!(asked.get(), 2);
}

#[test]
fn the_values_of_a_page_stand_behind_its_address_with_the_files_of_its_template() {
    let hidden = "phones: [{number: 050 111-22-33, visibility: private}, {number: 050 444-55-66, visibility: desks}]\n\
                  people: [{name: Тиха Особа, show_name: no, phone: 050 777-88-99}]\nprivate: Таємниця\n";
    let site = site()
        .file(
            "organisations/dim.yaml",
            &format!("name: \"<script>x</script>Дім\"\nkind: ngo\n{hidden}"),
        )
        .edit("site.yaml", "title:", "theme: own\ntitle:")
        .bytes(
            "themes/own/templates/organisation.html",
            b"{% extends \"default/organisation.html\" %}",
        )
        .bytes(
            "themes/own/templates/part.html",
            "{% component status(status, @lang) %}Стан{% endcomponent status %}".as_bytes(),
        );
    let preview = serve(&site);
    let page = preview.get("/organisations/dim/?values");
    assert_eq!(page.status, 200);
    assert!(
        page.head.contains("x-robots-tag: noindex") && page.head.contains("default-src 'none'"),
        "{}",
        page.head
    );
    let body = &page.body;
    for part in [
        "template: <code>themes/own/templates/organisation.html</code> – of the site&#39;s theme",
        "extends: <code>themes/default/templates/organisation.html</code> – built in",
        "extends: <code>themes/default/templates/base.html</code> – built in",
        "<code>themes/own/templates/part.html</code> – of the site&#39;s theme",
        "&quot;name&quot;: &quot;&lt;script&gt;x&lt;/script&gt;Дім&quot;",
        "&quot;template&quot;: &quot;organisation.html&quot;",
    ] {
        assert!(body.contains(part), "{part} is not in {body}");
    }
    assert!(!body.contains("<script"), "{body}");
    for hidden in [
        "111-22-33",
        "501112233",
        "444-55-66",
        "504445566",
        "777-88-99",
        "507778899",
        "Тиха",
        "Таємниця",
    ] {
        assert!(!body.contains(hidden), "{hidden}: {body}");
    }
    assert!(preview.get("/organisations/dim?values&x=1").body.contains("&quot;template&quot;"));
    assert!(preview.get("/?values").body.contains("home.html"));
    for nowhere in ["/list.csv?values", "/nema/?values", "/%2e%2e/?values"] {
        assert_eq!(preview.get(nowhere).status, 404, "{nowhere}");
    }
    assert!(!preview.get("/organisations/dim/?x=values").body.contains("&quot;template&quot;"));
}

#[test]
fn the_values_of_a_page_that_cannot_be_made_are_shown_all_the_same() {
    let site = site()
        .edit("site.yaml", "title:", "theme: own\ntitle:")
        .bytes("themes/own/templates/organisation.html", b"{{ page.url | date }}");
    let preview = serve(&site);
    assert_eq!(preview.get(DIM).status, 500);
    assert!(preview.get(&format!("{DIM}?values")).body.contains("&quot;Дім&quot;"));
}
