//! Lists at addresses of the web: only `https`, only the internet, within limits, with where they come from and what vanished there.
//!
//! Servers stand on this machine's own loopback, with names, authorities and an address filter that are made here: the program has no
//! option for any of them.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use perelik::edit::import::address::{
    AddressFilter, FetchFault, Fetched, KeptList, ListOrigin, NameResolver, Network, fetch,
    is_public,
};
use perelik::edit::import::plan::{Allowed, ImportChange, ImportPlan};
use perelik::edit::import::site_lookup::SiteLookup;
use perelik::edit::import::withdrawn::{WithdrawalAction, Withdrawn};
use perelik::edit::import::{Asked, read_drafts};
use perelik::site::pipeline::read_list;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::{carried_out, findings};
use crate::site::{Site, site};

/// The host of every test.
const HOST: &str = "lists.example.org";

/// What a server says: a head without its first line's version, and a body.
type Reply = (&'static str, Vec<u8>);

/// A server with the heads that it was sent.
struct Server {
    network: Network,
    asked: Arc<Mutex<Vec<String>>>,
}

/// Leads every name to one machine.
#[derive(Debug)]
struct AllTo(SocketAddr);

impl NameResolver for AllTo {
    fn resolve_host(&self, host: &str, _port: u16) -> std::io::Result<Vec<SocketAddr>> {
        if host == "inside.example.org" {
            Ok(vec!["10.0.0.1:443".parse().unwrap()])
        } else {
            Ok(vec![self.0])
        }
    }
}

/// This machine is asked in tests; what else lies inside is not.
fn loopback_too(address: IpAddr) -> bool {
    is_public(address) || address == IpAddr::from([127, 0, 0, 1])
}

/// Answers one connection after the other, each with what `reply` makes of its head.
fn server(reply: impl Fn(&str) -> Reply + Send + 'static) -> Server {
    let own =
        rcgen::generate_simple_self_signed([HOST.to_owned(), "inside.example.org".to_owned()])
            .unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()));
    let authority = own.cert.der().to_vec();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let Ok(mut connection) = rustls::ServerConnection::new(config.clone()) else {
                continue;
            };
            let mut tls = rustls::Stream::new(&mut connection, &mut stream);
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && tls.read_exact(&mut byte).is_ok() {
                head.push(byte[0]);
            }
            let head = String::from_utf8_lossy(&head).into_owned();
            if head.is_empty() {
                continue;
            }
            heard.lock().unwrap().push(head.clone());
            let (said, body) = reply(&head);
            let _ =
                tls.write_all(format!("HTTP/1.1 {said}\r\nConnection: close\r\n\r\n").as_bytes());
            let _ = tls.write_all(&body);
            let _ = tls.flush();
            tls.conn.send_close_notify();
            let _ = tls.conn.complete_io(tls.sock);
        }
    });
    let network = Network {
        names: Some(Arc::new(AllTo(address))),
        filter: AddressFilter(loopback_too),
        authorities: Some(vec![authority]),
        largest: 64 * 1024,
        patience: Duration::from_secs(5),
    };
    Server { network, asked }
}

/// A reply with a body of a known length.
fn ok(kind: &'static str, body: &str) -> Reply {
    let head = Box::leak(
        format!("200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}", body.len())
            .into_boxed_str(),
    );
    (head, body.as_bytes().to_vec())
}

fn get(server: &Server, path: &str) -> Result<Fetched, FetchFault> {
    fetch(&server.network, &format!("https://{HOST}{path}"), None)
}

const LIST: &str = "Назва,Телефон\nНовий гурт,050 000 00 01\nДруга спілка,050 000 00 02\n";

