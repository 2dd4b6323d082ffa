// The page for the press: what its buttons put into the clipboard, where there is a clipboard and where there is none.
import { join } from 'node:path';

const parts = page => page.locator('[data-copy]');

// The text as it stands there; of a table its lines, the cells parted by tabs.
const expected = part => part.locator('[data-copied]').evaluate(e => (e.localName !== 'table' ? e.textContent
  : [...e.rows].map(row => [...row.cells].map(cell => cell.textContent.trim().replace(/\s+/g, ' ')).join('\t')).join('\n')));

// Presses each button by key and gives `check` what was said and what ought to be copied.
async function press(page, faults, check) {
  const count = await parts(page).count();
  if (count !== 3) faults.push(`${count} parts to copy, not a citation, a text and a table`);
  for (let n = 0; n < count; n++) {
    const part = parts(page).nth(n);
    const button = part.locator('button.copy');
    const name = await button.innerText();
    await button.focus();
    await page.keyboard.press('Enter');
    const said = part.locator('[role=status]');
    await said.filter({ hasText: await part.getAttribute('data-done') }).waitFor({ timeout: 5000 }).catch(() => faults.push(`«${name}»: nothing is said`));
    await check(name, await expected(part));
  }
}

export async function copies(site, browser) {
  const faults = [];
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(site.url).origin });
  const page = await context.newPage();
  page.on('pageerror', error => faults.push(`error: ${error.message}`));
  await page.goto(`${site.url}press/`);
  await press(page, faults, async (name, text) => {
    const found = await page.evaluate(() => navigator.clipboard.readText());
    if (found.replaceAll('\r\n', '\n') !== text) faults.push(`«${name}» copies «${found.slice(0, 60)}», not «${text.slice(0, 60)}»`);
    if (text.includes('\t') && !await page.evaluate(hasTable)) faults.push(`«${name}» copies no table`);
  });
  await context.close();
  return faults.concat(await withoutClipboard(site, browser), await withoutScripts(site, browser));
}

// A word processor takes the HTML of a table, a spreadsheet its lines.
const hasTable = async () => {
  const [item] = await navigator.clipboard.read();
  return item.types.includes('text/html') && (await (await item.getType('text/html')).text()).includes('<table');
};

// From a disk, in a browser whose clipboard is closed to pages: the text is selected and copied the old way.
async function withoutClipboard(site, browser) {
  const faults = [];
  const page = await browser.newPage();
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(`file://${join(site.folder, 'press/index.html')}`);
  await page.evaluate(() => addEventListener('copy', () => { window.copied = getSelection().toString(); }));
  await press(page, faults, async (name, text) => {
    const bare = words => words.replace(/\s+/g, '');
    const copied = await page.evaluate(() => window.copied ?? '');
    if (bare(copied) !== bare(text)) faults.push(`«${name}» from a disk copies «${copied.slice(0, 60)}»`);
  });
  await page.close();
  return faults;
}

async function withoutScripts(site, browser) {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}press/`);
  const buttons = await page.locator('main button').count();
  const texts = await page.locator('[data-copied]').filter({ visible: true }).count();
  await page.close();
  return [buttons && `${buttons} buttons that do nothing`, texts !== 3 && `${texts} texts to select`].filter(Boolean);
}
