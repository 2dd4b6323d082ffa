"""Checks of what the desks get, with readers that others wrote. Called by check.py.

The facts each reader must find again are those of data/*.json, which says them letter by letter.
"""

import csv
import importlib
import io
import json
import re
from datetime import datetime

from data import Skip


def reader(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Skip(f"{name} is missing (pip install -r tests/formats/requirements.txt)") from None


def rows(site, name):
    return json.loads((site / "data" / f"{name}.json").read_text("utf-8"))["rows"]


def unguarded(cell):
    """Takes the apostrophe off as `import` does: only where what follows would run, or is guarded itself."""
    runs = re.match("[ \u00a0\u3000]*[=+\\-@\t\r\n＝＋－＠]", cell[1:])
    return cell[1:] if cell[:1] == "'" and (runs or (cell[1:2] == "'" and unguarded(cell[1:]) != cell[1:])) else cell


def counted(site):
    return [row for row in rows(site, "organisations") if not row["desk"]]


# ---- tables ----


def table_says_the_names(site):
    text = (site / "list.csv").read_bytes().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    names = {unguarded(row[0]) for row in table[1:]}
    assert names == {row["name"] for row in counted(site)}, names ^ {row["name"] for row in counted(site)}


def workbook(site):
    openpyxl = reader("openpyxl")
    book = openpyxl.load_workbook(site / "list.xlsx")
    for sheet in book:
        assert sheet.freeze_panes and sheet.auto_filter.ref, f"{sheet.title}: neither frozen nor filtered"
        assert all(sheet.column_dimensions[cell.column_letter].width > 8 for cell in sheet[1]), "a narrow column"
        assert sheet.auto_filter.ref == sheet.dimensions and sheet.freeze_panes == "B2", sheet.title
        assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.orientation == "landscape", sheet.title
        assert all(cell.font.b and cell.number_format == "@" for cell in sheet[1]), f"{sheet.title}: a head like a row"
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula"
                assert cell.data_type != "s" or cell.number_format == "@", f"{cell.coordinate} is not kept as text"
                assert cell.is_date == (cell.number_format == "dd.mm.yyyy"), f"{cell.coordinate} is not shown as a day"
                assert not re.match("[=+@-]", str(cell.value or "")) or cell.data_type != "s" or cell.quotePrefix, cell.coordinate
                assert cell.hyperlink is None and len(str(cell.value or "")) <= 32767
    organisations = book.worksheets[1]
    heading = [cell.value for cell in organisations[1]]
    found = [dict(zip(heading, (cell.value for cell in line))) for line in organisations.iter_rows(min_row=2)]
    wanted = rows(site, "organisations")
    assert [line["Організація"] for line in found] == [row["name"] for row in wanted]
    assert [line["Коротко"] for line in found] == [row.get("summary") for row in wanted]
    for line, row in zip(found, wanted):
        assert line["Код ЄДРПОУ"] == row.get("edrpou"), f"{row['id']}: a code that is no text"
        assert len(re.findall(r"\d{3} \d{3}-\d\d-\d\d|\b\d{3,4}\b", line["Телефони"] or "")) >= len(row.get("phones", [])) or not row.get("phones")
    active = book.properties
    assert active.created == datetime.fromisoformat(json.loads((site / "data/needs.json").read_text())["date"])


# ---- content lines ----


def in_lines(text):
    """A line separator is a line end here: readers split lines at it."""
    return text and text.replace("\u2028", "\n")


def content_lines(path):
    """What vobject and icalendar let pass: CRLF after every line, 75 octets at most, no other control characters."""
    data = path.read_bytes()
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, f"{path.name}: {len(line)} octets: {line[:40]}"
        line.decode("utf-8")
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), f"{path.name}: a control character"


