// Opens pages full of hostile texts in Chromium, with and without their policy: no script of the content runs, no dialog opens, and
// nothing is asked of another host. node tests/hostile/browser.mjs --tools FOLDER --site FOLDER --inputs FILE
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../browser/server.mjs';

const { values } = parseArgs({ options: { tools: { type: 'string' }, site: { type: 'string' }, inputs: { type: 'string' }, all: { type: 'boolean' } } });
const { chromium } = createRequire(join(values.tools, 'package.json'))('playwright-core');
const pages = readdirSync(values.site, { recursive: true }).filter(name => name.endsWith('.html') && !name.startsWith('en/')).sort();
const site = await serve(values.site, '/');
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ['--no-sandbox'] });
const faults = [];
const origin = new URL(site.url).origin;
// Pages that are shown anywhere name the site's own address in full (pages.rs).
const own = 'https://example.org/static/';

// With the policy, an inline script that stands in a page is refused and told; without it, it would run and open a dialog.
async function visitor(bypassCSP) {
  const context = await browser.newContext({ bypassCSP, serviceWorkers: 'block' });
  const page = await context.newPage();
  let at = '';
  const told = what => faults.push(`${at}${bypassCSP ? ' without policy' : ''}: ${what}`);
  page.on('dialog', dialog => { told(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', request => new URL(request.url()).origin === origin || request.url().startsWith(own) || request.url().startsWith('data:') || told(`asks ${request.url().slice(0, 100)}`));
  page.on('console', message => message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()) && !message.text().includes(`'${own}`) && told(message.text().slice(0, 200)));
  page.on('pageerror', error => told(`error ${error.message}`));
  // A page that leads elsewhere by itself has been taken over.
  return { page, open: async path => {
    at = path;
    await page.goto(site.url + path, { waitUntil: 'load' });
    if (new URL(page.url()).pathname !== new URL(site.url + path).pathname) told(`leads to ${page.url()}`);
    const found = await page.evaluate(own => [
      ...[...document.scripts].filter(script => script.type !== 'application/ld+json' && !script.src.startsWith(location.origin) && !script.src.startsWith(own)).map(script => `a script ${script.outerHTML.slice(0, 80)}`),
      ...[...document.querySelectorAll('*')].flatMap(element => [...element.attributes].filter(({ name, value }) => /^on/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value) && /^(href|src|action|formaction|xlink:href)$/i.test(name)).map(({ name, value }) => `<${element.localName} ${name}=${value.slice(0, 60)}>`)),
    ], own);
    found.forEach(told);
  } };
}

const visitors = [await visitor(false), await visitor(true)];
// One page of eight is opened with its policy, every fourth of these also without; --all opens each, which takes some minutes.
for (const [n, path] of pages.filter((_, n) => values.all || n % 8 === 0).entries()) for (const { open } of n % 4 ? [visitors[0]] : visitors) await open(path.replace(/index\.html$/, '').split('/').map(encodeURIComponent).join('/'));
const texts = JSON.parse(readFileSync(values.inputs, 'utf8')).texts.filter(({ source }) => /xss|blns/.test(source));
for (const { text } of texts.filter((_, n) => n % Math.ceil(texts.length / 60) === 0)) await visitors[1].open(`search/?q=${encodeURIComponent(text.slice(0, 300)).replaceAll("'", '%27')}`);
await browser.close();
console.log(`${values.all ? 'all' : 'an eighth'} of ${pages.length} pages and 60 searches in Chromium, ${faults.length} faults`);
for (const fault of faults.slice(0, 15)) console.log(`FAULT ${fault}`);
process.exit(faults.length || !pages.length ? 1 : 0);
