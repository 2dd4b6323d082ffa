// One page in Chromium: at a phone's width and a desk's, light, dark, in forced colours, with larger text, by keyboard, on paper.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { broken } from './numbers.mjs';
import { unreadable } from './pixels.mjs';
import { tooSmall } from './touch.mjs';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };
const MODES = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, forced: { forcedColors: 'active' } };
const PLAIN = { colorScheme: 'light', forcedColors: 'none', media: 'screen', reducedMotion: 'reduce' };
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };
// Lists go on alike: of a longer page only this much is pictured.
const LONGEST = 4000;
// WCAG 1.4.12.
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

// Opens a page in a window of its own; `faults` gathers what it loads from elsewhere and what goes wrong in it.
async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const faults = [];
  const origin = new URL(url).origin;
  page.on('request', request => new URL(request.url()).origin === origin || faults.push(`asks ${request.url()}`));
  // Only what is broken off when the window closes is aborted.
  page.on('requestfailed', request => request.failure().errorText === 'net::ERR_ABORTED' || faults.push(`${request.url()}: ${request.failure().errorText}`));
  page.on('pageerror', error => faults.push(`error: ${error.message}`));
  // Violations of the policy land here, too. That a page asked for on purpose is missing is no fault.
  const isMissing = message => message.text().startsWith('Failed to load resource') && message.location().url === url;
  page.on('console', message => message.type() === 'error' && !isMissing(message) && faults.push(`console: ${message.text()}`));
  await page.emulateMedia(PLAIN);
  await page.goto(url, { waitUntil: 'load' });
  return { context, page, faults };
}

// Returns faults by the kind of check. With `picture`, pictures are taken to that path.
export async function checkPage(browser, axe, url, { date, picture }) {
  const found = { loads: [], axe: [], reflow: [], touch: [], numbers: [], forced: [], keyboard: [], print: [], noscript: [] };
  const phone = await open(browser, url);
  const text = await phone.page.evaluate(allText);
  await reflow(phone.page, found.reflow);
  await print(phone.page, date, found.print);
  if (picture) await takePictures(phone.page, picture);
  found.loads = [...phone.faults]; // What comes after this comes from axe.
  await runAxe(phone.page, axe, found.axe);
  await phone.context.close();

  const hand = await open(browser, url, { hasTouch: true, isMobile: true });
  found.touch = await tooSmall(hand.page);
  await hand.context.close();

  const desk = await open(browser, url, { viewport: DESK });
  found.forced = await unreadable(desk.page, PLAIN);
  await keyboard(desk.page, found.keyboard);
  found.numbers = await broken(desk.page);
  await desk.context.close();

  const plain = await open(browser, url, { javaScriptEnabled: false });
  if (await plain.page.evaluate(() => document.querySelector('form[data-search]')?.checkVisibility())) found.noscript.push('a search box that does nothing');
  // A script may add; it takes away nothing but what stands in place of the search box.
  const lines = (await plain.page.evaluate(allText)).split('\n').map(line => line.trim()).filter(Boolean);
  const missing = lines.filter(line => !text.includes(line));
  if (missing.length) found.noscript.push(`shows only without scripts: «${missing[0]}»`);
  await plain.context.close();
  return found;
}

// Runs in the browser: all text that is shown, also what is not drawn yet because it is out of sight.
const allText = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important } .search-ways, noscript { display: none !important }');
  document.adoptedStyleSheets = [sheet];
  const text = document.body.innerText;
  document.adoptedStyleSheets = [];
  return text;
};

export async function runAxe(page, axe, faults) {
  await page.evaluate(axe);
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    for (const [mode, media] of Object.entries(MODES)) {
      await page.emulateMedia({ ...PLAIN, ...media });
      const { violations } = await page.evaluate(rules => window.axe.run(document, rules), RULES);
      for (const { id, help, nodes } of violations) {
        const where = nodes.slice(0, 3).map(node => node.target.flat().join(' ')).join(' | ');
        faults.push(`${id} at ${size.width} px, ${mode}: ${help}: ${where}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`);
      }
    }
  }
}

