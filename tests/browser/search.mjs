// Search in a browser: what is found, what a screen reader hears, the keyboard, the address, a page from a disk, the weight.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { runAxe } from './page.mjs';

// What the box may weigh before the first answer, and all scripts of a page, compressed.
const FIRST_ANSWER = 30_000, SCRIPTS = 12_000;

const field = page => page.getByRole('searchbox');
const said = page => page.locator('form [role=status]');
const rows = page => page.locator('form ol > li');

// Types a query and waits until the answer to it stands there.
async function ask(page, query) {
  await field(page).fill(query);
  await page.waitForFunction(query => document.querySelector('form[data-search]').dataset.shown === query, query, { timeout: 5000 });
  return { said: await said(page).innerText(), first: await rows(page).first().innerText().catch(() => ''), count: await rows(page).count() };
}

// Each check is a query, and what its answer must say: in words that are said, or in the first result.
async function answers(page, expected) {
  const faults = [];
  for (const [query, words, first = /./] of expected) {
    const answer = await ask(page, query).catch(error => ({ said: `no answer: ${error.message.split('\n')[0]}`, first: '' }));
    if (!words.test(answer.said)) faults.push(`«${query}»: says «${answer.said}»`);
    else if (!first.test(answer.first)) faults.push(`«${query}»: first comes «${answer.first.replace(/\s+/g, ' ')}»`);
  }
  return faults;
}

// Down, down, up, Escape, Enter.
async function byKeyboard(page, query) {
  await page.keyboard.press('Tab');
  for (let n = 0; n < 40 && !await field(page).evaluate(e => e === document.activeElement); n++) await page.keyboard.press('Tab');
  await page.keyboard.type(query, { delay: 20 });
  await page.waitForFunction(query => document.querySelector('form[data-search]').dataset.shown === query, query, { timeout: 5000 });
  const at = () => page.evaluate(() => [...document.querySelectorAll('form ol .what a')].indexOf(document.activeElement));
  const faults = [];
  for (const [key, where] of [['ArrowDown', 0], ['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', -1], ['ArrowDown', 0], ['Escape', -1]]) {
    await page.keyboard.press(key);
    if (await at() !== where) faults.push(`${key} leads to result ${await at()}, not ${where}`);
  }
  if (!await field(page).evaluate(e => e === document.activeElement)) faults.push('Escape does not lead back to the box');
  await page.keyboard.press('Escape');
  if (await field(page).inputValue() !== '' || await rows(page).count()) faults.push('a second Escape does not clear the box');
  return faults;
}

