#!/usr/bin/env python3
"""Makes a copy of the good site with one mistake of mistakes.yaml in it.

    apply.py SITE_OUT ID      the site with the mistake ID, in the new folder SITE_OUT
    apply.py --verify         applies every row in memory: finds occur once, lines are there

What a row may hold is said at the head of mistakes.yaml. Needs PyYAML.
"""
import os
import shutil
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
GOOD = os.path.join(HERE, "site")


def rows():
    with open(os.path.join(HERE, "mistakes.yaml"), encoding="utf-8") as f:
        return yaml.load(f, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def recode(text, how):
    """The bytes of a text as another program would have saved them."""
    if how == "cp1251":
        # Notepad writes what the code page lacks as a question mark; U+02BC becomes an apostrophe.
        return text.replace("\u02bc", "'").encode("cp1251", "replace")
    if how == "utf16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    if how == "mojibake":
        # UTF-8 read as Windows-1251 and saved as UTF-8 again.
        return "".join(
            bytes([b]).decode("cp1251", "ignore") or chr(b) for b in text.encode("utf-8")
        ).encode("utf-8")
    raise ValueError("unknown bytes operation: " + how)


def changes(row):
    """What the mistake does to the good site: [(path, bytes or None)]; None deletes the file."""
    file = row["file"]
    if "add" in row:
        add = row["add"]
        if "copy" in add:
            with open(os.path.join(GOOD, add["copy"]), "rb") as f:
                return [(file, f.read())]
        return [(file, add["text"].encode("utf-8"))]
    with open(os.path.join(GOOD, row.get("delete", file)), "rb") as f:
        good = f.read()
    if "delete" in row:
        return [(row["delete"], None)]
    if "rename" in row:
        return [(file, None), (row["rename"], good)]
    text = good.decode("utf-8")
    if "bytes" in row:
        return [(file, recode(text, row["bytes"]))]
    n = text.count(row["find"])
    if n != 1:
        raise ValueError("%s: find occurs %d times" % (row["id"], n))
    return [(file, text.replace(row["find"], row["replace"]).encode("utf-8"))]


def apply(row, out):
    shutil.copytree(GOOD, out)
    for path, data in changes(row):
        full = os.path.join(out, path)
        if data is None:
            os.remove(full)
        else:
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "wb") as f:
                f.write(data)


def place(row):
    """The file in which the message is expected."""
    return row.get("at") or row.get("rename") or row["file"]


def verify(row):
    bad = []
    done = changes(row)
    if "find" in row:
        with open(os.path.join(GOOD, row["file"]), encoding="utf-8") as f:
            good = f.read()
        new = done[0][1].decode("utf-8")
        if new == good:
            bad.append("changes nothing")
        # The line is one that the change touched, or the row says why not with also_lines.
        first = good[: good.index(row["find"])].count("\n") + 1
        last = first + max(row["replace"].count("\n"), 0)
        if not first <= row["line"] <= last and "also_lines" not in row:
            bad.append("line %d is outside %d-%d" % (row["line"], first, last))
        if row["line"] > new.count("\n") + 1:
            bad.append("line is below the end")
        fixed = row.get("fixed")
        for one in fixed if isinstance(fixed, list) else [fixed] if fixed is not None else []:
            if one == row["replace"]:
                bad.append("fixed is the mistake")
    if row["fixable"] != ("fixed" in row):
        bad.append("fixable and fixed disagree")
    ops = [k for k in ("find", "bytes", "rename", "add", "delete") if k in row]
    if len(ops) != 1 or ("find" in row) != ("replace" in row):
        bad.append("one operation is needed: %s" % ops)
    if not 1 <= len(row["words"]) <= 4 or any(w != w.lower() for w in row["words"]):
        bad.append("words")
    if row["source"] != "clerk" and not row["source"].startswith("http"):
        bad.append("source")
    return bad


def main(argv):
    table = rows()
    if argv == ["--verify"]:
        ids = [r["id"] for r in table]
        faults = ["%s: %s" % (r["id"], b) for r in table for b in verify(r)]
        if ids != ["m%03d" % (i + 1) for i in range(len(ids))]:
            faults.append("ids are not m001 and so on")
        seen = {}
        for r in table:
            key = str(sorted((p, d) for p, d in changes(r)))
            if key in seen:
                faults.append("%s is %s again" % (r["id"], seen[key]))
            seen[key] = r["id"]
        print("\n".join(faults) or "%d rows apply" % len(table))
        return 1 if faults else 0
    if len(argv) != 2:
        print(__doc__)
        return 2
    out, wanted = argv
    for row in table:
        if row["id"] == wanted:
            apply(row, out)
            print("%s:%d" % (place(row), row["line"]))
            return 0
    print("no such row: " + wanted, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
