// Builds two sites and looks at them with Chromium. Called by tests/run.sh; by hand, once that has installed the tools:
//   node tests/browser/run.mjs --perelik target/debug/perelik --tools target/tools/browser --pictures target/pictures
// With `--only ways` or `--only hotline` it walks those ways of the invented site alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { copies } from './copy.mjs';
import { crawl, wrongPhones } from './crawl.mjs';
import { firstScreens } from './first.mjs';
import * as hotline from './hotline.mjs';
import { checkHtml, hasJava } from './html.mjs';
import * as invented from './invented.mjs';
import * as journeys from './journeys.mjs';
import { checkPage } from './page.mjs';
import { asPeopleAsk } from './queries.mjs';
import { Report } from './report.mjs';
import { checkSearch, findsEveryKind } from './search.mjs';
import { serve } from './server.mjs';
import { formerAddresses, fromDisk, isEmbedded, leaks, sample, template, weights } from './site.mjs';

const options = { perelik: { type: 'string' }, tools: { type: 'string' }, pictures: { type: 'string' }, only: { type: 'string', default: 'all' } };
const { perelik, tools, pictures, only } = parseArgs({ options }).values;
// The packages lie under target/, not beside this file.
const require = createRequire(resolve(tools, 'package.json'));
const { chromium } = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// A day on which everything of the example may be seen.
const EXAMPLE_DATE = '2026-11-30';
const report = new Report();
const work = mkdtempSync(join(tmpdir(), 'perelik-browser-'));

// Serves the folder that a site will be built into, then builds it for that very address.
async function build(name, root, base, date) {
  const folder = join(work, name, 'public');
  const site = { name, folder, root, ...await serve(folder, base) };
  make(site, date);
  site.date = JSON.parse(readFileSync(join(folder, 'list.json'))).date;
  return site;
}