// The query stands in the address; Enter leads to the page that searches; back leads to what was there before.
async function address(page, site, [query, other]) {
  const faults = [];
  await page.goto(site.url);
  await ask(page, query);
  if (new URL(page.url()).searchParams.get('q') !== query) faults.push(`the address of «${query}» is ${page.url()}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname.endsWith('/search/') && url.searchParams.get('q') === query);
  await rows(page).first().waitFor();
  await ask(page, other);
  await page.goBack();
  await page.waitForFunction(query => document.querySelector('form[data-search]').dataset.shown === query, query, { timeout: 5000 })
    .catch(() => faults.push('back does not lead to the query before'));
  await rows(page).first().locator('.what a').click();
  await page.waitForURL(url => !url.pathname.endsWith('/search/'));
  if (!await page.locator('h1').count()) faults.push(`a result leads to nothing: ${page.url()}`);
  await page.goBack();
  await rows(page).first().waitFor({ timeout: 5000 }).catch(() => faults.push('back from a result finds nothing there'));
  return faults;
}

async function fromDisk(browser, site, [query, words]) {
  const page = await browser.newPage();
  const faults = [];
  page.on('console', message => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', error => faults.push(`error: ${error.message}`));
  await page.goto(`file://${join(site.folder, 'index.html')}`);
  faults.push(...await answers(page, [[query, words]]));
  await rows(page).first().locator('.what a').click().catch(() => faults.push('no result'));
  await page.waitForURL(url => url.pathname.endsWith('/index.html') && !url.pathname.endsWith('public/index.html'), { timeout: 5000 })
    .catch(() => faults.push(`a result leads to ${page.url()}`));
  await page.close();
  return faults;
}

// What a first query loads, compressed as a server does: scripts and index.
async function weight(browser, site, query) {
  const page = await browser.newPage();
  await page.goto(site.url);
  const before = site.requests.length;
  const faults = [];
  if (site.requests.some(path => path.includes('/search/index.js')) && before < 5) faults.push('the index is loaded before anybody asks');
  await ask(page, query);
  const size = path => gzipSync(readFileSync(join(site.folder, path))).length;
  const paths = await page.evaluate(() => performance.getEntriesByType('resource').map(entry => entry.name));
  const scripts = paths.filter(url => url.startsWith(site.url) && url.endsWith('.js')).map(url => url.slice(site.url.length));
  const bytes = scripts.reduce((sum, path) => sum + size(path), 0);
  const code = scripts.filter(path => path.startsWith('static/')).reduce((sum, path) => sum + size(path), 0);
  await page.close();
  if (bytes > FIRST_ANSWER) faults.push(`${bytes} bytes before the first answer`);
  if (code > SCRIPTS) faults.push(`${code} bytes of scripts`);
  return { faults, scope: `${bytes} bytes in ${scripts.length} files, ${code} of them scripts of the theme` };
}

// Keys, script and index are asked for at once, not one after another: on a slow line each journey is felt.
async function atOnce(browser, site, query) {
  const page = await browser.newPage();
  const faults = [];
  const index = page.waitForRequest('**/search/index.js', { timeout: 5000 }).then(() => true, () => false);
  await page.route(/\/static\/search[^/]*\.js$/, async route => {
    if (!await index) faults.push('the index waits for the script that reads it');
    await route.continue();
  });
  await page.goto(site.url);
  faults.push(...await answers(page, [query]));
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/search/index.js')).length);
  if (asked !== 1) faults.push(`the index was asked for ${asked} times`);
  await page.close();
  return faults;
}

// Every word of the vocabulary finds its kind of help, also where nobody gives it; then the result says so, and whom to ask.
export async function findsEveryKind(browser, site, { kinds, hotline }) {
  const page = await browser.newPage();
  await page.goto(`${site.url}search/`);
  const faults = [];
  for (const { name, synonyms } of kinds) for (const word of [name, ...synonyms]) {
    await ask(page, word);
    const results = await rows(page).allInnerTexts();
    const found = results.map(text => text.replace(/\s+/g, ' ')).find(text => text.startsWith(name));
    if (!found) faults.push(`«${word}» does not find «${name}»: ${results[0] ?? 'nothing'}`);
    else if (!/Вид допомоги/.test(found) && !(new RegExp(`^${name}: (жодна організація ще не повідомила|поки що ніхто не надає|хто з цим допомагав).*Запитайте: ${hotline}`).test(found))) {
      faults.push(`«${word}»: ${found}`);
    }
  }
  await page.close();
  return faults;
}

// Without the index the box says so and the other ways come back.
async function withoutIndex(browser, site) {
  const page = await browser.newPage();
  await page.route('**/search/*.js', route => route.abort());
  await page.goto(`${site.url}search/`);
  await field(page).fill('ліки');
  const failed = await page.locator('form[data-search]').getAttribute('data-failed');
  const faults = [];
  await said(page).filter({ hasText: failed }).waitFor({ timeout: 5000 }).catch(() => faults.push('nothing is said'));
  if (!await page.locator('.search-ways a').first().isVisible()) faults.push('the other ways do not come back');
  await page.close();
  return faults;
}

// `expected`: queries with what their answers say; `twice`: two queries that find something.
export async function checkSearch(report, browser, axe, site, { expected, english = [], twice }) {
  const check = (what, found, scope) => report.check(`${site.name}: search: ${what}`, found, scope);
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const faults = [];
  page.on('console', message => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', error => faults.push(`error: ${error.message}`));
  await page.goto(`${site.url}search/`);
  check('finds', await answers(page, expected), `${expected.length} queries`);
  await ask(page, twice[0]);
  const broken = [];
  await runAxe(page, axe, broken);
  if (await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth + 1)) broken.push('scrolls sideways at 320 px');
  check('results are sound for axe at 320 and 1280 px, light, dark, forced colours', broken);
  await page.goto(site.url);
  check('keyboard', await byKeyboard(page, twice[0]));
  check('address and back', await address(page, site, twice));
  if (english.length) {
    await page.goto(`${site.url}en/`);
    check('finds on English pages', await answers(page, english), `${english.length} queries`);
  }
  check('no error, no violation of the policy', faults);
  await page.close();
  check('from a disk', await fromDisk(browser, site, expected[0]));
  check('without its index', await withoutIndex(browser, site));
  check('index and scripts come together', await atOnce(browser, site, expected[0]));
  const { faults: heavy, scope } = await weight(browser, site, twice[0]);
  check('weight', heavy, scope);
}
