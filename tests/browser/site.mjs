// What is checked of a site as a whole: its weight, a citizen's way to a phone, the pages from a disk, its secrets.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// What one round trip of a fresh connection carries: ten segments of 1,460 bytes (RFC 6928).
const FIRST_FLIGHT = 14600;

// Which template made a page, by its path below the base; the same addresses as in src/plan/addresses.rs.
export function template(path) {
  const rest = path.replace(/^en\//, '');
  const known = [
    [/^$/, 'home'], [/404\.html$/, '404'], [/^help\/$/, 'help-index'], [/^help\/.*area\//, 'help-area'], [/^help\/.*for\//, 'help-audience'],
    [/^help\//, 'help'], [/^organisations\/(page\/.*)?$/, 'organisations'], [/^organisations\//, 'organisation'],
    [/^meetings\/(page\/.*)?$/, 'meetings'], [/^meetings\//, 'meeting'], [/^needs\/$/, 'needs'], [/^tasks\/$/, 'tasks'], [/^data\/$/, 'data'],
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

// The home page with what it needs before it can be drawn, compressed as a server would.
export async function weight(site, browser) {
  const page = await browser.newPage();
  const before = site.requests.length;
  await page.goto(site.url, { waitUntil: 'networkidle' });
  const loaded = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], img')].map(e => e.href || e.src));
  await page.close();
  const requests = site.requests.length - before;
  const needed = ['index.html', ...loaded.filter(url => url.startsWith(site.url)).map(url => url.slice(site.url.length))];
  const bytes = needed.reduce((sum, path) => sum + gzipSync(readFileSync(join(site.folder, path))).length, 0);
  const faults = [];
  if (bytes > FIRST_FLIGHT) faults.push(`${bytes} bytes of HTML, CSS and icon, compressed; ${FIRST_FLIGHT} fit into the first flight`);
  if (requests > 4) faults.push(`${requests} requests`);
  return { faults, scope: `${bytes} bytes, ${requests} requests` };
}

// From the home page to the phone of somebody who brings medicine to a person who hardly walks: three touches.
export async function journey(site, browser) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  try {
    await page.goto(site.url);
    await page.getByRole('main').getByRole('link', { name: /^Ліки/ }).tap();
    const audience = page.getByRole('main').getByRole('link', { name: /^Маломобільні люди/ });
    if (!await audience.isVisible()) await page.locator('summary', { hasText: 'для кого' }).tap();
    await audience.tap();
    await page.getByRole('main').locator('a[href^="tel:"]').first().waitFor({ state: 'visible' });
    return await page.getByRole('heading', { level: 1 }).innerText().then(h1 => (/Ліки/.test(h1) ? [] : [`the way ends at «${h1}»`]));
  } catch (error) {
    return [`stuck at ${page.url()}: ${error.message.split('\n')[0]}`];
  } finally {
    await context.close();
  }
}

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
