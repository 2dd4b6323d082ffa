//! What a preview refuses: other names, other sites, ways out of the site, and markup in remarks.

use crate::site::site;

use super::client::serve;

#[test]
fn another_host_is_refused() {
    let preview = serve(&site());
    for host in ["evil.example", "evil.example:80", "127.0.0.1", "0.0.0.0:3000", ""] {
        let reply = preview.ask("/", &format!("Host: {host}\r\n"));
        assert_eq!(reply.status, 421, "{host}");
        assert!(!reply.body.contains("<html"), "{}", reply.body);
    }
    assert_eq!(preview.ask("/", "").status, 421);
    assert_eq!(preview.ask("/", "Host: %\r\nHost: evil.example\r\n").status, 421);
    assert_eq!(preview.ask("http://evil.example/", "Host: %\r\n").status, 421);
}

#[test]
fn a_page_of_another_site_hears_nothing_and_nothing_may_be_read_from_there() {
    let preview = serve(&site());
    for origin in ["http://evil.example", "http://192.168.1.5:3000", "http://127.0.0.1", "null"] {
        let lines = format!("Host: %\r\nOrigin: {origin}\r\n");
        assert_eq!(preview.ask("/_perelik/events/", &lines).status, 403, "{origin}");
        assert_eq!(preview.ask("/_perelik/remarks.json", &lines).status, 403, "{origin}");
        assert_eq!(preview.ask("/", &lines).status, 403, "{origin}");
    }
    let site = "Host: %\r\nSec-Fetch-Site: cross-site\r\n";
    assert_eq!(preview.ask("/_perelik/events/", site).status, 403);
    let own = preview.ask("/", "Host: %\r\nOrigin: http://%\r\n");
    assert_eq!(own.status, 200);
    assert!(!own.head.contains("access-control"), "{}", own.head);
    assert!(own.head.contains("cross-origin-resource-policy: same-origin"), "{}", own.head);
}

#[test]
fn no_way_leads_out_of_the_site() {
    let secret = "таємниця";
    let preview = serve(&site().bytes("secret.txt", secret.as_bytes()));
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/%252e%252e/secret.txt",
        "/static/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/secret.txt%00.html",
        "/secret.txt",
        "//secret.txt",
        "/files/../../secret.txt",
        "/content/organisations/dim.yaml",
        "/ORGANISATIONS/dim/",
        "/_perelik/panel/../secret.txt",
        "/%ff",
        "/%",
    ] {
        let reply = preview.get(path);
        let is_refused = matches!(reply.status, 400 | 404);
        assert!(is_refused || path.starts_with("/_perelik"), "{path} is {}", reply.status);
        assert!(!reply.body.contains(secret) && !reply.body.contains("kind: ngo"), "{path}");
    }
    assert_eq!(preview.send(b"POST / HTTP/1.0\r\nHost: x\r\n\r\n").status, 421);
    assert_eq!(preview.send(b"GET / HTTP/1.1\r\nHost\0: x\r\n\r\n").status, 400);
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(20_000));
    assert!(matches!(preview.send(long.as_bytes()).status, 400 | 414 | 431));
}

#[test]
fn a_request_that_is_half_sent_holds_up_nobody() {
    let preview = serve(&site());
    let halves = (0..20).map(|_| preview.begin(b"GET / HTTP/1.1\r\nHost"));
    let halves: Vec<_> = halves.collect();
    assert_eq!(preview.get("/").status, 200);
    drop(halves);
}

#[test]
fn whoever_holds_connections_open_keeps_nobody_from_a_page() {
    let preview = serve(&site());
    let mut tab = preview.channel("/");
    tab.next();
    // More than are kept: those that say nothing, those that hear of changes, and those that asked and stay.
    let host = preview.host();
    let silent: Vec<_> = (0..400).map(|_| preview.begin(b"")).collect();
    let whole = format!("GET /robots.txt HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let staying: Vec<_> = (0..200).map(|_| preview.begin(whole.as_bytes())).collect();
    let mut streams: Vec<_> = (0..150).map(|_| preview.channel("/")).collect();
    for channel in &mut streams {
        channel.next();
        assert_eq!(preview.get("/").status, 200);
    }
    // The oldest went; the tab that was opened last hears on.
    assert!(tab.is_over(), "the oldest channel is open still");
    preview.save("organisations/dim.yaml", "name: Хата\nkind: ngo\n");
    assert_eq!(streams.last_mut().unwrap().next()["revision"], 2);
    drop((silent, staying));
}

#[test]
fn a_link_put_in_the_place_of_a_document_is_not_followed() {
    let page = "---\ntitle: Про\n---\n[Лист](/files/doc.txt)\n";
    let document = site().file("pages/about.md", page);
    let document = document.bytes("content/files/doc.txt", b"open").bytes("secret.txt", b"secret");
    let preview = serve(&document);
    assert_eq!(preview.get("/files/doc.txt").body, "open");
    let place = preview.folder.path.join("content/files/doc.txt");
    std::fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink(preview.folder.path.join("secret.txt"), &place).unwrap();
    let reply = preview.until("/files/doc.txt", |reply| {
        assert!(!reply.body.contains("secret"), "{}", reply.body);
        reply.status == 404
    });
    assert!(reply.body.contains("symbolic-link"), "{}", reply.body);
}

#[test]
fn remarks_are_escaped_and_private_places_stay_hidden() {
    let text = "name: Дім\nkind: <script>alert(1)</script>\nphones:\n  \
                - {number: 050 000-00-02, visibility: private, langauges: [uk]}\n";
    let preview = serve(&site().file("organisations/dim.yaml", text));
    for path in ["/_perelik/remarks", "/", "/_perelik/panel/"] {
        let body = preview.get(path).body;
        assert!(body.contains("&lt;script&gt;alert(1)"), "{path}: {body}");
        assert!(!body.contains("<script>") && !body.contains("000-00-02"), "{path}: {body}");
        assert!(body.contains("langauges"), "{path}: {body}");
    }
    let json = preview.get("/_perelik/remarks.json").body;
    assert!(json.contains("langauges") && !json.contains("000-00-02"), "{json}");
}
