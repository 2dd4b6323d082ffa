// The hotline's sheet: filters as one types, leads with the keyboard alone, and asks the browser to keep the sheet.
// Everything is in the page already; opened from a disk it does the same, without being kept.
'use strict';

{
  const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;
  const input = document.getElementById('q');
  const found = document.getElementById('found');
  const list = document.getElementById('list');
  const nothing = document.getElementById('nothing');

  // ---- rows ----

  // The same rules for words as everywhere on the site: keys.js, which is published at the head of this file.
  const { split, wanted, keys, retyped, tolerance, isNear } = perelik.words;
  const known = new Map();
  const keysOf = word => known.get(word) ?? known.set(word, keys(word)).get(word);

  const areas = split(list?.dataset.areas ?? '');
  const rows = [...document.querySelectorAll('.calls .row')].map(row => ({ row, group: row.closest('tbody') }));
  const groups = [...new Set(rows.map(({ group }) => group))];

  // What a row can be found by, gathered when it is first asked for.
  const wordsOf = one => one.words ??= [...new Set([
    ...split(`${one.group.dataset.words ?? ''} ${one.row.dataset.words ?? ''} ${one.row.textContent}`),
    ...(one.row.hasAttribute('data-everywhere') ? areas : []),
  ])];

  // A word may be half typed, or another form of one that is there.
  const isAlike = (word, asked) => word.startsWith(asked) || keysOf(word).some(key => keysOf(asked).includes(key));
  const isClose = (word, asked) => isNear(word, asked, tolerance(asked));

  // As it is written; else as the other keyboard layout would have it; else with letters wrong.
  const find = query => {
    for (const fits of [isAlike, isClose]) {
      for (const text of new Set([query, retyped(query)])) {
        const asked = wanted(text);
        const hits = rows.filter(one => asked.every(word => wordsOf(one).some(said => fits(said, word))));
        if (asked.length && hits.length) return hits;
      }
    }
    return [];
  };

  const show = () => {
    const isAsked = input.value.trim() !== '';
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
  }

  // ---- without a network ----

  const offline = document.getElementById('offline');
  const tellNetwork = () => { offline.hidden = navigator.onLine; };
  addEventListener('online', tellNetwork);
  addEventListener('offline', tellNetwork);
  tellNetwork();

  // The sheet of one area stays as it is from day to day; the day of the list stands on the sheet that names the areas, which is kept
  // with it.
  const listDate = document.getElementById('list-date');
  if (listDate && /^https?:$/.test(location.protocol)) {
    fetch(listDate.href).then(response => response.text()).then(text => {
      const day = new DOMParser().parseFromString(text, 'text/html').querySelector('.as-of time');
      if (day) listDate.replaceWith(`${listDate.dataset.words} `, document.importNode(day, true));
    }).catch(() => {}); // The link leads there.
  }

  const { worker } = document.querySelector('script[data-worker]').dataset;
  if (/^https?:$/.test(location.protocol) && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register(new URL(worker, document.baseURI)).catch(() => {}); // Not kept, but all there.
    // A page left open for a week asks again; the worker then says what is too old.
    const opened = Date.now();
    setInterval(() => Date.now() - opened > KEPT_FOR && location.reload(), 60 * 60 * 1000);
  }
}
