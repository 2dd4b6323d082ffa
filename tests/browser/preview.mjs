// Looks at the preview with Chromium while files change: the panel, the styles, the place of a reader, other tabs.
// Called by tests/run.sh; by hand:
//   node tests/browser/preview.mjs --perelik target/debug/perelik --tools target/tools/browser
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { Report } from './report.mjs';

const { perelik, tools } = parseArgs({ options: { perelik: { type: 'string' }, tools: { type: 'string' } } }).values;
const require = createRequire(resolve(tools, 'package.json'));
const { chromium } = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PATIENCE = 30000;
const report = new Report();
const root = mkdtempSync(join(tmpdir(), 'perelik-preview-'));

// Saves as editors do: beside it, then in its place.
function save(path, text) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(join(root, 'beside'), text);
  renameSync(join(root, 'beside'), file);
}

const DIM = 'name: Дім «Приклад»\nkind: ngo\nsummary: Перший рядок\nservices: [food]\nlinks: [https://example.org/a, https://example.org/b]\n';
const body = Array.from({ length: 60 }, (_, n) => `Абзац ${n + 1} прикладу.`).join('\n\n');
save('content/site.yaml', 'title: Приклад\nbase_url: https://example.org/\n');
save('content/vocabulary/help.yaml', '- id: food\n  name: Їжа\n');
save('content/vocabulary/kinds.yaml', '- id: ngo\n  name: Громадська організація\n');
for (const name of ['audiences', 'areas', 'resources']) save(`content/vocabulary/${name}.yaml`, '[]\n');
save('content/organisations/dim.yaml', DIM);
save('content/organisations/khata.yaml', 'name: Хата «Приклад»\nkind: ngo\n');
save('content/pages/long.md', `---\ntitle: Довга сторінка\n---\n${body}\n\n[Посилання внизу](https://example.com/bottom)\n`);

const server = spawn(resolve(perelik), ['serve', '--root', root, '--port', '0', '--date', '2020-03-27', '--lang', 'uk'], { stdio: ['ignore', 'pipe', 'inherit'] });
const lines = createInterface({ input: server.stdout });
const url = await new Promise((found, failed) => {
  lines.on('line', line => { const match = /http:\/\/[^\s;]+/.exec(line); if (match) found(match[0]); });
  server.on('exit', () => failed(new Error('the preview ended')));
  setTimeout(() => failed(new Error('the preview does not begin')), PATIENCE).unref();
});

const asRoot = process.getuid() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH || '/usr/bin/chromium', args: [...FLAGS, ...asRoot] });
const context = await browser.newContext();
context.setDefaultTimeout(PATIENCE);
const faults = [];
async function tab(path) {
  const page = await context.newPage();
  page.on('dialog', dialog => { faults.push('a script of the content ran'); dialog.dismiss(); });
  page.on('pageerror', error => faults.push(`${path}: ${error.message}`));
  await page.goto(url + path);
  // Lost when the page is loaded anew.
  await page.evaluate(() => { window.isSame = true; });
  return page;
}
const reloaded = page => page.waitForFunction(() => !window.isSame && document.readyState === 'complete');
const isSame = page => page.evaluate(() => window.isSame === true);

async function placeStays() {
  const page = await tab('long/');
  const before = await page.evaluate(() => { document.querySelector('a[href$="/bottom"]').focus(); scrollTo({ top: 500, behavior: 'instant' }); return scrollY; });
  save('content/pages/long.md', `---\ntitle: Довга сторінка\n---\n${body.replace('Абзац 60', 'Останній абзац')}\n\n[Посилання внизу](https://example.com/bottom)\n`);
  await reloaded(page);
  await page.waitForFunction(() => scrollY > 0);
  const [y, focus, text] = await page.evaluate(() => [scrollY, document.activeElement.getAttribute('href'), document.body.innerText]);
  await page.close();
  return [
    ...(text.includes('Останній абзац') ? [] : ['the change is not shown']),
    ...(before > 0 && Math.abs(y - before) <= 1 ? [] : [`the page stands at ${y}, not at ${before}`]),
    ...(focus === 'https://example.com/bottom' ? [] : [`the focus is at ${focus}`]),
  ];
}

async function otherTabsStay() {
  const [dim, khata] = [await tab('organisations/dim/'), await tab('organisations/khata/')];
  save('content/organisations/dim.yaml', DIM.replace('Перший', 'Другий'));
  await reloaded(dim);
  // Its next word to the other tab comes after this one.
  save('themes/default/static/style.css', 'body { color: rgb(1, 2, 3) }');
  await khata.waitForFunction(() => getComputedStyle(document.body).color === 'rgb(1, 2, 3)');
  const found = await isSame(khata) ? [] : ['the other page was loaded anew'];
  await dim.evaluate(() => { window.isSame = true; });
  save('themes/default/static/style.css', 'body { color: rgb(4, 5, 6) }');
  for (const page of [dim, khata]) {
    await page.waitForFunction(() => getComputedStyle(document.body).color === 'rgb(4, 5, 6)');
    if (!await isSame(page)) found.push(`a style loaded ${page.url()} anew`);
    await page.waitForFunction(() => document.querySelectorAll('link[href*="static/style"], link[href*="style"]').length <= 2);
    await page.close();
  }
  rmSync(join(root, 'themes'), { recursive: true });
  return found;
}

async function panel() {
  const found = [];
  const page = await tab('organisations/dim/');
  save('content/organisations/dim.yaml', `${DIM}kinda: "<img src=x onerror=alert(1)><script>alert(1)</script>"\n`);
  const title = page.locator('#perelik-title');
  await title.waitFor({ state: 'visible' });
  const text = await page.locator('.perelik-panel').innerText();
  for (const part of ['content/organisations/dim.yaml:6:', '<script>alert(1)</script>']) if (!text.includes(part)) found.push(`${part} is not in: ${text}`);
  if (await page.locator('.perelik-panel img, .perelik-panel script').count()) found.push('what the content says became elements');
  if (!await page.getByText('Другий рядок').count()) found.push('the last good page is not shown');
  for (const width of [320, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(values => window.axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
      found.push(...violations.map(v => `${width} px, ${colorScheme}: ${v.id} at ${v.nodes.map(n => n.target).join(', ')}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (wide) found.push(`${width} px: the page scrolls sideways`);
    }
  }
  // Dismissed by keyboard alone; the same error stays away, another one comes.
  await page.locator('#perelik-hide').focus();
  await page.keyboard.press('Enter');
  await title.waitFor({ state: 'hidden' });
  await page.reload();
  if (await title.isVisible()) found.push('a dismissed error came back with the page');
  save('content/organisations/dim.yaml', `${DIM}kindb: 1\n`);
  await title.waitFor({ state: 'visible' });
  save('content/organisations/dim.yaml', DIM);
  await title.waitFor({ state: 'detached' });
  await page.close();
  return found;
}

// A page that fails to come to an end is a fault with its words, and the others are still looked at.
const run = async (what, work) => report.check(`preview: ${what}`, await work().catch(error => [error.message.split('\n')[0]]));
try {
  await run('scroll and focus stay when a page is loaded anew', placeStays);
  await run('only tabs whose page changed load it anew, and a style is swapped in place', otherTabsStay);
  await run('the error stands over the last good page: escaped, accessible, dismissible', panel);
  report.check('preview: no script of the content runs, none of ours fails', faults);
} finally {
  await browser.close();
  server.removeAllListeners('exit');
  server.kill();
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = report.end();
