// What was checked: one line a check, the faults below it, and the counts at the end.
const SHOWN = 12;

const shown = ([first, ...more]) => (first ? ` on ${first}${more.length ? ` and ${more.length} more` : ''}` : '');

export class Report {
  #counts = { passed: 0, failed: 0, skipped: 0 };

  // A check passes when it found no faults. A fault is words, or `[page, words]`; `scope` says how much was looked at.
  check(name, faults, scope = '') {
    this.#counts[faults.length ? 'failed' : 'passed'] += 1;
    const title = `${name}${scope && ` (${scope})`}`;
    if (!faults.length) return console.log(`ok ${title}`);
    const kinds = new Map();
    for (const fault of faults) {
      const [places, words] = Array.isArray(fault) ? [[`/${fault[0]}`], fault[1]] : [[], fault];
      kinds.set(words, [...(kinds.get(words) ?? []), ...places]);
    }
    console.log(`FAILED ${title}: ${kinds.size} faults`);
    for (const [words, places] of [...kinds].slice(0, SHOWN)) console.log(`  - ${words}${shown(places)}`);
    if (kinds.size > SHOWN) console.log(`  … and ${kinds.size - SHOWN} more`);
  }

  skip(name, why) {
    this.#counts.skipped += 1;
    console.log(`skipped ${name}: ${why}`);
  }

  // Prints the closing line; returns the exit code. With PERELIK_REQUIRE=all a skip is a failure.
  end() {
    const { passed, failed, skipped } = this.#counts;
    console.log(`browser: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed || (skipped && process.env.PERELIK_REQUIRE === 'all') ? 1 : 0;
  }
}
