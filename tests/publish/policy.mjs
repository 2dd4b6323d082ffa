// Opens every page of a site in Chromium and uses what has a script: nothing may be refused by the server's policy, and each
// compressed sibling must hold its original. node tests/publish/policy.mjs --tools FOLDER --url URL --site FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { template } from '../browser/site.mjs';

const { values } = parseArgs({ options: { tools: { type: 'string' }, url: { type: 'string' }, site: { type: 'string' } } });
const { chromium } = createRequire(resolve(values.tools, 'package.json'))('playwright-core');
const faults = [];
const files = readdirSync(values.site, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).map(path => path.slice(values.site.length + 1)).sort();

let siblings = 0;
for (const [ending, decode] of [['.br', brotliDecompressSync], ['.gz', gunzipSync]]) for (const path of files.filter(path => path.endsWith(ending))) {
  siblings++;
  if (!decode(readFileSync(join(values.site, path))).equals(readFileSync(join(values.site, path.slice(0, -3))))) faults.push(`${path} holds something else`);
}

// A fragment is no page, and what leads on by itself is answered with 301.
const pages = files.filter(path => path.endsWith('.html') && !path.endsWith('fragment.html')).map(path => path.replace(/(^|\/)index\.html$/, '$1'));
// Pages of organisations are all alike; every fifth will do.
const opened = pages.filter((path, n) => !/organisations\/./.test(path) || n % 5 === 0);
const templates = new Set(opened.map(path => (/^(en\/)?embed\//.test(path) ? 'embed' : template(path))));
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ['--no-sandbox'] });
const page = await (await browser.newContext()).newPage();
let at = '';
page.on('console', message => /Content Security Policy|Refused to|violates/.test(message.text()) && faults.push(`${at}: ${message.text().slice(0, 200)}`));
page.on('pageerror', error => faults.push(`${at}: ${error.message}`));
page.on('requestfailed', request => request.failure().errorText.includes('BLOCKED') && faults.push(`${at}: ${request.url()} was blocked`));
await page.addInitScript(() => {
  globalThis.violations = [];
  document.addEventListener('securitypolicyviolation', event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
});
const told = async () => faults.push(...(await page.evaluate(() => globalThis.violations ?? [])).map(what => `${at}: ${what}`));
for (const path of opened) {
  at = path || 'home';
  const answer = await page.goto(values.url + path.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' });
  if (!answer.headers()['content-security-policy']) faults.push(`${at}: no policy`);
  await told();
}
// What asks for more only when it is used: results of a search, and the sheet that is kept for when there is no network.
at = 'search';
await page.goto(`${values.url}search/?q=%D1%97%D0%B6%D0%B0`);
await page.waitForFunction(() => document.querySelectorAll('main a[href*="organisations/"]').length > 0, null, { timeout: 20_000 });
await told();
at = 'hotline';
await page.goto(`${values.url}hotline/`);
await page.evaluate(() => navigator.serviceWorker.ready);
await told();
// The policy is in force, and a violation is seen here: an inline script is one.
const found = faults.length;
const seen = await page.evaluate(async () => {
  document.head.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' }));
  await new Promise(done => setTimeout(done, 200));
  return violations.length > 0 && !globalThis.ran;
});
faults.length = found;
if (!seen) faults.push('an inline script is not refused, or not told');
await browser.close();
for (const fault of faults.slice(0, 15)) console.log(`FAULT ${fault}`);
console.log(`${opened.length} of ${pages.length} pages of ${templates.size} templates, a search and the kept sheet in Chromium from nginx: ${faults.length} faults; ${siblings} compressed files hold their originals`);
process.exit(faults.length || templates.size < 20 || !siblings ? 1 : 0);
