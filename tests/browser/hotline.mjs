// The hotline's sheet: by keyboard, from a disk, without a network, after a week, and on paper.
import { gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const LONGEST = 300_000;
const KEYSTROKES = 10;

const rows = page => page.locator('.calls .row:not([hidden])');
const phones = page => rows(page).locator('a[href^="tel:"]');

async function inWindow(browser, steps, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', error => faults.push(`error: ${error.message}`));
  page.setDefaultTimeout(20_000);
  try {
    await steps(page, faults);
  } catch (error) {
    faults.push(`stuck at ${page.url()}: ${error.message.split('\n')[0]}`);
  } finally {
    await context.close();
  }
  return faults;
}

// What an operator does with a caller on the line: types, and has the number under the focus after ten keystrokes at most.
async function dial(page, faults) {
  const keys = ['/', ...'лік цен', 'Enter'];
  // The driver knows no Cyrillic keys: letters are put in as an input method does.
  for (const key of keys) await (/[а-яіїєґ]/.test(key) ? page.keyboard.insertText(key) : page.keyboard.press(key === ' ' ? 'Space' : key));
  const [href, row] = await page.evaluate(() => [document.activeElement.getAttribute('href'), document.activeElement.closest('.row')?.innerText ?? '']);
  if (!/^tel:\+380\d{9}$/.test(href)) faults.push(`after ${keys.length} keystrokes the focus is on ${href}`);
  if (keys.length > KEYSTROKES) faults.push(`${keys.length} keystrokes`);
  if (!/Центральний район|уся громада/.test(row)) faults.push(`the number is of «${row.replace(/\s+/g, ' ')}»`);
  if (!await page.locator('.as-of').isVisible()) faults.push('the date of the list is out of sight');
}

// Every key that the page names does what it says.
export const byKeyboard = (site, browser) => inWindow(browser, async (page, faults) => {
  await page.goto(`${site.url}hotline/`);
  await dial(page, faults);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('href'));
  const expect = async (key, wanted) => {
    await page.keyboard.press(key);
    const is = await focused();
    if (is !== wanted) faults.push(`${key} leads to ${is}, not to ${wanted}`);
  };
  const first = await Promise.all((await rows(page).all()).map(row => row.locator('a').first().getAttribute('href')));
  await expect('ArrowDown', first[1]);
  await expect('ArrowUp', first[0]);
  await expect('End', first.at(-1));
  await expect('Home', first[0]);
  await expect('ArrowUp', 'q');
  await expect('ArrowDown', first[0]);
  await expect('/', 'q');
  await expect('ArrowDown', first[0]);
  await expect('k', 'q');
  if (await page.inputValue('#q') !== 'k') faults.push('a letter typed on a row does not begin a new search');
  await expect('Escape', 'q');
  if (await page.inputValue('#q') !== '' || await rows(page).count() < 100) faults.push('Escape does not show everything');
});

// What is asked for is found: half a word, another form, another layout, a name, an area that a service for everywhere covers.
export const filter = (site, browser) => inWindow(browser, async (page, faults) => {
  await page.goto(`${site.url}hotline/`);
  const found = async query => {
    await page.fill('#q', query);
    return rows(page).count();
  };
  const all = await rows(page).count();
  const counts = {};
  for (const query of ['ліки', 'лік', 'ліків', 'ksrb', 'ЛІКИ', 'їжачок', 'зар', 'ліки зар', 'ніщонічого']) counts[query] = await found(query);
  for (const same of ['лік', 'ліків', 'ksrb', 'ЛІКИ']) if (counts[same] < counts['ліки']) faults.push(`«${same}» finds ${counts[same]}, «ліки» ${counts['ліки']}`);
  for (const some of ['ліки', 'їжачок', 'ліки зар']) if (!(counts[some] > 0 && counts[some] < all)) faults.push(`«${some}» finds ${counts[some]} of ${all}`);
  if (!(counts['ліки зар'] < counts['ліки'])) faults.push('a second word does not narrow the search');
  if (counts['ніщонічого'] || !await page.locator('#nothing').isVisible()) faults.push('nothing found is not said');
  if (!/нічого/i.test(await page.locator('[role=status]').innerText())) faults.push('nothing found is not announced');
});

