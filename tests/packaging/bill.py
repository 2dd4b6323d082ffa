"""Holds a bill of materials (CycloneDX) against Cargo.lock: python3 bill.py BILL LOCK."""

import json
import re
import sys

bill = json.load(open(sys.argv[1], encoding="utf-8"))
lock = open(sys.argv[2], encoding="utf-8").read()
locked = {match[:2]: match[2] for match in re.findall(r'name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]*"\nchecksum = "([^"]+)"', lock)}
assert bill["bomFormat"] == "CycloneDX" and bill["metadata"]["component"]["name"] == "perelik", "no bill of perelik"
faults, named = [], set()
for part in bill["components"]:
    key = (part["name"], part["version"])
    named.add(part["name"])
    hashes = {h["content"] for h in part.get("hashes", []) if h["alg"] == "SHA-256"}
    if key not in locked:
        faults.append(f"{key} is not locked")
    elif hashes != {locked[key]}:
        faults.append(f"{key} has hash {hashes}")
    if not part.get("licenses") or not part.get("purl", "").startswith("pkg:cargo/"):
        faults.append(f"{key} has no licence or no address")
for name in ("tera", "pulldown-cmark", "serde_yaml", "walkdir", "notify", "clap"):
    if name not in named:
        faults.append(f"{name} is missing")
if faults:
    sys.exit("\n".join(faults))
print(f"{len(bill['components'])} crates in the bill of materials")
