// The script of the keys against the table, and against what the program itself makes of 20,000 words.
//   node tests/search/keys.mjs target/tmp        (written there by the Rust test of the same name)
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = process.argv[2];
await import(pathToFileURL(resolve(folder, 'search-keys.js')));
const { split, wanted, keys, retyped, tolerance, isNear } = globalThis.perelik.words;
const faults = [];

let compared = 0;
for (const line of readFileSync(join(folder, 'search-keys.jsonl'), 'utf8').trim().split('\n')) {
  const [text, words] = JSON.parse(line);
  const own = split(text).map(word => [word, keys(word)]);
  if (JSON.stringify(own) !== JSON.stringify(words)) faults.push(`${text}: ${JSON.stringify(own)} here, ${JSON.stringify(words)} there`);
  compared += 1;
}

const table = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../tables/search_pairs.tsv'), 'utf8').trim().split('\n').slice(1);
const pairs = (query, indexed, fits) => wanted(query).every(word => wanted(indexed).some(other => fits(word, other)));
const isForm = (word, other) => keys(word).some(key => keys(other).includes(key));
const isTypo = (word, other) => keys(word).some(key => keys(other).some(near => isNear(key, near, tolerance(word))));
const isFound = (query, indexed) => pairs(retyped(query), indexed, isForm);

const found = {}, missed = {};
for (const [query, indexed, , kind] of table.map(line => line.split('\t'))) {
  const hit = isFound(query, indexed) || (kind === 'typo' && pairs(query, indexed, isTypo));
  (hit ? found : missed)[kind] ??= [];
  (hit ? found : missed)[kind].push(`${query} → ${indexed}`);
}
const hits = kind => found[kind]?.length ?? 0;
const share = kind => hits(kind) / (hits(kind) + (missed[kind]?.length ?? 0));
const precision = hits('inflection') / (hits('inflection') + hits('negative'));
const expect = (name, value, least, words = []) => {
  console.log(`${name} ${value.toFixed(3)} (at least ${least})`);
  if (!(value >= least)) faults.push(`${name}: ${words.join(', ')}`);
};
expect('precision', precision, .98, found.negative);
expect('recall', share('inflection'), .97, missed.inflection);
for (const kind of ['layout', 'apostrophe', 'ge', 'phrase']) expect(kind, share(kind), 1, missed[kind]);
expect('typos', share('typo'), .9, missed.typo);
console.log(`${compared} texts compared with the program`);
if (compared < 20_000) faults.push('too few texts were compared');
for (const fault of faults.slice(0, 20)) console.log(`FAILED ${fault}`);
process.exitCode = faults.length ? 1 : 0;
