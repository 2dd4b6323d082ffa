// What is checked of a site as a whole: its weight, its former addresses, the pages from a disk, its secrets.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// What one round trip of a fresh connection carries: ten segments of 1,460 bytes (RFC 6928).
const FIRST_FLIGHT = 14600;
// What all scripts of a page may weigh, and how much a page may ask for.
const SCRIPTS = 10_000;
const REQUESTS = 4;

// Which template made a page, by its path below the base; the same addresses as in src/site/plan/addresses.rs.
export function template(path) {
  const rest = path.replace(/^en\//, '');
  const known = [
    [/^$/, 'home'], [/404\.html$/, '404'], [/^help\/$/, 'help-index'], [/^help\/.*area\//, 'help-area'], [/^help\/.*for\//, 'help-audience'], [/^help\/.*at-home\//, 'help-at-home'],
   
    [/^help\//, 'help'], [/^organisations\/(page\/.*)?$/, 'organisations'], [/^organisations\//, 'organisation'],
    [/^meetings\/(page\/.*)?$/, 'meetings'], [/^meetings\//, 'meeting'], [/^needs\/$/, 'needs'], [/^search\/$/, 'search'], [/^tasks\/$/, 'tasks'],
    [/^hotline\//, 'hotline'], [/^poster\/$/, 'poster'], [/^data\/$/, 'data'], [/^press\/$/, 'press'], [/^coverage\/$/, 'coverage'], [/^changes\/$/, 'changes'], [/^join\/sheet\/$/, 'join-sheet'],
  ];
  return known.find(([pattern]) => pattern.test(rest))?.[1] ?? 'page';
}

// Picks the largest page of every template, the smallest organisation, the home page of each language, and fills up to `least` pages.
export function sample(pages, least) {
  const bySize = [...pages.values()].filter(page => !page.refresh).sort((a, b) => b.size - a.size);
  const chosen = new Map();
  const take = (page, name) => page && !chosen.has(page.path) && chosen.set(page.path, name);
  for (const page of bySize) {
    const name = template(page.path);
    if (![...chosen.values()].includes(name)) take(page, name);
  }
  take(bySize.findLast(page => template(page.path) === 'organisation'));
  bySize.filter(page => template(page.path) === 'home').forEach(page => take(page));
  for (const page of bySize.filter(page => !['organisations', 'help'].includes(template(page.path)))) if (chosen.size < least) take(page);
  return [...chosen];
}

// Every page with what it needs before it can be drawn, compressed as a server would; of scripts, what all of them weigh.
export function weights(site, pages) {
  const packed = new Map();
  const size = path => packed.get(path) ?? packed.set(path, gzipSync(readFileSync(join(site.folder, path))).length).get(path);
  const faults = [];
  let largest = 0;
  for (const page of pages.values()) {
    const loads = page.loads.map(href => new URL(href, site.url + page.path).href.slice(site.url.length));
    const first = size(page.path.endsWith('.html') ? page.path : `${page.path}index.html`) + loads.filter(path => path.endsWith('.css')).reduce((sum, path) => sum + size(path), 0);
    const scripts = loads.filter(path => path.endsWith('.js')).reduce((sum, path) => sum + size(path), 0);
    // The hotline's sheet has a measure of its own (hotline.mjs); the press page is the whole list twice, to be copied.
    if (template(page.path) === 'hotline' || template(page.path) === 'press') continue;
    largest = Math.max(largest, first);
    if (first > FIRST_FLIGHT) faults.push([page.path, `${first} bytes before it can be drawn; ${FIRST_FLIGHT} fit into the first flight`]);
    if (scripts > SCRIPTS) faults.push([page.path, `${scripts} bytes of scripts`]);
    // A page may have one script of its own beside the one of all pages; the home page has none.
    if (loads.length + 1 > REQUESTS + (template(page.path) === 'home' ? 0 : 1)) faults.push([page.path, `${loads.length + 1} requests`]);
  }
  return { faults, scope: `${pages.size} pages, the largest ${largest} bytes` };
}

// What other sites take in: a bare page for a frame, and a piece of HTML. No page here leads to either.
export const isEmbedded = path => /(^|\/)embed\//.test(path);

// A former address leads on by itself.
export async function formerAddresses(site, browser, files) {
  const faults = [];
  const page = await browser.newPage();
  for (const path of files) {
    await page.goto(site.url + path);
    await page.waitForURL(url => url.href !== site.url + path, { timeout: 5000 }).catch(() => faults.push(`${path} leads nowhere`));
    if (!await page.locator('h1').count()) faults.push(`${path} leads to nothing`);
  }
  await page.close();
  return faults;
}

// Opened from a disk, without a server: style sheets load, and no link starts at the disk's root.
export async function fromDisk(site, browser, pages) {
  const faults = [...pages.values()].flatMap(page => page.links.filter(href => href.startsWith('/')).map(href => [page.path, `a link from the root: ${href}`]));
  const page = await browser.newPage();
  page.on('console', message => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  for (const { path } of [...pages.values()].filter(page => /^(|help\/|organisations\/[^/]+\/)$/.test(page.path)).slice(0, 3)) {
    await page.goto(`file://${join(site.folder, path, 'index.html')}`);
    const styled = await page.evaluate(() => document.styleSheets.length > 0 && getComputedStyle(document.querySelector('.skip')).position === 'absolute');
    if (!styled) faults.push(`${path || '/'}: no style sheet`);
  }
  await page.close();
  return faults;
}

// Looks through every published byte for what must not be there. Digits count however they are grouped.
export function leaks(site, secrets) {
  const files = readdirSync(site.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return files.flatMap(entry => {
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    const digits = text.replace(/(?<=\d)[\s\u00a0()-]+(?=\d)/g, '');
    return secrets.filter(secret => text.includes(secret) || digits.includes(secret)).map(secret => `${path}: ${secret}`);
  });
}
