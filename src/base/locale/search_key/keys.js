// The keys of words: the same rules as in mod.rs beside this file, over the same table; tests hold the two together.
// A plain script, so that it also runs in a page opened from a disk. It adds `perelik.words` to the window.
(() => {
  'use strict';
  const table = /*table*/null;
  const set = words => new Set(words.split(' '));
  const NOUN = set(table.noun), VERB = set(table.verb), THEME = table.theme.split(' '), STOP = set(table.stop);
  const SAME = new Map(table.same.split('; ').flatMap(line => line.split(' ').map((stem, _, all) => [stem, all[0]])));
  const pairs = text => new Map(text.split(' ').map(pair => [pair[0], pair.slice(1)]));
  const LETTERS = pairs(table.letters), SOFTENED = pairs(table.softened), HUSHED = pairs(table.hushed), LAYOUT = pairs(table.layout);
  const is = (letters, c) => c !== undefined && c !== '' && letters.includes(c);
  const last = word => word.slice(-1);

  // Text as it is compared: letters of one case without stress and apostrophes; «міський» without its sign, as Russian and hurried Ukrainian write it.
  const fold = text => [...text.normalize('NFC').toLowerCase().replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff'’ʼ`´′‘＇‛ʹʻʽˈ]/g, '')]
    .map(c => LETTERS.get(c) ?? c).join('').replace(/([сцз])ь(?=к)/g, '$1');

  // What stands for an apostrophe between letters where one can stand.
  const join = text => text.replace(/["*]/g, (sign, at) => (is(table.before, text[at - 1]) && is(table.after, text[at + 1]) ? '' : sign));

  // The words of a text, folded, in order.
  const split = text => join(fold(text)).match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];

  // The words that are looked for: without those that say nothing or only ask, unless there are no others.
  const wanted = text => {
    const words = split(text), telling = words.filter(word => !isStop(word)), choosing = telling.filter(word => !ASKED.has(word));
    return [choosing, telling, words].find(kept => kept.length) ?? words;
  };
  const isStop = word => STOP.has(word) || ([...word].length === 1 && !/\p{N}/u.test(word));

  // Takes the longest ending of the set off, if enough is left.
  const strip = (word, endings, longest, least) => {
    for (let n = Math.min(longest, word.length - 2); n > 0; n--) {
      if (word.length - n >= (n > 1 ? least : 2) && endings.has(word.slice(-n))) return [word.slice(0, -n), word.slice(-n)];
    }
    return [word, ''];
  };
  const hasVowel = word => [...word].some(c => is(table.vowels, c));

  // The forms that a closed last syllable has when it opens: ніч ноч, маск масок, рішен рішенн.
  const opened = (stem, ending) => {
    const [before, vowel, end] = [stem.slice(0, -2), stem.slice(-2, -1), stem.slice(-1)];
    const forms = [];
    if (!before || is(table.vowels, end)) return forms;
    if (vowel === 'і') forms.push(`${before}о${end}`, `${before}е${end}`);
    if (is('ое', vowel) && ending !== 'ю' && hasVowel(before) && !is(table.vowels, last(before))) forms.push(before + end);
    if (ending === 'ь' && is('нтлдзсц', end) && is(table.vowels, vowel)) forms.push(stem + end);
    return forms;
  };

  const noun = word => {
    let [stem, ending] = strip(word, NOUN, 4, 3);
    if (!hasVowel(stem)) [stem, ending] = [word, ''];
    const forms = [stem];
    if (is(table.closing, ending) || ending === '') forms.push(...opened(stem, ending));
    else if (ending === 'ів' || ending === 'ей') forms.push(...opened(word, '').slice(0, 1));
    else if (ending === 'ові' || ending === 'еві') forms.push(word.slice(0, -1));
    if (ending === 'і' && SOFTENED.has(last(stem))) forms.push(...[...SOFTENED.get(last(stem))].map(c => stem.slice(0, -1) + c));
    return forms;
  };

  // Verbs have keys of their own, so that a noun does not meet a verb by chance.
  const verb = word => {
    const plain = word.replace(/^(.{3,})с[яь]$/u, '$1');
    const [stem, ending] = strip(plain, VERB, 6, 3);
    if (!ending || (is('уи', ending) && !is(table.hushing, last(stem)))) return [];
    const theme = THEME.find(theme => stem.endsWith(theme) && stem.length - theme.length > 2) ?? '';
    let root = stem.slice(0, stem.length - theme.length);
    if (is('бпвмф', root.slice(-2, -1)) && last(root) === 'л') root = root.slice(0, -1);
    return [root.slice(0, -1) + (HUSHED.get(last(root)) ?? last(root)) + '+'];
  };

  // English: one form for the singular and the plural.
  const latin = word => {
    if (word.length > 4 && word.endsWith('ies')) return [`${word.slice(0, -3)}y`];
    if (word.length > 4 && /(ss|x|ch|sh)es$/.test(word)) return [word.slice(0, -2)];
    return [word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word];
  };

  // The keys of a folded word: two words are forms of one when they share a key.
  const keys = word => {
    if (!/^[а-яєіїў]+$/.test(word)) return /^[a-z]+$/.test(word) ? latin(word) : [word];
    const all = [...noun(word), ...verb(word)].map(key => SAME.get(key) ?? key);
    if (SAME.has(word)) all.push(SAME.get(word));
    return [...new Set(all)];
  };

  const ASKED = set(fold(table.asked));

  // A query typed without Cyrillic, as the Ukrainian keyboard would have written it.
  const retyped = text => (/[а-яєіїґ]/i.test(text) ? text : [...text.toLowerCase()].map(c => LAYOUT.get(c) ?? c).join(''));

  // How many letters may be wrong in a word.
  const tolerance = word => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

  // Tells whether `one` becomes `other` by at most `most` letters wrong, missing, added, or exchanged with the next.
  const isNear = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return false;
    let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return false;
      [before, row] = [row, next];
    }
    return row[other.length] <= most;
  };

  (globalThis.perelik ??= {}).words = { fold, split, wanted, keys, retyped, tolerance, isNear };
})();
