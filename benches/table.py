#!/usr/bin/env python3
"""Measures `perelik import` on an invented spreadsheet of ROWS rows (10,000), a twentieth of them with one planted fault each.

    table.py PERELIK [ROWS]

Everything is invented; the same ROWS give the same bytes. Exits with 1 where a fault is not named at its cell, a sound row does not come in,
a faulty one does, the report has more than a paragraph a kind, or the same file again changes anything.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile
from xml.sax.saxutils import escape

SITE = {
    "site.yaml": "title: Приклад\nbase_url: https://example.org/\nhotline: \"112\"\n",
    "vocabulary/help.yaml": [("food", "Їжа"), ("medicine", "Ліки"), ("law", "Юридична допомога"), ("care", "Догляд удома")],
    "vocabulary/audiences.yaml": [("elderly", "Літні люди"), ("children", "Діти"), ("all", "Усі мешканці")],
    "vocabulary/areas.yaml": [("north", "Північ"), ("south", "Південь")],
    "vocabulary/kinds.yaml": [("ngo", "Громадська організація"), ("fund", "Благодійний фонд")],
}
COLUMNS = ["Назва", "Вид", "ЄДРПОУ", "Вид допомоги", "Для кого", "Район", "Телефон", "Години роботи", "Вулиця", "Місто", "Індекс", "Ел. пошта",
           "Сайт", "Перевірено", "Стан", "Широта", "Довгота", "Умови", "Документи", "Ціна"]
# One fault a kind: the column, and what stands there instead. The row has nothing else wrong.
FAULTS = [
    ("Телефон", "0501234"), ("Телефон", "05012345AB"), ("Телефон", "3.80501E+11"), ("Телефон", "050 123 45 67 89 01 23 45"),
    ("Телефон", "дзвоніть Марії"), ("Телефон", "#REF!"), ("Телефон", "+380 000 00"), ("Телефон", "050 12Х-45-67"),
    ("Години роботи", "зранку до вечора"), ("Години роботи", "9:00-25:00"), ("Години роботи", "пн-пд 9:00-18:00"),
    ("Години роботи", "пн-пт 9-18 крім свят церкви"), ("Години роботи", "пн 18:00-9:00 або раніше"), ("Години роботи", "пн-пт 9:75-18:00"),
    ("Вид", "Кооператив"), ("Вид", ""), ("Вид", "#NAME?"), ("Назва", ""),
    ("ЄДРПОУ", "14360571"), ("ЄДРПОУ", "1436O570"), ("ЄДРПОУ", "143605701234"), ("ЄДРПОУ", "немає коду"),
    ("Вид допомоги", "Пральня"), ("Вид допомоги", "Їжа; Пральня"), ("Для кого", "Марсіяни"), ("Район", "Захід"),
    ("Ел. пошта", "приклад.example.org"), ("Ел. пошта", "a@b@example.org"), ("Ел. пошта", "a b@example.org"), ("Ел. пошта", "a@"),
    ("Сайт", "ftp:/приклад"), ("Сайт", "javascript:alert(1)"), ("Сайт", "https://"), ("Перевірено", "31.02.2020"),
    ("Перевірено", "учора"), ("Перевірено", "2020-13-01"), ("Стан", "напівзачинено"), ("Широта", "91"), ("Довгота", "східна"),
    ("Широта", ""),
]


def code(number):
    """Returns an invented code of the register (below 30,000,000) with its right last digit."""
    digits = f"{number:07}"
    for more in (1, 3):
        rest = sum(int(digit) * (at + more) for at, digit in enumerate(digits)) % 11
        if rest < 10:
            return digits + str(rest)
    return digits + "0"


def row(number):
    """Returns a sound row."""
    hours = ["пн-пт 9:00-18:00", "пн-чт 8:00-17:00, пт 8:00-15:45", "щодня 10:00-20:00", "цілодобово"][number % 4]
    return {
        "Назва": f"ГО «Приклад {number}»", "Вид": ["Громадська організація", "Благодійний фонд"][number % 2], "ЄДРПОУ": code(2_000_000 + number),
        "Вид допомоги": ["Їжа", "Ліки", "Юридична допомога", "Догляд удома"][number % 4], "Для кого": ["Літні люди", "Діти; Літні люди", "Усі мешканці"][number % 3],
        "Район": ["Північ", "Південь", ""][number % 3], "Телефон": f"050 {number // 10_000:03}-{number // 100 % 100:02}-{number % 100:02}",
        "Години роботи": hours, "Вулиця": f"вул. Прикладна, {number % 300 + 1}", "Місто": "Прикладськ", "Індекс": f"{1000 + number % 90_000:05}",
        "Ел. пошта": f"o{number}@example.org", "Сайт": f"https://o{number}.example.org/", "Перевірено": f"{number % 28 + 1:02}.03.2020", "Стан": "",
        "Широта": f"48.{number % 9999:04}", "Довгота": f"37.{number % 9999:04}", "Умови": "Лише з довідкою", "Документи": "Паспорт; Довідка", "Ціна": "безкоштовно",
    }


def table(count):
    """Returns the rows, and the faults as (row in the sheet, column)."""
    rows, faults = [], []
    for number in range(count):
        own = row(number)
        if number % 20 == 7:
            column, value = FAULTS[number // 20 % len(FAULTS)]
            own[column] = value
            faults.append((number + 2, COLUMNS.index(column)))
        rows.append([own[column] for column in COLUMNS])
    return rows, faults


def letters(column):
    return chr(ord("A") + column)


def write_xlsx(path, rows):
    """Writes a sheet of texts, as a spreadsheet program would."""
    lines = []
    for at, cells in enumerate([COLUMNS, *rows], 1):
        text = "".join(f'<c r="{letters(column)}{at}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
                       for column, cell in enumerate(cells) if cell)
        lines.append(f'<row r="{at}">{text}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
                               f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Перелік" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), head + text)


def write_site(folder):
    for name, what in SITE.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(what if isinstance(what, str) else "".join(f"- id: {key}\n  name: {name}\n" for key, name in what))


def run(perelik, folder, *arguments):
    """Returns what a run printed, its seconds on the clock and of the processor, and its memory in MB."""
    begin = time.monotonic()
    child = subprocess.Popen([perelik, "import", *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)  # The run is over, and known to be.
    return out, time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def entries(folder):
    return {path.name: path.read_bytes() for path in (folder / "content/organisations").glob("*")}


def main():
    perelik, count = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    rows, faults = table(count)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_site(folder)
        write_xlsx(folder / "table.xlsx", rows)
        # All of them share words and a town, and nothing is to be asked.
        arguments = ["table.xlsx", "--similar", "--yes", "--format", "json"]
        out, wall, cpu, memory = run(perelik, folder, *arguments)
        print(f"{count} rows: {wall:.2f} s, CPU {cpu:.2f} s, {memory:.0f} MB")
        remarks = [remark for remark in json.loads(out)["remarks"] if remark["level"] == "error"]
        named = {(remark["row"], remark["column"]) for remark in remarks}
        # Of two columns that make one place either may be named.
        places = [{(row, letters(column)), *((row, half) for half in "PQ" if letters(column) in "PQ")} for row, column in faults]
        wrong += [f"not named: row {fault[0]}, {COLUMNS[fault[1]]}" for fault, own in zip(faults, places) if not own & named]
        before = entries(folder)
        if len(before) != count - len(faults):
            wrong.append(f"{len(before)} entries came in of {count - len(faults)}")
        out, wall, cpu, memory = run(perelik, folder, *arguments)
        print(f"again: {wall:.2f} s, CPU {cpu:.2f} s, {memory:.0f} MB")
        if entries(folder) != before:
            wrong.append("the same file again changed entries")
        out, *_ = run(perelik, folder, "table.xlsx", "--similar", "--lang", "en")
        paragraphs = sum(line.startswith("error[") for line in out.decode().splitlines())
        print(f"{len(faults)} faults of {len(FAULTS)} kinds in {paragraphs} paragraphs")
        if paragraphs > len(FAULTS):
            wrong.append(f"{paragraphs} paragraphs for {len(FAULTS)} kinds")
    print("\n".join(wrong[:20]) or "all as it must be")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
