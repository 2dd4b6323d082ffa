"""The shipped nginx settings on a real nginx: every file of a site with the headers, types and redirects that were promised."""

import gzip
import http.client
import json
import random
import re
import subprocess
import threading
import time
from pathlib import Path

from desk import expect, manifest
from servers import Apache, Caddy, Nginx, free_port

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Client:
    """One connection that stays open."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def get(self, path, method="GET", **headers):
        self.connection.request(method, path, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()


def serve(desk, root, web, name, base="/", kind="nginx"):
    snippet = desk.folder / f"{name}.conf"
    snippet.write_text(desk.run("hosting", kind, "--root", root, "--folder", web, "--base-url", f"https://example.org{base}", "--hsts").stdout)
    if kind != "nginx":
        return {"apache": Apache, "caddy": Caddy}[kind](desk.folder / name, snippet)
    return Nginx(desk.folder / name, f"server {{ listen 127.0.0.1:@PORT@; server_name example.org; include {snippet}; }}")


def headers_of(path, headers, base):
    """What every answer must carry."""
    policy = headers["Content-Security-Policy"] or ""
    expect("default-src 'none'" in policy and "unsafe" not in policy, path, policy)
    framed = "https://council.example.org" if path.startswith(f"{base}embed/") else "frame-ancestors 'none'"
    expect(framed in policy, path, policy)
    expect(headers["X-Content-Type-Options"] == "nosniff", path, headers)
    expect(headers["Referrer-Policy"] == "no-referrer", path, headers)
    # Only who has the host for themselves may bind it.
    expect(("max-age=" in (headers["Strict-Transport-Security"] or "")) == (base == "/"), path, headers)
    is_shared = re.search(r"\.(csv|json|xml|atom|ics|vcf|xlsx|zip|pdf|txt)$", path)
    expect(headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if is_shared else "same-origin"), path, headers)
    expect(headers["Access-Control-Allow-Origin"] == ("*" if is_shared else None), path, headers)
    expect(not re.search(r"\d", headers["Server"] or ""), path, headers["Server"])
    expect(len(headers.get_all("Content-Security-Policy")) == 1, path, "has several policies")


def promised(desk, kind="nginx"):
    """Every file of a site at the root and of one below a path."""
    settings = "embed_on: [council.example.org]\ncompress: true\n"
    root = desk.source("site", 5, 1, settings)
    renamed = root / "content/organisations/nova-nazva.md"
    renamed.write_text("---\nname: Нова назва\nkind: ngo\nformerly: [stara-nazva]\n---\n")
    (root / "content/files").mkdir(exist_ok=True)
    (root / "content/files/Бланк 1.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    asked = 0
    for name, base in (("root", "/"), ("below", "/perelik/")):
        web = desk.folder / f"web-{name}"
        desk.build(root, web)
        files = json.loads(manifest(web))["files"]
        server = serve(desk, root, web, name, base, kind)
        try:
            client = Client(server.port)
            for path in [*files, "manifest.json"]:
                # Siblings are sent in the place of their originals, and the page of a former address is a 301.
                if path.endswith((".gz", ".br")) or "stara-nazva" in path:
                    continue
                url = base + re.sub(r"(^|/)index\.html$", r"\1", path)
                url = "".join(c if c.isascii() and c not in " %" else "".join(f"%{b:02X}" for b in c.encode()) for c in url)
                status, headers, body = client.get(url)
                expect(status == 200 and body == (web / path).read_bytes(), url, status)
                extension = path.rsplit(".", 1)[-1]
                expect(extension not in TYPES or headers["Content-Type"] == TYPES[extension], url, headers["Content-Type"])
                headers_of(url, headers, base)
                is_hashed = re.search(r"\.[0-9a-f]{10,64}\.[a-z0-9]+$", path)
                cache = headers["Cache-Control"]
                expect(("immutable" in cache) if is_hashed else cache == "no-cache", url, cache)
                if path + ".gz" in files:
                    _, headers, body = client.get(url, **{"Accept-Encoding": "gzip"})
                    expect(headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in headers["Vary"], url, headers)
                    expect(gzip.decompress(body) == (web / path).read_bytes(), url, "the compressed sibling differs")
                    headers_of(url, headers, base)
                asked += 1
            status, headers, body = client.get(base + "nothing/here/")
            expect(status == 404 and body == (web / "404.html").read_bytes(), status)
            headers_of(base + "nothing/here/", headers, base)
            status, headers, _ = client.get(base + "organisations/stara-nazva/")
            expect(status == 301 and headers["Location"] == base + "organisations/nova-nazva/", status, headers["Location"])
            status, headers, _ = client.get(base + "organisations/nova-nazva")
            expect(status == 301 and headers["Location"] == base + "organisations/nova-nazva/", status, headers["Location"])
            if base != "/":
                status, headers, _ = client.get(base.rstrip("/"))
                expect(status == 301 and headers["Location"] == base, status, headers["Location"])
            # What somebody laid into the folder as a link is not followed; the folder itself may be one.
            (web / "leak.txt").symlink_to("/etc/hostname")
            status, _, _ = client.get(base + "leak.txt")
            expect(status in (403, 404), "a link is followed", status)
            (web / "leak.txt").unlink()
            status, _, _ = client.get(base, method="TRACE")
            expect(status >= 400, "TRACE", status)
            for hidden in (".git/config", ".public.perelik/lock", "organisations/.hidden"):
                status, _, _ = client.get(base + hidden)
                expect(status == 404, hidden, status)
            status, _, _ = client.get(base, method="POST")
            expect(status in (403, 405), "POST", status)
        finally:
            server.stop()
    return f"{asked} files of a site at / and below /perelik/ with their headers, types, lifetimes, 404 and 301"


def together(desk):
    """Two sites in one server: each keeps its own policy, and its folder may be a link."""
    includes, webs = [], []
    for name, base, host in (("one", "/one/", "one.example.org"), ("two", "/two/", "two.example.org")):
        root = desk.source(f"site-{name}", 3, 1, f"embed_on: [{host}]\n")
        web = desk.folder / f"built-{name}"
        desk.build(root, web)
        (desk.folder / name).symlink_to(web)
        snippet = desk.folder / f"{name}.conf"
        snippet.write_text(desk.run("hosting", "nginx", "--root", root, "--folder", desk.folder / name, "--base-url", f"https://example.org{base}").stdout)
        includes.append(f"include {snippet};")
        webs.append((base, host))
    nginx = Nginx(desk.folder / "both", f"server {{ listen 127.0.0.1:@PORT@; server_name example.org; {' '.join(includes)} }}")
    try:
        client = Client(nginx.port)
        for base, host in webs:
            for path, framed in ((base, "'none'"), (f"{base}embed/", host)):
                status, headers, _ = client.get(path)
                expect(status == 200 and framed in headers["Content-Security-Policy"], path, status, headers["Content-Security-Policy"])
                expect(headers["Strict-Transport-Security"] is None, path, "binds the whole host")
    finally:
        nginx.stop()
    return "two sites in one nginx, each with its own policy, from folders that are links"


def policy(desk, tools):
    """Every page of a site with all templates, in Chromium, from nginx: nothing that it needs is forbidden by the policy."""
    here = Path(__file__).resolve().parent
    root, web, port = desk.folder / "site", desk.folder / "web", free_port()
    url = f"http://127.0.0.1:{port}/"
    subprocess.run(["node", here.parent / "browser/invented.mjs", root], check=True)
    settings = root / "content/site.yaml"
    settings.write_text(json.dumps({**json.loads(settings.read_text()), "compress": True}, ensure_ascii=False))
    # 1 June 2021: the entries were checked in May.
    today = {"SOURCE_DATE_EPOCH": "1622505600"}
    desk.run("record", "--root", root, "--date", "2021-05-31")
    desk.run("build", "--root", root, "--output", web, "--base-url", url, environment=today)
    snippet = desk.folder / "policy.conf"
    snippet.write_text(desk.run("hosting", "nginx", "--root", root, "--folder", web, "--base-url", url, environment=today).stdout)
    nginx = Nginx(desk.folder / "policy", f"server {{ listen 127.0.0.1:@PORT@; include {snippet}; }}", port)
    try:
        command = ["node", here / "policy.mjs", "--tools", tools, "--url", url, "--site", web]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300)
    finally:
        nginx.stop()
    expect(done.returncode == 0, done.stdout, done.stderr)
    return done.stdout.strip()


def readers(desk, rebuilds):
    """Readers fetch without pause while the site is rebuilt; each page must be whole and of a version that was built."""
    root = desk.source("read", 60, 0)
    web = root / "public"
    desk.build(root)
    nginx = serve(desk, root, web, "readers")
    known, errors, counts = {0}, [], [0]
    stop = threading.Event()

    def read():
        client = Client(nginx.port)
        chance = random.Random(threading.get_ident())
        while not stop.is_set():
            newest = max(known)
            number = chance.randrange(60)
            try:
                status, headers, body = client.get(f"/organisations/zrazok-{number}/")
                text = body.decode()
                shown = {int(n) for n in re.findall(r"Видання (\d+)", text)}
                if status != 200 or len(shown) != 1 or not text.rstrip().endswith("</html>"):
                    errors.append((status, shown, text[-20:]))
                elif min(shown) < newest - 1:
                    errors.append(f"version {shown} long after {newest}")
                counts[0] += 1
            except Exception as error:  # A reader sees any failure at all as one.
                errors.append(repr(error))
                client = Client(nginx.port)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for version in range(1, rebuilds + 1):
            desk.source("read", 60, version)
            # Before the swap a reader may see the older one only; after it both are right for a moment.
            desk.build(root)
            known.add(version)
            expect(not errors, errors[:3])
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        nginx.stop()
    expect(not errors and counts[0] > rebuilds, errors[:3], counts)
    return f"{counts[0]} pages read during {rebuilds} rebuilds: 0 errors, 0 mixtures"
