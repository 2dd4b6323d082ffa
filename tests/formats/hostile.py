"""A site with a hostile text in every field that takes one, and whether each text comes back. Called by check.py.

What a field says is made from its name and the number of its entry, so nothing needs to be kept between writing and
checking, and a text that is found was carried by that very field. Over the entries, each field says each hostile text.
"""

import csv
import io
import json
import subprocess
import xml.etree.ElementTree as ET

import data
from desks import reader, unguarded

# Formulas, separators, quotes, line ends, and what begins or ends a part of XML, vCard, iCalendar, HTML and templates.
HOSTILE = (
    "=1+1", '+380 "x"; y, z', "-2", "@a", "'=1+1", "a;b,c\\d:e", "TEL:101", "END:VCARD", "BEGIN:VALARM",
    "]]></title><script>alert(1)</script>", "&amp;<b>\"'", "＝1+1", "\\n", "є" * 90, "{{ 7*7 }}", "'ять", "\"", "a\u2028b",
    "<!--<script>", "${x}`", "|a|b", "%0d%0a", "  =2",
)
KINDS = ("organisation", "meeting", "need", "page", "vocabulary", "site")
# Texts that are files, hosts or folders, and have a form of their own.
NAMED = {"logo", "icon", "file", "outputs", "embed_on", "checked_files", "folder", "ssh", "sftp", "s3", "bucket", "region", "path"}
ORGANISATION = ("name", "short_name", "sort_name", "summary", "source")
SERVICE = ("name", "details", "conditions", "cost", "source")
ADDRESS = ("street", "city", "postcode", "note", "how_to_get")


def say(n, field):
    """What a field of the n-th entry says."""
    shift = sum(map(ord, field))
    # Spaces around a text belong to nobody.
    return f"{HOSTILE[(n + shift) % len(HOSTILE)]} {field}{n:02}".strip()


def of(n, part, keys):
    return {key: say(n, f"{part}.{key}") for key in keys}


def organisation(n):
    return {
        **of(n, "organisation", ORGANISATION), "kind": "ngo", "links": [{"url": "https://example.org/", **of(n, "link", ["name"])}],
        "phones": [{"number": f"050 000-01-{n:02}", **of(n, "phone", ["label"])}],
        "services": [{"help": "food", **of(n, "service", SERVICE), "audiences": ["all"], "documents": [say(n, "service.documents")]}],
        "people": [{**of(n, "person", ["name", "role"]), "email": f"p{n}@example.org", "visibility": "public",
                    "consent": {"on": "2020-03-01", "by": say(n, "consent.by")}}],
        "address": {**of(n, "address", ADDRESS), "accessibility": [say(n, "address.accessibility")]},
        "verified": {"on": "2020-03-02", **of(n, "verified", ["by"])},
    }


def meeting(n):
    return {
        **of(n, "meeting", ["title", "place", "series", "source"]), "date": f"2020-03-{n + 1:02}", "start": "10:00",
        "attendees": [of(n, "attendee", ["name", "person", "role"])], "agenda": [say(n, "meeting.agenda")],
        "heard": [of(n, "heard", ["who", "text"])], "decisions": [of(n, "decision", ["text", "result"])],
        "tasks": [{**of(n, "task", ["what"]), "due": "2020-03-26"}], "channels": [of(n, "channel", ["name"])],
        "next": {"date": "2020-04-02", **of(n, "next", ["place"])},
        "documents": [{"file": "https://example.org/d.pdf", **of(n, "document", ["name"])}],
    }


def need(n):
    return {**of(n, "need", ["what", "unit", "note", "source"]), "resource": "masks", "required": 10, "provided": n}


def page(n):
    return of(n, "page", ["title", "summary", "source"])


def site_yaml():
    return {
        **of(0, "site", ["title", "description", "reports_to", "licence"]), "base_url": "https://example.org/",
        "hotline": {"short": "112", **of(0, "hotline", ["label"])}, "publisher": of(0, "publisher", ["name"]),
        "publish": {"coverage": True, "needs": True, "tasks": True},
    }


