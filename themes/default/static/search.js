// Searches in the index and shows what it found. The index is scripts that hand over data by `perelik.root`, `.piece` and
// `.block` (src/site/search/): so it works from a disk, too. Text from the index is only ever set as text.
(() => {
  'use strict';
  const { split, wanted, keys, retyped, tolerance, isNear } = perelik.words;
  const form = document.querySelector('form[data-search]');
  const [field, said, list, more] = ['input', '[role=status]', 'ol', '[data-more]'].map(part => form.querySelector(part));
  const say = form.dataset;
  const folder = new URL(say.index, location.href);
  const base = new URL(say.base || './', location.href);
  const STEP = 10;
  // The parts of an entry, as bits: its name, what else is said of it, then one for each service.
  const NAME = 1, REST = 2, ALL = -1;

  // ---- the index ----

  let root;
  const pieces = new Map(), blocks = new Map(), coming = new Map();
  perelik.root = index => { root = index; };
  perelik.block = (number, entries) => blocks.set(number, entries);
  perelik.piece = (number, lines) => pieces.set(number, new Map(lines.trimEnd().split('\n').map(line => line.split(' '))));

  const load = name => {
    if (!coming.has(name)) {
      coming.set(name, new Promise((done, fail) => {
        const address = new URL(`${name}.js`, folder).href;
        // The index may be on its way already: it was asked for together with this script.
        const script = [...document.scripts].find(({ src }) => src === address) ?? document.createElement('script');
        script.onload = done;
        script.onerror = () => { coming.delete(name); script.remove(); fail(new Error(name)); };
        if (script.isConnected) return;
        script.src = address;
        document.head.append(script);
      }));
    }
    return coming.get(name);
  };
  const named = (names, number) => names.slice(number * root.digits, (number + 1) * root.digits);
  const loadPieces = numbers => Promise.all([...new Set(numbers)].map(number => load(named(root.pieces, number))));
  const loadBlocks = numbers => Promise.all([...new Set(numbers)].map(number => load(named(root.blocks, number))));

  // The piece in which a key stands, if it stands anywhere.
  const pieceOf = key => {
    let [low, high] = [0, root.first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (root.first[middle] <= key) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  };
  // The pieces in which keys begin so; of many, the first few.
  const piecesWith = start => {
    const [first, last] = [pieceOf(start), pieceOf(`${start}\uffff`)];
    return Array.from({ length: Math.min(last - first, 3) + 1 }, (_, n) => first + n);
  };

  // The entries of a key: `1A3BC` is entry 0 by its name, entry 3 by the rest and the first service.
  const entriesOf = (key, into) => {
    let entry = -1;
    for (const [, distance, parts] of (pieces.get(pieceOf(key))?.get(key) ?? '').matchAll(/([0-9a-v]+)([A-Z]+)/g)) {
      entry += parseInt(distance, 32);
      let bits = into.get(entry) ?? 0;
      for (const part of parts) bits |= 1 << (part.charCodeAt(0) - 65);
      into.set(entry, bits);
    }
  };

  // ---- one word ----

  // A telephone number as the index has it, from its last digit to its first, in whatever way it was typed and with
  // whatever words beside it; what else has digits is no number.
  const dialled = query => {
    const typed = /\+?\d[\d\s().\/–—-]{3,}\d/.exec(query)?.[0] ?? query;
    const digits = typed.replace(/\D/g, '').replace(/^(?:(?:00)?380|80|0)(?=\d{9}$)/, '');
    return digits.length > 2 && /^\+?[\d\s().\/–—-]+$/.test(typed) ? `#${[...digits].reverse().join('')}` : '';
  };
  const isNumber = word => word[0] === '#';
  // The whole number, else those that end so; and the digits as a word, for codes.
  const ofNumber = word => {
    const digits = [...word.slice(1)].reverse().join('');
    const ends = () => within(piecesWith(word), key => key.startsWith(word));
    return [[...piecesWith(word), pieceOf(digits)], () => [...(ends().includes(word) ? [word] : ends()), digits]];
  };

  // What a word means: its own keys; where there is nothing, keys that begin so; at last keys that nearly are so.
  const LEVELS = [
    word => isNumber(word) ? ofNumber(word) : [keys(word).map(pieceOf), () => keys(word)],
    word => (word.length < 2 ? [[], () => []] : [piecesWith(word), () => within(piecesWith(word), key => key.startsWith(word))]),
    word => {
      const most = isNumber(word) ? 0 : tolerance(word), own = keys(word);
      if (!most) return [[], () => []];
      const start = [...piecesWith(word.slice(0, 2)), ...piecesWith(word[1] + word[0]), ...piecesWith(word.slice(1, 3))];
      const numbers = root.first.length > 12 ? start : root.first.map((_, number) => number);
      const near = most => within([...pieces.keys()], key => own.some(own => isNear(own, key, most)));
      return [numbers, () => { const one = near(1); return one.length || most < 2 ? one : near(2); }];
    },
  ];
  const within = (numbers, fits) => numbers.flatMap(number => [...pieces.get(number)?.keys() ?? []].filter(fits));

  // What neighbouring words mean together: synonyms of several words are in the index as a whole, `~бʼє~чоловік`. Returns for each word the
  // keys of the phrases that it is part of.
  async function phrases(words) {
    const all = words.map(() => []);
    for (let from = 0; from < words.length; from++) {
      let started = [''];
      for (let to = from; to < Math.min(words.length, from + 5); to++) {
        const own = isNumber(words[to]) ? [] : keys(words[to]);
        started = started.flatMap(phrase => own.map(key => `${phrase}~${key}`)).slice(0, 16);
        if (to > from) all.slice(from, to + 1).forEach(list => list.push(...started));
      }
    }
    await loadPieces(all.flat().map(pieceOf));
    return all;
  }

  async function meaning(word, level, phrases) {
    for (let n = 0; n <= level; n++) {
      const [numbers, candidates] = LEVELS[n](word);
      await loadPieces(numbers);
      const found = new Map(), marked = candidates();
      for (const key of phrases) entriesOf(key, found);
      for (const key of marked) entriesOf(key, found);
      if (found.size) return { found, marked, level: n };
    }
    return { found: new Map(), marked: [], level };
  }

  // ---- a query ----

  // The entries that have all the words, in one service or outside of them; those with a word in their name first.
  const together = meanings => {
    const [first, ...others] = meanings.map(({ found }) => found).sort((a, b) => a.size - b.size);
    const all = [];
    for (const [entry, bits] of first) {
      let [parts, score, whole] = [ALL, 0, true];
      for (const found of [{ get: () => bits }, ...others]) {
        const has = found.get(entry);
        if (!has) { whole = false; break; }
        parts &= has & (NAME | REST) ? ALL : has;
        score += has & ~REST ? 2 : 1;
      }
      // What is called so comes before what is only meant by it.
      const isCalledSo = others.length && entry >= terms() && score === 2 * meanings.length && parts === ALL;
      if (whole && parts) all.push([entry, parts, score + (isCalledSo ? 1 : 0)]);
    }
    return all;
  };
  const terms = () => root.crossed[0] + root.crossed[1];
  // Where no entry has all the words: those that have most, where a rare word tells more than a common one, what was typed
  // more than what is near, and a name more than a text.
  const apart = meanings => {
    const scores = new Map();
    for (const { found, level } of meanings) {
      const rare = 1 / Math.log2(2 + found.size) / (1 + level);
      for (const [entry, bits] of found) scores.set(entry, (scores.get(entry) ?? 0) + rare * (bits & ~REST ? 2 : 1));
    }
    const most = Math.max(0, ...scores.values());
    return [...scores].filter(([, score]) => score > most / 2).map(([entry, score]) => [entry, ALL, score]);
  };

  // Of a kind of help and of those whom it is for, where or at home, both named: the page of the two, where there is one. Each word is
  // one's or the other's name, and neither has all of them.
  async function crossings(meanings) {
    const [helps, others] = root.crossed;
    const names = meanings.map(({ found }) => new Set([...found].filter(([entry, bits]) => entry < helps + others && bits & NAME).map(([entry]) => entry)));
    const named = is => [...new Set(names.flatMap(set => [...set].filter(is)))];
    const has = (entry, n) => names[n].has(entry), all = [];
    // Of many words one may be of something else.
    const least = names.length > 3 ? names.length - 1 : names.length;
    for (const help of named(entry => entry < helps)) for (const other of named(entry => entry >= helps)) {
      const own = names.filter((_, n) => has(help, n) && !has(other, n)).length, its = names.filter((_, n) => has(other, n) && !has(help, n)).length;
      if (own && its && names.filter((_, n) => has(help, n) || has(other, n)).length >= least) all.push([help, other, names.filter((_, n) => has(help, n)).length]);
    }
    all.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
    const first = all.slice(0, 6);
    await loadBlocks(first.flatMap(([help, other]) => [blockOf(help), blockOf(other)]));
    const pages = first.filter(([help, other]) => shownOf(help)[7]?.includes(other)).slice(0, 3);
    // Where no page is of both, that of the kind of help is nearest.
    return pages.length ? pages.map(([help, other]) => [help, ALL, 0, other]) : first.slice(0, 1).map(([help]) => [help, ALL, 0]);
  }

  const blockOf = entry => Math.floor(entry / root.block);
  const shownOf = entry => blocks.get(blockOf(entry))[entry % root.block];

  async function find(query) {
    root || await load('index');
    const number = dialled(query);
    // A word with a hyphen may be meant as one.
    const joined = query.replace(/(\p{L})-(?=\p{L})/gu, '$1');
    const typed = [...new Set([query, joined, retyped(query)])].map(text => [text, wanted(text)]).filter(([, words]) => words.length);
    if (number) typed.unshift([query, [number]]);
    let best;
    for (let level = 0; level < LEVELS.length && typed.length; level++) {
      for (const [text, words] of typed) {
        const phrased = await phrases(words);
        const meanings = await Promise.all(words.map((word, n) => meaning(word, level, phrased[n])));
        const known = meanings.filter(({ found }) => found.size);
        if (!best || known.length > best.known.length) best = { text, known, count: words.length };
        if (known.length === words.length) break;
      }
      if (best.known.length === best.count) break;
    }
    if (!best?.known.length) return { results: [], notes: [], marked: new Set() };
    const { text, known, count } = best;
    const whole = known.length === count ? together(known) : [];
    const crossed = known.length > 1 ? await crossings(known) : [];
    const others = (whole.length ? whole : apart(known)).sort((a, b) => b[2] - a[2] || a[0] - b[0]);
    // First what is called so, then the pages of two, then what has the words in its services and texts.
    const isNamed = ([entry]) => known.every(({ found }) => found.get(entry) & NAME);
    const isNew = ([entry]) => !crossed.some(([help, , , other]) => help === entry && other === undefined);
    const results = [...others.filter(isNamed), ...crossed, ...others.filter(result => !isNamed(result) && isNew(result))];
    const notes = [];
    if (text !== query && text !== joined) notes.push(say.retyped.replace('%q', text));
    if (known.some(({ level }) => level === 2)) notes.push(say.near);
    if (!whole.length && !(crossed.length && known.length === count)) notes.push(say.partial);
    return { results, notes, marked: new Set(known.flatMap(({ marked }) => marked)) };
  }

  // ---- what is shown ----

  const make = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const withMarks = (text, marked) => text.split(/([\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*)/u).map((part, n) => {
    const isFound = n % 2 && split(part).some(word => keys(word).some(key => marked.has(key)));
    return isFound ? make('mark', '', part) : part;
  });
  // From a disk a folder does not lead to its page by itself.
  const address = path => {
    const url = new URL(path || './', base);
    if (url.protocol === 'file:' && url.pathname.endsWith('/')) url.pathname += 'index.html';
    return url;
  };

  const capital = word => word.slice(0, 1).toUpperCase() + word.slice(1);

  // The result for a kind of help crossed with what it is for: its page lies below that of the kind.
  const both = ([kind, title, path], other) => [kind, `${title}: ${other[1]}`, path + other[7], '', '', null, []];

  const result = ([kind, title, path, line, state, phone, services], parts, marked) => {
    const link = make('a', '', ...withMarks(title, marked));
    link.href = address(path);
    const about = make('div', '', make('p', 'what', link));
    const lack = kind === 'help' && say[`lacking${capital(state)}`];
    if (lack) about.querySelector('.what').append(`: ${lack.replace('%n', root.asked[1]).replace('%all', root.asked[0])}.`);
    const label = !lack && say[`kind${capital(kind)}`];
    if (label) about.append(make('p', 'quiet', label));
    if (line) about.append(make('p', '', ...withMarks(lack ? `${say.ask}: ${line}` : line, marked)));
    const meant = parts === ALL ? [] : services.filter((_, n) => parts & 1 << Math.min(n + 2, 25));
    if (meant.length) about.append(make('p', 'good', ...withMarks(meant.map(([name, , now]) => say[now] ? `${name} (${say[now]})` : name).join(', '), marked)));
    if (say[state]) about.append(make('p', 'mark', say[state]));
    const row = make('li', 'row', about);
    // Each service has its own numbers; where several are meant, or only services have one, each is named.
    const callable = meant.length ? meant : phone ? [['', phone]] : services;
    const numbers = new Map(callable.filter(([, number]) => number).map(([name, [tel, text]]) => [tel, [name, text]]));
    const isOfAll = numbers.size === 1 && (callable === meant || phone) && callable.every(([, number]) => number);
    if (numbers.size) row.append(make('div', 'call', ...[...numbers].flatMap(([tel, [name, text]]) => {
      const call = make('a', 'tel', text);
      call.href = `tel:${tel}`;
      return lack ? [`${say.ask}: `, call] : isOfAll ? [call] : [make('p', 'quiet', name), call];
    })));
    return row;
  };

  let latest = 0, found;
  async function show(from) {
    const turn = latest;
    const next = found.results.slice(from, from + STEP);
    await loadBlocks(next.map(([entry]) => blockOf(entry)));
    if (turn !== latest) return;
    const rows = next.map(([entry, parts, , other]) => result(other === undefined ? shownOf(entry) : both(shownOf(entry), shownOf(other)), parts, found.marked));
    if (from) list.append(...rows); else list.replaceChildren(...rows);
    list.hidden = !list.children.length;
    more.hidden = list.children.length >= found.results.length;
    return rows[0];
  }

  async function run() {
    const turn = ++latest;
    const query = field.value.trim();
    keepAddress(query);
    if (!query) {
      found = undefined;
      list.replaceChildren();
      said.textContent = '';
      list.hidden = more.hidden = true;
      return;
    }
    try {
      const answer = await find(query);
      if (turn !== latest) return;
      found = answer;
      await show(0);
      if (turn !== latest) return;
      const count = found.results.length;
      said.textContent = [count ? say.found.replace('%n', count) : say.nothing, ...found.notes].join(' ');
      form.dispatchEvent(new CustomEvent('answered', { detail: count }));
      form.dataset.shown = query;
    } catch {
      if (turn === latest) form.dispatchEvent(new Event('unloaded'));
    }
  }

  // ---- address and keyboard ----

  const withQuery = (page, query) => {
    const url = new URL(page);
    if (query) url.searchParams.set('q', query); else url.searchParams.delete('q');
    return url;
  };
  // A page from a disk may have no history of its own, and a browser may refuse too many changes; search goes on.
  // What was sent by Enter or came with the address is a step that "back" leads to; what is being typed is not.
  let isStep = false;
  const keepAddress = query => {
    const url = withQuery(location.href, query);
    if (url.href === location.href) return;
    try {
      history[isStep ? 'pushState' : 'replaceState'](null, '', url);
      isStep = false;
    } catch { /* The address stays as it was. */ }
  };
  const fromAddress = () => {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    run();
    isStep = field.value !== '';
  };

  let waiting;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, 150);
  });
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    const query = field.value.trim();
    if ('here' in say) { run(); isStep = true; } else if (query) location.assign(withQuery(address(say.page), query));
  });
  more.addEventListener('click', async () => {
    const first = await show(list.children.length).catch(() => form.dispatchEvent(new Event('unloaded')));
    first?.querySelector?.('a').focus();
  });
  form.addEventListener('keydown', event => {
    const links = [...list.querySelectorAll('.what a')];
    const at = links.indexOf(document.activeElement.closest('li')?.querySelector('.what a'));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      if (document.activeElement === field) { field.value = ''; run(); } else field.focus();
    } else if (step && links.length && (at >= 0 || document.activeElement === field && step > 0)) {
      event.preventDefault();
      (links[at + step] ?? (step < 0 ? field : links[at])).focus();
    }
  });
  addEventListener('popstate', fromAddress);

  if (field.value.trim()) run(); else fromAddress();
})();