async function reflow(page, faults) {
  const measure = async when => {
    const wide = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.scrollingElement.scrollWidth <= width + 1) return null;
      const beyond = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1);
      return beyond.slice(-2).map(e => `${e.localName}.${e.className} «${e.innerText.slice(0, 30)}»`).join(', ');
    });
    if (wide !== null) faults.push(`scrolls sideways ${when}: ${wide}`);
  };
  await measure('at 320 px');
  // A sheet made by the inspector is not held up by the page's policy.
  await page.evaluate(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  await measure('at 320 px with the text spacing of WCAG 1.4.12');
  await page.evaluate(() => { document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '200%'; });
  await measure('at 320 px with text of 200 %');
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
}

async function print(page, date, faults) {
  await page.emulateMedia({ ...PLAIN, media: 'print' });
  const seen = await page.evaluate(() => ({
    navs: [...document.querySelectorAll('nav, .skip')].filter(e => e.checkVisibility()).length,
    text: document.body.innerText,
    address: document.querySelector('link[rel=canonical]')?.href,
    today: new Date().toLocaleDateString('sv'),
  }));
  await page.emulateMedia(PLAIN);
  // The day of the list, else the day of reading.
  const isPrinted = date => {
    const [year, , day] = date.split('-');
    return new RegExp(`\\b${Number(day)}\\D{2,12}${year}`).test(seen.text);
  };
  if (seen.navs) faults.push(`${seen.navs} navigation blocks on paper`);
  if (seen.address && !seen.text.includes(seen.address)) faults.push('the address of the page is not printed');
  if (![date, seen.today].some(isPrinted)) faults.push(`neither ${date} nor the day of reading is printed`);
}

// Tabs through the page: the skip link first, everything reached, each with a visible sign of focus.
async function keyboard(page, faults) {
  const total = await page.evaluate(() => {
    // Whatever had the focus before, the next stop is the first of the page.
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    const look = e => {
      const s = getComputedStyle(e);
      return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderColor].join();
    };
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e => e.checkVisibility());
    window.focusCheck = { look, before: new Map(stops.map(e => [e, look(e)])) };
    return stops.length;
  });
  const step = () => page.evaluate(() => {
    const e = document.activeElement;
    if (e === document.body) return null;
    const { look, before } = window.focusCheck;
    const outlined = getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
    const box = e.getBoundingClientRect();
    const isNew = before.has(e);
    const seen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight;
    const shown = (outlined || before.get(e) !== look(e)) && seen;
    before.delete(e);
    return { name: `${e.localName}.${e.className} «${e.innerText.trim().slice(0, 30)}»`, href: e.getAttribute('href'), shown, isNew };
  });
  for (let n = 0; n < total; n++) {
    await page.keyboard.press('Tab');
    const stop = await step();
    if (!stop) return faults.push(`focus is lost after ${n} of ${total} stops`);
    if (n === 0 && !stop.href?.startsWith('#')) faults.push(`the first stop is no skip link: ${stop.name}`);
    if (!stop.isNew) return faults.push(`focus does not come past ${stop.name}`);
    if (!stop.shown) faults.push(`no visible focus on ${stop.name}`);
  }
}

async function takePictures(page, path) {
  mkdirSync(dirname(path), { recursive: true });
  for (const { width, height } of [PHONE, DESK]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ ...PLAIN, colorScheme });
      const length = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({ path: `${path}-${width}-${colorScheme}.png`, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(length, LONGEST) } });
    }
  }
  // The paper as it comes out of a printer.
  await page.emulateMedia({ ...PLAIN, media: 'print' });
  await page.pdf({ path: `${path}.pdf`, format: 'A4', preferCSSPageSize: true });
}