#[test]
fn a_published_list_is_fetched_with_its_form() {
    let server = server(|head| match head.split(' ').nth(1).unwrap_or_default() {
        "/pub?gid=1&output=csv" => ok("text/csv", LIST),
        "/list" => ok("application/json; charset=utf-8", "[{\"name\": \"x\"}]"),
        "/moved" => {
            ("302 Found\r\nLocation: /pub?gid=1&output=csv\r\nContent-Length: 0", Vec::new())
        }
        _ => ("404 Not Found\r\nContent-Length: 0", Vec::new()),
    });
    for (path, form) in [("/pub?gid=1&output=csv", "csv"), ("/list", "json"), ("/moved", "csv")] {
        let fetched = get(&server, path).unwrap();
        assert_eq!(fetched.kept.unwrap().ending, form, "{path}");
        assert!(!fetched.bytes.is_empty());
    }
    assert!(matches!(get(&server, "/none"), Err(FetchFault::Status(404))));
    let asked = server.asked.lock().unwrap();
    // Nothing of this machine is sent but the name of the program.
    assert!(
        asked[0].to_lowercase().contains("user-agent: perelik/")
            && !asked[0].to_lowercase().contains("cookie"),
        "{}",
        asked[0]
    );
}

#[test]
fn no_address_inside_is_asked_in_any_form_or_by_any_redirect() {
    let server = server(|head| {
        let to = head.split(' ').nth(1).unwrap_or_default().trim_start_matches("/to?").to_owned();
        let head =
            Box::leak(format!("302 Found\r\nLocation: {to}\r\nContent-Length: 0").into_boxed_str());
        (head, Vec::new())
    });
    let inside = [
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::ffff:7f00:2]/",
        "https://[64:ff9b::a00:1]/",
        "https://2886729729/",
        "https://0xa9fea9fe/",
        "https://0/",
        "https://10.1/",
        "https://012.0.0.1/",
        "https://127.0.0.2/",
        "https://224.0.0.1/",
        "https://inside.example.org/",
    ];
    for address in inside {
        let direct = fetch(&server.network, address, None);
        assert!(
            matches!(direct, Err(FetchFault::Inside | FetchFault::Because(_))),
            "{address}: {direct:?}"
        );
        if !address.contains("012.") {
            assert!(matches!(direct, Err(FetchFault::Inside)), "{address}: {direct:?}");
        }
        let led = get(&server, &format!("/to?{address}"));
        assert!(
            matches!(led, Err(FetchFault::Inside | FetchFault::Because(_))),
            "{address}: {led:?}"
        );
    }
    for (to, is) in [
        ("http://lists.example.org/", "NotHttps"),
        ("file:///etc/passwd", "NotHttps"),
        ("https://a:b@lists.example.org/", "Password"),
        ("/to?/again", "Redirects"),
    ] {
        let led = get(&server, &format!("/to?{to}")).unwrap_err();
        let is_it = format!("{led:?}").starts_with(is) || to.contains("again");
        assert!(is_it, "{to}: {led:?}");
    }
    // The program's own filter does not know this machine, either.
    let own = Network { filter: AddressFilter::PUBLIC, ..server.network.clone() };
    assert!(matches!(fetch(&own, "https://lists.example.org/", None), Err(FetchFault::Inside)));
    // An authority that nobody believes.
    let strict = Network { authorities: None, ..server.network.clone() };
    assert!(matches!(
        fetch(&strict, "https://lists.example.org/", None),
        Err(FetchFault::Because(_))
    ));
}

