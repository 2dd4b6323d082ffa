"""Checks of open data with validators that others wrote. Called by check.py."""

import csv
import importlib
import io
import json
import re
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

HSDS = Path(__file__).resolve().parents[3] / "shared" / "hsds" / "schema"
TABLES = ("organisations", "services", "meetings", "needs", "terms")


class Skip(Exception):
    """What is missing for a check, and how to get it."""


def package(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Skip(f"{name} is missing (pip install -r tests/formats/requirements.txt)") from None


def load(path):
    return json.loads(path.read_text("utf-8"))


# ---- data/ ----


def rows_fit_their_schema(site):
    jsonschema = package("jsonschema")
    for name in TABLES:
        schema = load(site / "data" / f"{name}.schema.json")
        checker = jsonschema.Draft202012Validator
        checker.check_schema(schema)
        validator = checker(schema, format_checker=checker.FORMAT_CHECKER)
        faults = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(load(site / "data" / f"{name}.json"))]
        assert not faults, f"{name}: {faults[:3]}"


def csv_says_what_json_says(site, strict_csv):
    for name in TABLES:
        text = (site / "data" / f"{name}.csv").read_bytes().decode("utf-8")
        assert not text.startswith("\ufeff"), f"{name}: a byte order mark"
        heading, *records = strict_csv(text, ",")
        rows = load(site / "data" / f"{name}.json")["rows"]
        assert len(rows) == len(records), f"{name}: {len(rows)} rows, {len(records)} records"
        for row, record in zip(rows, records):
            assert set(row) <= set(heading), f"{name}: {set(row) - set(heading)} has no column"
            for column, cell in zip(heading, record):
                value = row.get(column, "")
                same = cell == value if isinstance(value, str) else json.loads(cell) == value
                assert same, f"{name} {row.get('id')}: {column}: {cell!r} is not {value!r}"
        # Another reader, that of Python itself.
        assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [heading, *records], f"{name}: csv reads otherwise"


def frictionless_package(site, folder):
    frictionless = package("frictionless")
    report = frictionless.validate(str(site / folder / "datapackage.json"))
    faults = [str(fault) for fault in report.flatten(["title", "fieldName", "rowNumber", "note"])]
    assert report.valid, f"{faults[:3]} {report.errors[:2]}"
    assert len(report.tasks) > 3, "no tables"


# ---- HSDS ----


def closed(schema):
    """Refuses properties that a schema does not name, everywhere within."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema["additionalProperties"] = False
        for inner in schema.values():
            closed(inner)
    elif isinstance(schema, list):
        for inner in schema:
            closed(inner)
    return schema


def hsds_schemas():
    """The schemas of HSDS 3.1 are CC BY-SA and in no package registry; who has them beside the checkout checks with them."""
    if not HSDS.is_dir():
        return None
    return {name: closed(load(HSDS / "compiled" / f"{name}.json")) for name in ("organization", "service")}


def hsds_json(site):
    jsonschema = package("jsonschema")
    schemas = hsds_schemas()
    files = {"organization": [site / "data/hsds/organizations.json"], "service": [site / "data/hsds/services.json"]}
    if not schemas:
        print("note: the HSDS 3.1 schemas (../shared/hsds) are not here, so HSDS JSON was only read, not validated")
    count = 0
    for name, paths in files.items():
        for path in paths:
            page = load(path)
            assert page["total_items"] == len(page["contents"]) == page["size"]
            for entry in page["contents"]:
                hsds_record(jsonschema, schemas and schemas[name], entry)
                count += 1
    for path in (site / "data/hsds/organizations").glob("*.json"):
        hsds_record(jsonschema, schemas and schemas["organization"], load(path))
        count += 1
    assert count, "no record"


def hsds_record(jsonschema, schema, entry):
    ids = [record["id"] for record in records(entry) if "taxonomy" not in record]
    assert len(set(ids)) == len(ids), f"an id twice in {entry['name']}"
    if schema:
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
        faults = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(entry)]
        assert not faults, f"{entry['name']}: {faults[:3]}"


def records(value):
    if isinstance(value, dict):
        if "id" in value:
            yield value
        for inner in value.values():
            yield from records(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from records(inner)


def hsds_columns(site):
    """The specification's own package, where it is at hand, accepts the tables."""
    official = HSDS.parent / "datapackage.json"
    if not official.is_file():
        print("note: the HSDS 3.1 data package (../shared/hsds) is not here, so the columns were checked by our own package only")
        return
    frictionless = package("frictionless")
    for resource in load(official)["resources"]:
        path = site / "data/hsds" / resource["path"]
        if path.exists():
            schema = {**resource["schema"]}
            schema.pop("foreignKeys", None)
            found = frictionless.Resource(path=path.name, basepath=str(path.parent), schema=frictionless.Schema.from_descriptor(schema))
            report = found.validate()
            assert report.valid, f"{path.name}: {report.flatten(['title', 'fieldName', 'note'])[:3]}"