def term(n, id):
    codes = of(n, "term", ["name", "open_eligibility", "cluster", "katottg"])
    return {"id": id, **codes, "synonyms": [say(n, "term.synonyms")]}


VOCABULARY = {"help": "food", "audiences": "all", "areas": "a", "kinds": "ngo", "resources": "masks"}
MAKERS = {"organisation": organisation, "meeting": meeting, "need": need, "page": page,
          "vocabulary": lambda n: [term(n, "food")], "site": lambda n: site_yaml()}


def write(folder, perelik):
    for kind in KINDS:
        missing = free_texts(perelik, kind) - set(paths(json.dumps(MAKERS[kind](3), ensure_ascii=False)))
        assert not missing, f"no hostile text in {sorted(missing)}"

    def put(path, text):
        path = folder / "content" / path
        path.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, and says every text exactly.
        path.write_text(text if isinstance(text, str) else json.dumps(text, ensure_ascii=False), "utf-8")
    put("site.yaml", site_yaml())
    for n, (name, id) in enumerate(VOCABULARY.items()):
        put(f"vocabulary/{name}.yaml", [term(n, id)])
    entries = []
    for n in range(len(HOSTILE)):
        put(f"organisations/o{n:02}.yaml", organisation(n))
        put(f"needs/n{n:02}.yaml", need(n))
        for path, maker in ((f"meetings/2020-03-{n + 1:02}.md", meeting), (f"pages/p{n:02}.md", page)):
            put(path, "---\n" + json.dumps(maker(n), ensure_ascii=False) + "\n---\n")
        for kind, id in (("organisation", f"o{n:02}"), ("meeting", f"2020-03-{n + 1:02}"), ("need", f"n{n:02}")):
            entries.append({"kind": kind, "id": id, "first_seen": "2020-03-24", "changed": "2020-03-25", "sequence": n})
    put("ledger.yaml", {"entries": entries})


def paths(text):
    """Names the fields that said something, by the mark within each text."""
    return {word for text in strings(json.loads(text)) for word in [text.rsplit(" ", 1)[-1][:-2]] if "." in word}


def free_texts(perelik, kind):
    """Names every field of the program's own table that takes any text, and is not private."""
    run = subprocess.run([perelik, "schema", "--print", kind], capture_output=True, text=True, check=True)

    def is_free(rule):
        words = {"string", "number", "boolean"} == set(rule.get("type", ())) and rule.get("pattern") in (None, "\\S")
        parts = [*rule.get("anyOf", []), *([rule["items"]] if "items" in rule else [])]
        return words or any(map(is_free, parts))
    return {f"{part}.{key}" for part, shape in json.loads(run.stdout)["$defs"].items()
            for key, rule in shape.get("properties", {}).items()
            # A part may be written as its main text alone; its own fields are asked for.
            if key.isascii() and is_free(rule) and key not in NAMED | {"private"} and "$ref" not in json.dumps(rule)}


def strings(value):
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


# ---- readers ----


def of_json(path):
    return list(strings(json.loads(path.read_text("utf-8"))))


def of_exact_csv(path):
    cells = [cell for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), strict=True) for cell in row]
    lists = [json.loads(cell) for cell in cells if cell[:2] in ("[{", '["', '{"')]
    return [*cells, *strings(lists)]


def of_table(path):
    rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    return [unguarded(cell) for row in rows for cell in row]


def of_workbook(path):
    book = reader("openpyxl").load_workbook(path)
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def of_cards(path):
    found = []
    for card in reader("vobject").readComponents(path.read_text("utf-8")):
        for line in card.lines():
            value = line.value
            parts = value if isinstance(value, list) else vars(value).values() if hasattr(value, "__dict__") else [value]
            found += [part if isinstance(part, str) else ", ".join(map(str, part)) for part in parts]
    return found


def of_calendar(path):
    found = []
    for event in reader("icalendar").Calendar.from_ical(path.read_bytes()).walk():
        for value in event.values():
            found += [str(cat) for cat in value.cats] if hasattr(value, "cats") else [str(value)]
    return found


