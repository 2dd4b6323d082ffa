// The hotline's sheet: filters as one types, leads with the keyboard alone, and asks the browser to keep the sheet.
// Everything is in the page already; opened from a disk it does the same, without being kept.
'use strict';

{
  const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;
  const input = document.getElementById('q');
  const found = document.getElementById('found');
  const list = document.getElementById('list');
  const nothing = document.getElementById('nothing');

  // ---- words ----

  // As the same word is typed by anybody: no apostrophes, no case, ґ as г.
  const plain = text => text.normalize('NFC').toLowerCase().replace(/['’ʼ`ʹ]/g, '').replace(/ґ/g, 'г').replace(/ё/g, 'е');
  const words = text => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  // The same keys under the other layout: «ksrb» is «ліки».
  const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
  const CYRILLIC = 'йцукенгшщзхїфівапролджєячсмитьбюʼ';
  const otherLayout = text => [...text.toLowerCase()].map(c => CYRILLIC[LATIN.indexOf(c)] ?? c).join('');

  // ---- rows ----

  const areas = words(list?.dataset.areas ?? '');
  const rows = [...document.querySelectorAll('.calls .row')].map(row => {
    const group = row.closest('.calls');
    const said = words(`${group.dataset.words ?? ''} ${group.querySelector('h2').textContent} ${row.textContent}`);
    return { row, group, words: row.hasAttribute('data-everywhere') ? said.concat(areas) : said };
  });
  const groups = [...new Set(rows.map(({ group }) => group))];

  const matching = asked => rows.filter(row => asked.every(word => row.words.some(said => said.startsWith(word))));

  // What begins so; else the same with other endings; else the same keys under the other layout.
  const find = query => {
    const asked = words(query);
    const shorter = asked.map(word => (word.length > 4 ? word.slice(0, Math.max(3, word.length - 2)) : word));
    const tries = [asked, shorter, words(otherLayout(query))];
    for (const one of tries) {
      const hits = matching(one);
      if (hits.length) return hits;
    }
    return [];
  };

  const show = () => {
    const isAsked = words(input.value).length > 0 || input.value.trim() !== '';
    const hits = new Set(isAsked ? find(input.value) : rows);
    for (const one of rows) one.row.hidden = !hits.has(one);
    const kept = new Set([...hits].map(({ group }) => group));
    for (const group of groups) group.hidden = !kept.has(group);
    nothing.hidden = hits.size > 0;
    found.textContent = !isAsked ? found.dataset.all : hits.size ? `${found.dataset.some}: ${hits.size}` : found.dataset.none;
  };

  // ---- keys ----

  // Where one may stand: the first number of each row that is shown, or its name where there is no number.
  const stops = () => rows.filter(({ row }) => !row.hidden).map(({ row }) => row.querySelector('a'));
  const go = stop => {
    stop?.focus();
    stop?.closest('.row').scrollIntoView({ block: 'nearest' });
  };
  const at = all => all.findIndex(stop => stop.closest('.row').contains(document.activeElement));

  const KEYS = {
    ArrowDown: all => go(all[Math.min(at(all) + 1, all.length - 1)]),
    ArrowUp: all => (at(all) > 0 ? go(all[at(all) - 1]) : input.focus()),
    Home: all => go(all[0]),
    End: all => go(all.at(-1)),
    Escape: () => {
      input.value = '';
      show();
      input.focus();
    },
  };

  const press = event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = document.activeElement === input;
    if (isTyping && event.key === 'Enter') {
      event.preventDefault();
      return go(stops()[0]);
    }
    if (isTyping && (event.key === 'Home' || event.key === 'End')) return;
    const act = KEYS[event.key];
    if (act) {
      event.preventDefault();
      return act(stops());
    }
    // A letter typed on a row, or the slash anywhere, goes into the box.
    if (isTyping || event.key.length !== 1 || event.key === ' ' || document.activeElement?.localName === 'summary') return;
    input.focus();
    input.select();
    if (event.key === '/') event.preventDefault();
  };

  if (input) {
    document.getElementById('filter').hidden = false;
    input.addEventListener('input', show);
    document.addEventListener('keydown', press);
    if (input.value) show(); // Back from another page: what was typed is still there.
    if (matchMedia('(pointer: fine)').matches && !location.hash) input.focus({ preventScroll: true });
  }

  // ---- without a network ----

  const offline = document.getElementById('offline');
  const tellNetwork = () => { offline.hidden = navigator.onLine; };
  addEventListener('online', tellNetwork);
  addEventListener('offline', tellNetwork);
  tellNetwork();

  const { worker } = document.querySelector('script[data-worker]').dataset;
  if (/^https?:$/.test(location.protocol) && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register(new URL(worker, document.baseURI)).catch(() => {}); // Not kept, but all there.
    // A page left open for a week asks again; the worker then says what is too old.
    const opened = Date.now();
    setInterval(() => Date.now() - opened > KEPT_FOR && location.reload(), 60 * 60 * 1000);
  }
}
