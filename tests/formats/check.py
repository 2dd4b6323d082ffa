"""Reads the open formats of built sites with other people's readers. Called by tests/run.sh; by hand:

    target/tools/formats/bin/python tests/formats/check.py SITE_FOLDER…
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import data
import desks
import hostile
from data import Skip

try:
    import feedparser
except ImportError:
    feedparser = None

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BOM = b"\xef\xbb\xbf"
# RFC 3339, upper case as RFC 4287 wants it.
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
COUNTS = Counter(passed=0, failed=0, skipped=0)


def strict_csv(data, separator):
    """Reads RFC 4180 letter by letter: no bare quote, no bare CR or LF, CRLF after every record."""
    records, record, cell, state = [], [], "", "start"
    for n, c in enumerate(data):
        if state == "quoted":
            if c == '"':
                state = "quote"
            else:
                cell += c
        elif c == '"' and state in ("start", "quote"):
            # A second quote after one inside a quoted cell is a quote of the text.
            cell += '"' if state == "quote" else ""
            state = "quoted"
        elif c == separator and state != "cr":
            record.append(cell)
            cell, state = "", "start"
        elif c == "\r" and state != "cr":
            state = "cr"
        elif c == "\n" and state == "cr":
            records.append([*record, cell])
            record, cell, state = [], "", "start"
        elif state in ("start", "bare") and c not in '"\r\n':
            cell += c
            state = "bare"
        else:
            raise ValueError(f"character {n}: {c!r} after {data[max(0, n - 20):n]!r}")
    if state != "start" or record or cell:
        raise ValueError("the last record does not end in CRLF")
    return records


def list_csv(site):
    data = (site / "list.csv").read_bytes()
    assert data.startswith(BOM), "no byte order mark, which Excel expects"
    assert BOM not in data[3:], "a second byte order mark"
    heading, *rows = strict_csv(data[3:].decode("utf-8"), ";")
    assert len(set(heading)) == len(heading) and all(heading), f"headings {heading}"
    for n, row in enumerate(rows, 2):
        assert len(row) == len(heading), f"record {n} has {len(row)} cells of {len(heading)}"
        for cell in row:
            # A spreadsheet would run such a cell (CWE-1236).
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r"), f"record {n}: a formula: {cell[:20]}"
    return rows


def list_json(site):
    rows = json.loads((site / "list.json").read_text("utf-8"))["rows"]
    table = list_csv(site)
    assert len(rows) == len(table), f"{len(rows)} rows, but {len(table)} in list.csv"
    for n, (row, cells) in enumerate(zip(rows, table), 2):
        name = row["organisation"]["name"]
        assert desks.unguarded(cells[0]) == name, f"record {n} of list.csv is {cells[0]}, not {name}"


def well_formed(site):
    if not shutil.which("xmllint"):
        raise Skip("xmllint is missing (apt-get install libxml2-utils)")
    for name in ("meetings.atom", "changes.atom", "sitemap.xml"):
        run = subprocess.run(["xmllint", "--noout", "--nonet", site / name], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr


def foreign_reader(site):
    if not feedparser:
        raise Skip("feedparser is missing (pip install -r tests/formats/requirements.txt)")
    for name in ("meetings.atom", "changes.atom"):
        feed = feedparser.parse((site / name).read_bytes())
        assert feed.bozo == 0, feed.bozo_exception
        assert feed.version == "atom10", feed.version
        # Without a ledger there is no history to tell.
        assert feed.entries or name == "changes.atom", f"{name} has no entries"


def one(element, name):
    found = element.findall(ATOM + name)
    assert len(found) == 1 and "".join(found[0].itertext()).strip(), f"{len(found)} {name} in {element.tag}"
    return "".join(found[0].itertext())


def rfc_4287(site):
    for name in ("meetings.atom", "changes.atom"):
        musts(ET.parse(site / name).getroot())


def musts(feed):
    entries = feed.findall(ATOM + "entry")
    assert feed.tag == ATOM + "feed"
    for element in (feed, *entries):
        one(element, "title")
        assert re.match(r"[a-z][a-z0-9+.-]*:\S+$", one(element, "id")), "an id that is no IRI"
        assert TIME.fullmatch(one(element, "updated")), f"updated {one(element, 'updated')}"
        links = element.findall(ATOM + "link")
        assert all(link.get("href") for link in links), "a link without href"
        kinds = Counter((link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate")
        assert all(n == 1 for n in kinds.values()), f"several alternates: {kinds}"
        assert kinds or element.find(ATOM + "content") is not None or element is feed, "neither content nor alternate"
    authors = [element.find(ATOM + "author") for element in (feed, *entries)]
    assert authors[0] is not None or all(author is not None for author in authors[1:]), "no author"
    assert all(one(author, "name") for author in authors if author is not None)
    assert any(link.get("rel") == "self" for link in feed.findall(ATOM + "link")), "no link to itself"
    ids = [one(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids), "an id twice"


def sitemap(site):
    base = json.loads((site / "list.json").read_text("utf-8"))["source"]
    root = ET.parse(site / "sitemap.xml").getroot()
    urls = [loc.text for loc in root.iter(SITEMAP + "loc")]
    assert root.tag == SITEMAP + "urlset" and urls
    assert len(set(urls)) == len(urls), "an address twice"
    for url in urls:
        assert url.startswith(base), f"{url} is not below {base}"
        path = site / unquote(url.removeprefix(base))
        assert (path / "index.html" if url.endswith("/") else path).is_file(), f"{url}: no such page"


def manifest(site):
    files = json.loads((site / "manifest.json").read_text("utf-8"))["files"]
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    there -= {"manifest.json", ".gitignore"}
    assert there == set(files), f"listed or there, but not both: {sorted(there ^ set(files))[:5]}"
    for name, entry in files.items():
        data = (site / name).read_bytes()
        assert len(data) == entry["size"], f"{name}: {len(data)} bytes"
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], f"{name}: another SHA-256"


CHECKS = {
    "list.csv is RFC 4180 with BOM, semicolons and CRLF": list_csv,
    "list.json has the rows of list.csv": list_json,
    "feeds and sitemap.xml: xmllint": well_formed,
    "feeds: feedparser": foreign_reader,
    "feeds: the MUSTs of RFC 4287": rfc_4287,
    "sitemap.xml names pages that exist": sitemap,
    "every hostile text comes back equal through each format's reader": hostile.comes_back,
    "list.csv: every name again, after its guard is taken off": desks.table_says_the_names,
    "list.xlsx: openpyxl": desks.workbook,
    "organisations*.vcf: vobject": desks.cards,
    "calendar.ics and meetings/*.ics: icalendar": desks.calendar,
    "list.txt and share.txt": desks.plain_text,
    "data/*.json: jsonschema, with our own schemas": data.rows_fit_their_schema,
    "data/*.csv is RFC 4180 and says what the JSON says": lambda site: data.csv_says_what_json_says(site, strict_csv),
    "data/datapackage.json: frictionless": lambda site: data.frictionless_package(site, "data"),
    "data/hsds/*.json: jsonschema, with the schemas of HSDS": data.hsds_json,
    "data/hsds/datapackage.json: frictionless": lambda site: data.frictionless_package(site, "data/hsds"),
    "data/hsds/*.csv: frictionless, with the package of HSDS": data.hsds_columns,
    "data/3w.csv: libhxl": data.hxl_table,
    "data/835/*.csv: the columns of the resolution": data.resolution_835,
    "JSON-LD: the classes and properties of schema.org": data.json_ld,
    "manifest.json lists every file with its SHA-256": manifest,
}


def run(site, title, check):
    try:
        check(site)
    except Skip as why:
        COUNTS["skipped"] += 1
        print(f"skipped {site.name}: {title}: {why}")
    except Exception as fault:  # Whatever a foreign reader says is a fault of the format.
        COUNTS["failed"] += 1
        print(f"FAILED {site.name}: {title}: {type(fault).__name__} {fault}")
    else:
        COUNTS["passed"] += 1
        print(f"ok {site.name}: {title}")


if sys.argv[1:2] == ["--write-hostile"]:
    hostile.write(Path(sys.argv[2]), sys.argv[3])
    sys.exit()
for folder in map(Path, sys.argv[1:]):
    for title, check in CHECKS.items():
        run(folder, title, check)
print("formats: {passed} passed, {failed} failed, {skipped} skipped".format(**COUNTS))
lacking = COUNTS["skipped"] and os.environ.get("PERELIK_REQUIRE") == "all"
sys.exit(1 if COUNTS["failed"] or lacking or not COUNTS["passed"] else 0)