#[test]
fn what_is_too_large_too_slow_or_no_list_is_refused() {
    let packed = |size: usize| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        out.write_all(&vec![b'a'; size]).unwrap();
        out.finish().unwrap()
    };
    let server = server(move |head| match head.split(' ').nth(1).unwrap_or_default() {
        "/large" => ("200 OK\r\nContent-Type: text/csv", vec![b'a'; 70_000]),
        "/bomb" => {
            ("200 OK\r\nContent-Type: text/csv\r\nContent-Encoding: gzip", packed(5_000_000))
        }
        "/packed" => ("200 OK\r\nContent-Type: text/csv\r\nContent-Encoding: gzip", packed(5)),
        "/broken" => {
            ("200 OK\r\nContent-Type: text/csv\r\nContent-Encoding: gzip", packed(5)[..8].to_vec())
        }
        "/odd" => ("200 OK\r\nContent-Type: text/csv\r\nContent-Encoding: br", b"x".to_vec()),
        "/short" => ("200 OK\r\nContent-Type: text/csv\r\nContent-Length: 100", b"x".to_vec()),
        "/page" => ok("text/html", "<!DOCTYPE html><html><body>Увійдіть</body></html>"),
        "/around" => ("301 Moved\r\nLocation: /around\r\nContent-Length: 0", Vec::new()),
        _ => {
            std::thread::sleep(Duration::from_secs(3));
            ok("text/csv", "a")
        }
    });
    for (path, fault) in [
        ("/large", "TooLarge"),
        ("/bomb", "TooLarge"),
        ("/broken", "Packed"),
        ("/odd", "Packed"),
        ("/page", "Page"),
        ("/around", "Redirects"),
        ("/short", "Because"),
    ] {
        let said = format!("{:?}", get(&server, path).unwrap_err());
        assert!(said.starts_with(fault), "{path}: {said}");
    }
    assert_eq!(get(&server, "/packed").unwrap().bytes, b"aaaaa");
    let hasty = Network { patience: Duration::from_millis(500), ..server.network.clone() };
    let started = std::time::Instant::now();
    assert!(fetch(&hasty, &format!("https://{HOST}/slow"), None).is_err());
    assert!(started.elapsed() < Duration::from_secs(3));
}

#[test]
fn an_unchanged_list_is_not_sent_again() {
    let server = server(|head| {
        if head.to_lowercase().contains("if-none-match: \"v1\"") {
            return ("304 Not Modified\r\nETag: \"v1\"", Vec::new());
        }
        let (_, body) = ok("text/csv", LIST);
        let head = format!(
            "200 OK\r\nContent-Type: text/csv\r\nETag: \"v1\"\r\nLast-Modified: Fri, 27 Mar 2020 10:00:00 GMT\r\nContent-Length: {}",
            body.len()
        );
        (Box::leak(head.into_boxed_str()), body)
    });
    let first = get(&server, "/a.csv").unwrap();
    let kept: KeptList = first.kept.unwrap();
    assert_eq!(kept.modified.as_deref(), Some("Fri, 27 Mar 2020 10:00:00 GMT"));
    let again =
        fetch(&server.network, &format!("https://{HOST}/a.csv"), Some((&kept, &first.bytes)))
            .unwrap();
    assert!(again.kept.is_none());
    assert_eq!(again.input.files[0].1, first.input.files[0].1);
    // What was kept of another address says nothing of this one.
    let other =
        fetch(&server.network, &format!("https://{HOST}/b.csv"), Some((&kept, &first.bytes)))
            .unwrap();
    assert!(other.kept.is_some());
}

/// Plans the import of a list at an address, as the command does.
fn planned(site: &Site, list: &str, day: &str) -> ImportPlan {
    let sources = site.sources();
    let register = read_list(&sources, &site.raw).value;
    let known = SiteLookup::new(&register);
    let set = [("kind".to_owned(), "ngo".to_owned())];
    let asked = Asked {
        known: &known,
        mapping: None,
        consent: None,
        hidden: false,
        set: &set,
        country: None,
        source: false,
    };
    let origin = ListOrigin {
        address: "https://lists.example.org/a.csv".to_owned(),
        day: day.parse().unwrap(),
    };
    let input = perelik::edit::import::input::Input::of_bytes("a.csv", list.as_bytes());
    let allowed = Allowed { update: true, similar: true };
    origin.plan(&|| read_drafts(&input, &asked), (&sources, &site.raw, &register), allowed)
}

