// Walks a whole site from its home page by links alone. Pages are parsed by the browser's own parser, never run.
import { isEmbedded } from './site.mjs';
import { readdirSync } from 'node:fs';
import { extname } from 'node:path';

// Runs in the browser: what a page says about itself.
const read = html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = selector => [...page.querySelectorAll(selector)];
  return {
    links: all('[href], [src]').map(e => e.getAttribute('href') ?? e.getAttribute('src')),
    ways: all('a[href], area[href]').map(e => e.getAttribute('href')),
    ids: all('[id]').map(e => e.id),
    phones: all('a[href^="tel:"]').map(e => [e.getAttribute('href').slice(4), e.textContent]),
    // What a page asks for by itself, and what would run without being asked for.
    loads: all('link[rel=stylesheet], link[rel=icon], script[src], img:not([loading=lazy])').map(e => e.getAttribute('href') ?? e.getAttribute('src')),
    scripts: all('script').filter(e => !(e.src && e.defer) && !/json/.test(e.type)).length + all('style, [style]').length + all('*').filter(e => e.getAttributeNames().some(name => name.startsWith('on'))).length,
    refresh: page.querySelector('meta[http-equiv=refresh]')?.content.replace(/^.*url=/, ''),
  };
};

// Returns every page that links lead to, by path below the site's base, and what is wrong with the links.
export async function crawl(site, browser) {
  const parser = await browser.newPage();
  const faults = [];
  const pages = new Map();
  const statuses = new Map();
  const wanted = [['', 'the start']];
  const anchors = [];

  const visit = async (path, from) => {
    const response = await fetch(site.url + path);
    statuses.set(path, response.status);
    if (response.status !== 200) faults.push(`${from} → ${path || '/'}: status ${response.status}`);
    if (response.url !== new URL(path, site.url).href) faults.push(`${from} → ${path}: redirected to ${response.url}`);
    const bytes = await response.arrayBuffer();
    if (!response.headers.get('content-type').startsWith('text/html') || response.status !== 200) return;
    const html = new TextDecoder().decode(bytes);
    const page = { path, size: bytes.byteLength, ...await parser.evaluate(read, html) };
    pages.set(path, page);
    // What people can follow, and what only programs do (canonical, alternate, icons): all of it must exist.
    for (const href of page.links) {
      const url = new URL(href, site.url + path);
      if (!url.href.startsWith(site.url)) continue;
      const target = decodeURI(url.href.slice(site.url.length)).replace(/#.*/s, '');
      if (url.hash) anchors.push([path, target, decodeURIComponent(url.hash.slice(1))]);
      wanted.push([target, path || '/', page.ways.includes(href)]);
    }
    if (page.refresh) faults.push(`${from} → ${path}: a link leads to a former address`);
  };

  for (const [path, from] of wanted) if (!statuses.has(path)) await visit(path, from);
  for (const [from, target, id] of anchors) {
    if (pages.has(target) && id && !pages.get(target).ids.includes(id)) faults.push(`${from || '/'} → ${target}#${id}: no such anchor`);
  }
  const followed = new Set(wanted.filter(([, , isWay]) => isWay).map(([target]) => target).concat(''));
  await parser.close();
  return { pages, faults, unreached: await unreached(site, followed), links: wanted.length };
}

// Pages on the disk that no link leads to. The page for what is missing and former addresses are not linked.
async function unreached(site, followed) {
  const files = readdirSync(site.folder, { recursive: true }).filter(file => extname(file) === '.html');
  const paths = files.filter(file => !file.endsWith('404.html') && !isEmbedded(file)).map(file => file.replace(/(^|\/)index\.html$/, '$1'));
  const lost = paths.filter(path => !followed.has(path));
  const texts = await Promise.all(lost.map(async path => [path, await (await fetch(site.url + path)).text()]));
  return texts.filter(([, html]) => !/http-equiv="?refresh/.test(html)).map(([path]) => path);
}

// Every phone dials the digits that it shows; the trunk zero stands for +380.
export function wrongPhones(pages) {
  const digits = text => text.replace(/\D/g, '');
  const dials = shown => (shown.trim().startsWith('+') || !digits(shown).startsWith('0') ? digits(shown) : `38${digits(shown)}`);
  return [...pages.values()].flatMap(page =>
    page.phones.filter(([tel, shown]) => !digits(shown) || digits(tel) !== dials(shown)).map(([tel, shown]) => [page.path, `«${shown}» dials ${tel}`]));
}