function make({ name, root, folder, url }, date) {
  const args = ['build', '--root', root, '--output', folder, '--base-url', url, '--lang', 'en', ...(date ? ['--date', date] : [])];
  const built = spawnSync(resolve(perelik), args, { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${name} was not built:\n${built.stdout}${built.stderr}`);
}

async function checkSite(site, browser) {
  const { pages, faults, unreached, links } = await crawl(site, browser);
  const all = `${pages.size} pages`;
  const check = (what, found, scope) => report.check(`${site.name}: ${what}`, found, scope);
  check('every internal link and anchor resolves', faults, `${links} links`);
  check('every page is reached from the home page by links', unreached, all);
  check('every phone dials what it shows', wrongPhones(pages), `${[...pages.values()].flatMap(page => page.phones).length} phones`);
  check('no page has a script or a style in itself', [...pages.values()].filter(page => page.scripts).map(page => [page.path, `${page.scripts} scripts`]), all);
  check('opened from a disk', await fromDisk(site, browser, pages), all);
  const weighed = weights(site, pages);
  check('every page comes in the first round trip, with few requests and little script', weighed.faults, weighed.scope);
  const sheet = hotline.weight(site);
  check("the hotline's sheet is light enough", sheet.faults, sheet.scope);

  const first = await firstScreens(site, browser, pages);
  check('the first screen shows the numbers: of two rows, of an organisation, six kinds of help, twelve lines of the hotline', first.faults, first.scope);

  const files = readdirSync(site.folder, { recursive: true }).filter(file => file.endsWith('.html'));
  // A fragment is no page; the frame beside it has the same markup.
  const urls = files.filter(file => !file.endsWith('fragment.html')).map(file => site.url + file.replace(/(^|\/)index\.html$/, '$1'));
  if (hasJava()) check('Nu HTML checker', await checkHtml(tools, urls), `${urls.length} pages`);
  else report.skip(`${site.name}: Nu HTML checker`, 'java is missing (apt-get install default-jre-headless)');
  const former = files.map(file => file.replace(/index\.html$/, '')).filter(path => !pages.has(path) && !path.endsWith('404.html') && !isEmbedded(path));
  if (former.length) check('former addresses lead on', await formerAddresses(site, browser, former.slice(0, 4)), `${Math.min(4, former.length)} of ${former.length}`);

  const chosen = [...sample(pages, 13).map(([path, name]) => ({ path, name })), { path: 'no/such/page/', name: '404' }];
  const found = await inParallel(2, chosen, async ({ path, name }) => {
    const picture = name && join(resolve(pictures), `${site.name}-${name}`);
    return [path, await checkPage(browser, AXE, site.url + path, { date: site.date, picture })];
  });
  const of = kind => found.flatMap(([path, faults]) => faults[kind].map(words => [path, words]));
  const looked = `${chosen.length} pages of ${new Set(chosen.map(({ path }) => template(path))).size + 1} templates`;
  check('axe: WCAG 2.2 AA and best practice at 320 and 1280 px, light, dark, forced colours', of('axe'), looked);
  check('nothing from other hosts, no error, no violation of the policy', of('loads'), looked);
  check('no sideways scroll at 320 px, with wide spacing, with text of 200 %', of('reflow'), looked);
  check('on a phone every control is 44 px high, every word 18 px', of('touch'), looked);
  check('no number breaks or leaves the window at 320 to 1366 px, with text of 200 %, in a wide face', of('numbers'), looked);
  check('in forced colours, light and dark, every number, button and focused control is seen', of('forced'), looked);
  check('keyboard: skip link first, focus visible everywhere', of('keyboard'), looked);
  check('print: no navigation; address and date', of('print'), looked);
  check('without JavaScript nothing is missing', of('noscript'), looked);
}

async function checkWays(site, browser) {
  const check = (what, found) => report.check(`${site.name}: ${what}`, found);
  check('three touches from the home page to a phone', await journeys.byTouch(site, browser, true));
  check('the same without scripts', await journeys.byTouch(site, browser, false));
  check('the same with the keyboard alone', await journeys.byKeyboard(site, browser, true));
  check('the same with the keyboard and without scripts', await journeys.byKeyboard(site, browser, false));
  check('each choice can be undone alone', await journeys.choices(site, browser));
  check('a third choice keeps both others', await journeys.third(site, browser));
  check('without scripts a third choice says what it drops', await journeys.thirdWithoutScripts(site, browser));
  check('back leads to the same row', await journeys.backToRow(site, browser));
  check('each page leads to itself in the other language; what is foreign is marked', await journeys.languages(site, browser));
}

async function checkHotline(site, browser) {
  const check = (what, found) => report.check(`${site.name}: the hotline's sheet ${what}`, found);
  check('gives a number after ten keystrokes, and every key does what the page says', await hotline.byKeyboard(site, browser));
  check('finds what is asked for', await hotline.filter(site, browser));
  check('works from a disk', await hotline.fromDisk(site, browser));
  check('works without a network, and nothing else does', await hotline.offline(site, browser));
  check('does not wait for a network that does not answer', await hotline.slowNetwork(site, browser));
  check('is kept once, anew after each change', await hotline.renewed(site, browser, () => make(site, '2021-06-02')));
  check('is dropped after a week without contact', await hotline.afterAWeek(site, browser));
  check('prints as a list of numbers', await hotline.onPaper(site, browser));
}

// Runs `work` over all items, `lanes` at a time; results in the order of the items.
async function inParallel(lanes, items, work) {
  const results = [];
  const queue = items.entries();
  const lane = async () => { for (const [n, item] of queue) results[n] = await work(item); };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

async function checkAll(other) {
  const kramatorsk = await build('kramatorsk', resolve(import.meta.dirname, '../..'), '/');
  await checkSite(kramatorsk, browser);
  await checkSite(other, browser);
  await checkSearch(report, browser, AXE, kramatorsk, {
    expected: [['робота', /Знайдено: [1-9]/], ['rhfvfnjhcmr', /«краматорськ»/]],
    twice: ['рада', 'ветеран'],
  });
  const kinds = JSON.parse(readFileSync(join(kramatorsk.folder, 'data/terms.json'))).rows.filter(({ vocabulary }) => vocabulary === 'help');
  report.check('kramatorsk: search: every word of the vocabulary finds its kind of help', await findsEveryKind(browser, kramatorsk, { kinds, hotline: '1505' }));
  await checkSearch(report, browser, AXE, other, invented.SEARCHES);
  const example = join(work, 'example-site');
  const begun = spawnSync(resolve(perelik), ['init', '--example', example, '--lang', 'en'], { encoding: 'utf8' });
  if (begun.status !== 0) throw new Error(`the example was not made:\n${begun.stdout}${begun.stderr}`);
  await asPeopleAsk(report, browser, { example: await build('example', example, '/', EXAMPLE_DATE), real: kramatorsk });
  await checkWays(other, browser);
  report.check('invented: what the press copies', await copies(other, browser));
  await checkHotline(other, browser);
  report.check('invented: nothing private is published', leaks(other, invented.SECRETS));
}

const root = process.getuid() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH || '/usr/bin/chromium', args: [...FLAGS, ...root] });
try {
  invented.write(join(work, 'invented'));
  const other = await build('invented', join(work, 'invented'), '/dopomoha/', invented.DATE);
  const parts = { all: checkAll, ways: checkWays, hotline: checkHotline };
  if (!(only in parts)) throw new Error(`--only takes ${Object.keys(parts).join(', ')}`);
  await parts[only](other, browser);
} catch (error) {
  report.check('the checks come to their end', [error.stack]);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = report.end();