def of_feed(path):
    return [element.text or "" for element in ET.parse(path).getroot().iter()]


def of_hxl(path):
    hxl = reader("hxl")
    return [value for row in hxl.data(str(path), hxl.InputOptions(allow_local=True)) for value in row.values]


def of_pages(folder):
    return [text for page in sorted(folder.rglob("index.html")) for graph in data.linked_data(page) for text in strings(graph)]


def of_text(path):
    return [" ".join(path.read_text("utf-8").split())]


O = {f"organisation.{key}" for key in ORGANISATION}
OWN = {"organisation.name", "organisation.short_name", "organisation.summary"}
S = {f"service.{key}" for key in (*SERVICE, "documents")}
A = {f"address.{key}" for key in (*ADDRESS, "accessibility")}
P = {"person.name", "person.role", "link.name", "phone.label", "verified.by"}
M = {"meeting.title", "meeting.place", "meeting.series", "meeting.agenda", "attendee.name", "attendee.person", "attendee.role", "heard.who",
     "heard.text", "decision.text", "decision.result", "task.what", "channel.name", "next.place", "document.name"}
N = {"need.what", "need.unit", "need.note", "need.source"}
# Which fields a file carries, who reads it, and whether each text is a value of its own.
FILES = (
    ("data/organisations.json", of_json, O | A | P, True), ("data/organisations.csv", of_exact_csv, O | A | P, True),
    ("data/services.json", of_json, S, True), ("data/services.csv", of_exact_csv, S, True),
    ("data/meetings.json", of_json, M | {"meeting.source"}, True), ("data/meetings.csv", of_exact_csv, M, True),
    ("data/needs.json", of_json, N, True), ("data/needs.csv", of_exact_csv, N, True),
    ("data/hsds/organizations.json", of_json, O | A | P, True), ("data/hsds/services.json", of_json, S, True),
    ("data/3w.csv", of_hxl, {"organisation.name", "service.name", "service.details"}, True),
    ("data/835/organizations.csv", of_exact_csv, {"organisation.name", "organisation.summary", "person.name"}, True),
    ("list.csv", of_table, S | {"organisation.name", "organisation.sort_name", "organisation.source", "person.name", "address.street"}, False),
    ("list.xlsx", of_workbook, O | S | A | P | N | {"task.what", "meeting.title"}, False),
    ("needs.csv", of_table, N, False), ("tasks.csv", of_table, {"task.what", "meeting.title"}, False),
    ("organisations.vcf", of_cards, OWN | A | (P - {"link.name", "verified.by"}) | S - {"service.source"}, False),
    ("organisations-4.vcf", of_cards, OWN | A | (P - {"link.name", "verified.by"}) | S - {"service.source"}, False),
    ("calendar.ics", of_calendar, M, False),
    ("meetings.atom", of_feed, {"meeting.title", "decision.text"}, False),
    ("changes.atom", of_feed, {"organisation.name", "meeting.title"}, False),
    ("organisations", of_pages, OWN | {"person.name", "person.role", "service.name", "service.details", "address.street"}, False),
    ("meetings", of_pages, {"meeting.title", "meeting.place", "attendee.name"}, False),
    ("list.txt", of_text, OWN | (S - {"service.source"}) | (P - {"verified.by"}) | A, False),
)


def comes_back(site):
    """Every hostile text, equal, in every file that carries its field."""
    if site.name != "hostile":
        return
    for name, read, fields, is_exact in FILES:
        found = [spaced(text) for text in read(site / name)] if not is_exact else read(site / name)
        whole, lines = set(found), "\n".join(found)
        for n in range(len(HOSTILE)):
            lost = [say(n, field) for field in sorted(fields) if not (say(n, field) in whole if is_exact else spaced(say(n, field)) in lines)]
            # The feed tells the newest hundred changes; a week has more.
            assert not lost, f"{name}: {lost[:3]}"


def spaced(text):
    """A line separator is a line end in vCard and iCalendar, and a space on one line of text."""
    return " ".join(text.split())