// Opened from a disk: no server, no worker, the same sheet.
export const fromDisk = (site, browser) => inWindow(browser, async (page, faults) => {
  await page.goto(`file://${join(site.folder, 'hotline/index.html')}`);
  await dial(page, faults);
});

// Puts the sheet into a browser and waits until its worker keeps it.
async function open(page, site) {
  await page.goto(`${site.url}hotline/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => navigator.serviceWorker.controller && (await caches.keys()).length === 1);
}

const kept = page => page.evaluate(async () => {
  const names = await caches.keys();
  const urls = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(request => request.url)));
  return { names, urls: urls.flat() };
});

// Takes the network away for as long as `steps` run.
async function without(site, steps) {
  await site.stop();
  try {
    await steps();
  } finally {
    await site.start();
  }
}

// Without a network, after the first opening: the sheet is there with its date, and no other page was kept.
export const offline = (site, browser) => inWindow(browser, async (page, faults) => {
  await open(page, site);
  const { urls } = await kept(page);
  const others = urls.filter(url => !/\/hotline\/(|last-contact|area\/[^/]+\/)$|\/static\//.test(url));
  if (others.length) faults.push(`kept, too: ${others}`);
  await without(site, async () => {
    await page.reload();
    await dial(page, faults);
    const home = await page.goto(site.url).catch(() => null);
    if (home) faults.push('the home page was kept');
  });
});

// A network that answers nothing is given up after three seconds.
export const slowNetwork = (site, browser) => inWindow(browser, async (page, faults) => {
  await open(page, site);
  site.hang(true);
  try {
    await page.reload({ waitUntil: 'domcontentloaded' });
    await dial(page, faults);
  } finally {
    site.hang(false);
  }
});

// Another list takes the place of the one before.
export const renewed = (site, browser, rebuild) => inWindow(browser, async (page, faults) => {
  await open(page, site);
  const before = await kept(page);
  await rebuild();
  await page.reload();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.waitForFunction(async old => (await caches.keys()).every(name => name !== old), before.names[0]);
  const after = await kept(page);
  if (after.names.length !== 1) faults.push(`kept under ${after.names}`);
});

// What could not be refreshed for a week is dropped, and the page says so and gives the hotline's number.
export const afterAWeek = (site, browser) => inWindow(browser, async (page, faults) => {
  await open(page, site);
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    await cache.put(new URL('last-contact', location).href, new Response(String(Date.now() - 8 * 24 * 60 * 60 * 1000)));
  });
  await without(site, async () => {
    await page.reload();
    if (await rows(page).count()) faults.push('the old list is still shown');
    if (!/понад 7 днів/.test(await page.locator('body').innerText())) faults.push('the page does not say why');
    if (!await page.locator('a[href="tel:1500"]').count()) faults.push('the hotline is not named');
    if ((await kept(page)).names.length) faults.push('the old list is still kept');
  });
});

// On paper: every number, at 14 points, without the box.
export const onPaper = (site, browser) => inWindow(browser, async (page, faults) => {
  await page.goto(`${site.url}hotline/`);
  const all = await phones(page).count();
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => [...document.querySelectorAll('.calls .tel')].filter(e => e.checkVisibility()).map(e => parseFloat(getComputedStyle(e).fontSize)));
  if (seen.length !== all) faults.push(`${seen.length} of ${all} numbers on paper`);
  // 14 points are 18.67 pixels.
  if (seen.some(size => size < 18.6)) faults.push(`numbers of ${Math.min(...seen)} px`);
  if (await page.locator('#q').isVisible()) faults.push('the box is printed');
});

// The sheet with all that it loads, as a server sends it compressed.
export function weight(site) {
  const folder = join(site.folder, 'hotline');
  const packed = path => gzipSync(readFileSync(path)).length;
  const assets = readdirSync(join(site.folder, 'static')).filter(name => /\.(css|js|svg)$/.test(name));
  const bytes = packed(join(folder, 'index.html')) + assets.reduce((sum, name) => sum + packed(join(site.folder, 'static', name)), 0);
  return { faults: bytes > LONGEST ? [`${bytes} bytes`] : [], scope: `${bytes} bytes` };
}