#[test]
fn an_entry_says_where_it_comes_from_and_since_when() {
    let site = site();
    let first = planned(&site, LIST, "2020-03-27");
    let new = &first.files.iter().find(|file| file.new.contains("Новий гурт")).unwrap().new;
    assert!(
        new.contains("source: https://lists.example.org/a.csv#novyi-hurt (2020-03-27)\n"),
        "{new}"
    );
    let site = carried_out(&site, &first);
    // The same list of another day changes nothing.
    let again = planned(&site, LIST, "2020-03-30");
    assert_eq!((again.writes().count(), findings(&again).as_str()), (0, ""));
    // What changed has the day of the list that changed it; a number that is gone is gone from the entry.
    let changed = planned(&site, &LIST.replace("00 01", "00 09"), "2020-03-30");
    let written: Vec<_> = changed.writes().collect();
    assert_eq!(written.len(), 1);
    let text = &written[0].new;
    assert!(
        text.contains("a.csv#novyi-hurt (2020-03-30)")
            && text.contains("00-09")
            && !text.contains("00-01"),
        "{text}"
    );
    // What somebody knows otherwise stays.
    let own = site.bytes(
        "content/organisations/novyi-hurt.md",
        new.replace("https://lists.example.org/a.csv#novyi-hurt (2020-03-27)", "дзвінок")
            .as_bytes(),
    );
    let plan = planned(&own, LIST, "2020-03-30");
    assert_eq!(plan.writes().count(), 0, "{}", findings(&plan));
}

#[test]
fn what_vanished_is_asked_about_a_number_first_of_all_and_never_removed_unasked() {
    let site = carried_out(&site(), &planned(&site(), LIST, "2020-03-27"));
    let sources = site.sources();
    let mut plan = planned(&site, "Назва,Телефон\nНовий гурт,\n", "2020-03-30");
    let found = findings(&plan);
    assert!(found.contains("error[import-vanished]") && found.contains("Друга спілка"), "{found}");
    assert!(found.contains("error[import-emptied]") && found.contains("00"), "{found}");
    assert_eq!(plan.writes().count(), 0);
    assert!(matches!(plan.questions[0].what, Withdrawn::Cell(_)), "a number first of all");
    assert!(matches!(plan.questions[1].what, Withdrawn::Organisation));
    plan.answer(
        (&sources, &site.raw),
        &[(0, WithdrawalAction::Remove), (1, WithdrawalAction::Close)],
    )
    .unwrap();
    assert_eq!(findings(&plan), "");
    let after = carried_out(&site, &plan);
    let of = |name: &str| {
        String::from_utf8(
            after.sources().texts[&perelik::base::names::SourcePath::new(format!(
                "content/organisations/{name}.md"
            ))]
                .to_vec(),
        )
        .unwrap()
    };
    assert!(!of("novyi-hurt").contains("phones") && of("druha-spilka").contains("status: closed"));
    // A row that has a fault is there, and a list that breaks off has lost nothing.
    let faulty =
        planned(&site, "Назва,Телефон\nНовий гурт,050 000 00 01\nДруга спілка,12\n", "2020-03-30");
    assert!(!findings(&faulty).contains("import-vanished"), "{}", findings(&faulty));
    for broken in ["", "Назва,Телефон\n", "Помилка\n"] {
        let plan = planned(&site, broken, "2020-03-30");
        assert!(plan.questions.is_empty(), "{broken}");
    }
    assert!(
        planned(&site, LIST, "2020-03-30")
            .files
            .iter()
            .all(|file| file.change == ImportChange::Same)
    );
}

#[test]
fn several_sources_are_read_and_one_that_cannot_be_stops_no_other() {
    let folder = site().on_disk();
    folder.put("a.csv", LIST.as_bytes());
    for bad in [
        "http://lists.example.org/a.csv",
        "https://127.0.0.1/a.csv",
        "https://[::1]/",
        "https://u:p@example.org/",
        "none.csv",
    ] {
        let ran = folder.run(&["import", bad, "a.csv", "--set", "kind=ngo"]);
        let (said, aside) =
            (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert_eq!(ran.status.code(), Some(2), "{bad}");
        assert!(said.contains("Новий гурт") && !aside.is_empty(), "{bad}: {said} {aside}");
    }
    let ran = folder.run(&["import", "a.csv", "none.csv", "--set", "kind=ngo", "--format", "json"]);
    let reports: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(reports.as_array().map(Vec::len), Some(1));
    let ran = folder.run(&["import", "a.csv", "a.csv", "--report", "r.md"]);
    assert_eq!(ran.status.code(), Some(2));
}
