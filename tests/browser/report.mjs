// What was checked: one line a check, the faults below it, and the counts at the end.
const SHOWN = 12;

export class Report {
  #counts = { passed: 0, failed: 0, skipped: 0 };

  // A check passes when it found no faults. `scope` says how much was looked at.
  check(name, faults, scope = '') {
    const kinds = [...new Set(faults)];
    this.#counts[kinds.length ? 'failed' : 'passed'] += 1;
    if (!kinds.length) return console.log(`ok ${name}${scope && ` (${scope})`}`);
    console.log(`FAILED ${name}${scope && ` (${scope})`}: ${kinds.length}`);
    for (const fault of kinds.slice(0, SHOWN)) console.log(`  - ${fault}`);
    if (kinds.length > SHOWN) console.log(`  … and ${kinds.length - SHOWN} more`);
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
