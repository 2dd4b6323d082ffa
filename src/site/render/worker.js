// Keeps the hotline's sheet for when there is no network. The build fills in what stands between double @ signs.
// It answers only for the sheet and for what the sheet loads; every other page goes to the network as if it were not there.
'use strict';

const HASH = @@hash@@;
const PAGES = @@pages@@;
const ASSETS = @@assets@@;
const TOO_OLD = @@too_old@@;
const WAIT = 3000;
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

const address = path => new URL(path, location).href;
const OURS = `hotline ${address('./')} `;
const CACHE = OURS + HASH;
const CONTACT = address('last-contact');
const pages = new Set(PAGES.map(address));
const assets = new Set(ASSETS.map(address));

const inCache = url => caches.match(url, { cacheName: CACHE });
const now = () => new Response(String(Date.now()));
// A worker whose successor has dropped what it kept must not begin to keep anew.
const noteContact = async () => await caches.has(CACHE) && (await caches.open(CACHE)).put(CONTACT, now());

addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll([...pages, ...assets].map(url => new Request(url, { cache: 'no-cache' })));
  await cache.put(CONTACT, now());
  await skipWaiting();
})()));

addEventListener('activate', event => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(OURS) && name !== CACHE).map(name => caches.delete(name)));
  await clients.claim();
})()));

addEventListener('fetch', event => {
  const url = event.request.url.replace(/[?#].*/s, '');
  if (event.request.method !== 'GET') return;
  if (pages.has(url)) event.respondWith(page(event, url));
  else if (assets.has(url)) event.respondWith(asset(event.request, url));
});

// The network first; after three seconds without an answer, or without a network, what is kept.
async function page(event, url) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), WAIT);
  try {
    const response = await fetch(url, { signal: stop.signal, cache: 'no-cache' });
    if (response.status < 500) {
      event.waitUntil(noteContact());
      return response;
    }
  } catch {
    // No network, or one too slow.
  } finally {
    clearTimeout(timer);
  }
  return await kept(url) ?? fetch(url);
}

// Names of assets hold their hash: what is kept under a name is what the network would give.
const asset = async (request, url) => await inCache(url) ?? fetch(request);

// A list that nobody could refresh for a week may send somebody to a wrong number: it is dropped.
async function kept(url) {
  const sheet = await inCache(url);
  if (!sheet) return undefined;
  const contact = Number(await (await inCache(CONTACT))?.text());
  if (Date.now() - contact < KEPT_FOR) return sheet;
  await caches.delete(CACHE);
  return new Response(TOO_OLD, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