def cards(site):
    vobject = reader("vobject")
    wanted = rows(site, "organisations")
    services = rows(site, "services")
    for name, version in (("organisations.vcf", "3.0"), ("organisations-4.vcf", "4.0")):
        content_lines(site / name)
        found = list(vobject.readComponents((site / name).read_text("utf-8")))
        shown = [row for row in wanted if row["status"] != "closed"]
        assert [card.fn.value for card in found] == [in_lines(row["name"]) for row in shown], name
        assert all(card.version.value == version for card in found)
        uids = [card.uid.value for card in found]
        assert len(set(uids)) == len(uids)
        for card, row in zip(found, shown):
            one_card(card, row, [s for s in services if s["organisation"] == row["id"]])
    for row in wanted:
        path = site / "organisations" / f"{row['id']}.vcf"
        content_lines(path)
        card = vobject.readOne(path.read_text("utf-8"))
        assert card.fn.value == in_lines(row["name"]) and card.version.value == "3.0"


def one_card(card, row, services):
    numbers = {tel.value.removeprefix("tel:") for tel in card.contents.get("tel", [])}
    owners = [row, *services, *row.get("people", [])]
    wanted = {phone["number"] for owner in (row, *services) for phone in owner.get("phones", [])}
    wanted |= {person["phone"] for person in row.get("people", []) if person.get("phone")}
    assert numbers == wanted, f"{row['id']}: {numbers ^ wanted}"
    mails = {mail.value for mail in card.contents.get("email", [])}
    assert mails == {owner["email"] for owner in owners if owner.get("email")}, f"{row['id']}: {mails}"
    assert not row.get("summary") or in_lines(row["summary"]) in card.note.value, f"{row['id']}: {card.note.value!r}"


def calendar(site):
    icalendar = reader("icalendar")
    wanted = {row["id"]: row for row in rows(site, "meetings")}
    files = {site / "calendar.ics": list(wanted.values())}
    files |= {site / "meetings" / f"{id}.ics": [row] for id, row in wanted.items()}
    uids = {}
    for path, meetings in files.items():
        content_lines(path)
        read = icalendar.Calendar.from_ical(path.read_bytes())
        assert not read.errors and read["version"] == "2.0" and read["prodid"]
        zones = {str(zone["tzid"]) for zone in read.walk("VTIMEZONE")}
        events = read.walk("VEVENT")
        # What minutes announce is an event before it has a file, and so a row.
        days = {row["date"] for row in meetings}
        announced = {day(event) for event in events} - days
        assert announced <= {row["next"]["date"] for row in meetings if row.get("next")}, f"{path.name}: {announced}"
        events = [event for event in events if day(event) in days]
        assert len(events) == len(meetings), f"{path.name}: {len(events)} events"
        assert not read.walk("VALARM")
        for event, row in zip(events, meetings):
            assert not event.errors and str(event["summary"]) == in_lines(row["title"]), f"{path.name}: {event['summary']}"
            moment(event, row, zones)
            assert event["status"] == ("CANCELLED" if row["status"] == "cancelled" else "CONFIRMED")
            assert uids.setdefault(row["id"], str(event["uid"])) == str(event["uid"]) and event["dtstamp"]
            assert (str(event["location"]) if "location" in event else None) == in_lines(row.get("place"))
    assert len(set(uids.values())) == len(uids)


def day(event):
    start = event["dtstart"].dt
    return (start.date() if isinstance(start, datetime) else start).isoformat()


def moment(event, row, zones):
    start = event["dtstart"].dt
    if row.get("start"):
        assert start.strftime("%Y-%m-%d %H:%M") == f"{row['date']} {row['start'][:5]}"
        assert event["dtstart"].params["tzid"] in zones, "a zone that the file does not bring"
        # The zone that the file brings and the one that the reader knows agree.
        if row.get("end"):
            assert event["dtend"].dt.strftime("%H:%M") == row["end"][:5]
    else:
        assert not isinstance(start, datetime) and start.isoformat() == row["date"], "no all-day event"


# ---- text ----


def plain_text(site):
    text = (site / "list.txt").read_text("utf-8")
    for row in counted(site):
        assert " ".join(row["name"].split()) in text, row["id"]
    for row in rows(site, "organisations"):
        share = (site / "organisations" / row["id"] / "share.txt").read_text("utf-8")
        assert share.startswith(" ".join(row["name"].split())) and row["page"] in share
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", share)
    assert "<" not in (site / "share.txt").read_text("utf-8")