# ---- HXL ----


def hxl_table(site):
    hxl = package("hxl")
    path = str(site / "data/3w.csv")
    source = hxl.data(path, hxl.InputOptions(allow_local=True))
    found = list(source)
    assert found and "#org+name" in source.display_tags, source.display_tags
    rows = load(site / "data/organisations.json")["rows"]
    named = {row.get("#org+name") for row in found}
    wanted = {row["name"] for row in rows if not row.get("desk")}
    assert wanted == named, f"{list(wanted ^ named)[:3]}"
    assert hxl.data(path, hxl.InputOptions(allow_local=True)).validate(), "hxl refuses it"


# ---- resolution 835 ----


def resolution_835(site):
    schema = HSDS.parents[1] / "open-data-835"
    for name in ("organizations", "organizationUnits"):
        heading, *rows = csv.reader(io.StringIO((site / f"data/835/{name}.csv").read_text("utf-8"), newline=""), strict=True)
        assert len(set(heading)) == len(heading) == 26
        assert all(len(row) == 26 for row in rows)
        for row in rows:
            cells = dict(zip(heading, row))
            phones = cells["contactPointTelephone"]
            assert not phones or all(re.fullmatch(r"\+\d{8,15}", phone) for phone in phones.split(", ")), phones
        if schema.is_dir():
            # That copy was made from a spreadsheet and keeps its line breaks within some names.
            wanted = [row["name"].replace("\u2028", "") for row in csv.DictReader((schema / f"{name}.csv").open(encoding="utf-8", newline=""))]
            assert heading == wanted, f"{[pair for pair in zip(heading, wanted) if pair[0] != pair[1]]}"
        else:
            print("note: the columns of resolution 835 (../shared/open-data-835) are not here to compare with")


# ---- JSON-LD ----


class Scripts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.found = False, []

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.found[-1] += data


def linked_data(page):
    reader = Scripts()
    reader.feed(page.read_text("utf-8"))
    return [json.loads(text) for text in reader.found]


def json_ld(site):
    schema_org = package("schema_org")
    seen = set()
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        for graph in linked_data(page):
            assert graph.pop("@context") == "https://schema.org", page
            for node in graph.get("@graph", [graph]):
                vocabulary(schema_org, node, f"{page.relative_to(site)}", seen)
    wanted = {"WebSite", "WebPage", "ItemList", "Event"}
    assert wanted <= seen and seen & {"NGO", "GovernmentOrganization", "Organization"}, f"only {sorted(seen)}"


def vocabulary(schema_org, node, place, seen):
    """Holds a node to the classes and properties of the vocabulary: each property in its domain, each value in its range."""
    kind = node["@type"]
    model = getattr(schema_org, kind, None)
    assert model, f"{place}: schema.org has no {kind}"
    seen.add(kind)
    properties = properties_of(model)
    for key, value in node.items():
        if key.startswith("@"):
            continue
        assert key in properties, f"{place}: {kind} has no {key}"
        for item in value if isinstance(value, list) else [value]:
            in_range(schema_org, properties[key], item, f"{place} {kind}.{key}", seen)


def properties_of(model):
    return {entry.schema_name: entry for base in model.__mro__ for entry in getattr(base, "SCHEMA_PROPERTIES", ())}


def in_range(schema_org, entry, item, place, seen):
    ranges = {str(name).rsplit("/", 1)[-1] for name in entry.ranges}
    if isinstance(item, dict):
        if set(item) == {"@id"}:
            return
        model = getattr(schema_org, item["@type"], None)
        assert model, f"{place}: no class {item['@type']}"
        ancestors = {getattr(base, "SCHEMA_TYPE", "").rsplit("/", 1)[-1] for base in model.__mro__}
        assert ancestors & ranges, f"{place}: {item['@type']} is none of {sorted(ranges)}"
        vocabulary(schema_org, item, place, seen)
    elif isinstance(item, bool):
        assert "Boolean" in ranges, f"{place}: {item}"
    elif isinstance(item, (int, float)):
        assert ranges & {"Number", "Integer", "Float", "Text"}, f"{place}: {item}"
    elif ranges & {"Text", "URL", "CssSelectorType", "XPathType", "PronounceableText"}:
        return
    elif ranges & {"Date", "DateTime", "Time"}:
        moment(item, ranges, place)
    else:
        # A member of an enumeration is named by its address.
        assert item.startswith("https://schema.org/"), f"{place}: {item} is none of {sorted(ranges)}"


def moment(text, ranges, place):
    if re.fullmatch(r"\d{2}:\d{2}(:\d{2})?", text):
        assert "Time" in ranges, place
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        assert "Date" in ranges and date.fromisoformat(text), place
    else:
        assert "DateTime" in ranges and datetime.fromisoformat(text), place
