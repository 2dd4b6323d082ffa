// What stands on the first screen of a phone, and of an operator's desk, before anybody scrolls.
import { statSync } from 'node:fs';
import { join } from 'node:path';

const PHONE = { width: 320, height: 568 };
const DESK = { width: 1366, height: 657 };
// The head of each page but the home page's own field.
const HEAD = 110;
// So many lines of the hotline's sheet, and so many kinds of help on the home page.
const LINES = 12, KINDS = 6;
const HELPS = 12;

// Runs in the browser: how far down each of these elements ends.
const ends = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).map(e => Math.round(e.getBoundingClientRect().bottom + scrollY));

const within = (page, selector, count, height) => page.evaluate(ends, selector).then(all => {
  const last = all[count - 1] ?? all.at(-1) ?? Infinity;
  return last <= height ? [] : [`${selector}: the ${Math.min(count, all.length || 1)}. ends at ${last} px`];
});

// The heaviest twentieth of the pages below a folder, three at least.
function heaviest(site, pages, folder) {
  const own = [...pages.keys()].filter(path => path.startsWith(folder) && path.split('/').length === folder.split('/').length + 1);
  own.sort((a, b) => statSync(join(site.folder, b, 'index.html')).size - statSync(join(site.folder, a, 'index.html')).size);
  return own.slice(0, Math.max(3, Math.ceil(own.length / 20)));
}

export async function firstScreens(site, browser, pages) {
  const faults = [];
  const organisations = heaviest(site, pages, 'organisations/');
  const helps = [...pages.keys()].filter(path => /^help\/(?!for\/|area\/|at-home\/)[^/]+\/$/.test(path)).slice(0, HELPS);
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block', javaScriptEnabled });
    const page = await context.newPage();
    const look = async (path, found) => faults.push(...(await found()).map(words => [path, javaScriptEnabled ? words : `without scripts, ${words}`]));
    for (const path of ['', ...helps, ...organisations]) {
      await page.goto(site.url + path);
      // A record says first that it is one.
      const record = await page.evaluate(() => document.querySelector('.record')?.offsetHeight ?? 0);
      const height = PHONE.height + record;
      await look(path, () => within(page, 'header.top', 1, HEAD + record));
      if (path === '') await look(path, () => within(page, '[aria-labelledby="helps"] .ruled li', KINDS, height));
      if (helps.includes(path)) await look(path, () => within(page, 'main .row .call :is(.tel, .approach)', 2, height));
      if (organisations.includes(path)) await look(path, () => within(page, '.first :is(.tel, .approach), .warning', 1, height));
    }
    await context.close();
  }
  const desk = await browser.newContext({ viewport: DESK, serviceWorkers: 'block' });
  const page = await desk.newPage();
  await page.goto(`${site.url}hotline/`);
  const record = await page.evaluate(() => document.querySelector('.record')?.offsetHeight ?? 0);
  faults.push(...(await within(page, '.calls .row', LINES, DESK.height + record)).map(words => ['hotline/', words]));
  await desk.close();
  return { faults, scope: `${1 + helps.length + organisations.length} pages, with and without scripts` };
}
