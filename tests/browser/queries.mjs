// How people ask: 420 queries with their right answers, judged by two people who had not seen the search. What they gave before any of them was
// worked on stands in the commits that brought the tables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TABLES = ['search_queries.tsv', 'search_queries_2.tsv'].map(name => new URL(`../tables/${name}`, import.meta.url));
const FIRST = 3;
// By what share of them one of the first three results answers.
const LEAST = 0.95;
// How many pages ask side by side: a page waits most of the time.
const LANES = 4;

// Returns the rows of one of the two sites.
const queries = site => {
  const rows = TABLES.flatMap(table => readFileSync(table, 'utf8').trimEnd().split('\n').slice(1));
  const parted = rows.map(line => line.split('\t')).map(([query, of, right]) => ({ query, of, right: right.split('|') }));
  return parted.filter(row => row.of === site);
};

// Asks every query of a site on its page that searches. Returns how many there are and those that no first result answers.
async function askAll(browser, site, name) {
  const terms = JSON.parse(readFileSync(join(site.folder, 'data/terms.json'), 'utf8')).rows;
  const kinds = new Map(terms.filter(term => term.vocabulary === 'help').map(term => [`kind:${term.id}`, term.name]));
  const all = queries(name), missed = [], waiting = [...all];
  const ask = async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}search/`);
    for (let row = waiting.shift(); row; row = waiting.shift()) await askOne(page, row);
    await page.close();
  };
  const askOne = async (page, row) => {
    await page.locator('input[type=search]').first().fill(row.query);
    await page.waitForFunction(query => document.querySelector('form[data-search]').dataset.shown === query, row.query.trim(), { timeout: 15_000 });
    const found = await page.$$eval('form[data-search] ol .what', rows => rows.map(row => [row.querySelector('a').href, row.textContent]));
    const first = found.slice(0, FIRST).map(([href, text]) => [href.slice(site.url.length), text]);
    const isRight = ([path, text]) => row.right.some(right => (kinds.has(right) ? path.endsWith('#lacking') && text.startsWith(kinds.get(right)) : path.split('#')[0] === right));
    if (!first.some(isRight)) missed.push({ ...row, first: first.map(([path]) => path) });
  };
  await Promise.all(Array.from({ length: LANES }, ask));
  return { count: all.length, missed };
}

// `sites`: the invented community and the real list, by the names that they have in the tables.
export async function asPeopleAsk(report, browser, sites) {
  let count = 0, missed = [];
  for (const [name, site] of Object.entries(sites)) {
    const asked = await askAll(browser, site, name);
    count += asked.count;
    missed.push(...asked.missed.map(({ query, first }) => `«${query}»: ${first.join(', ') || 'nothing'}`));
  }
  const share = 1 - missed.length / count;
  report.check('search: one of the first three results is the right answer', share < LEAST ? missed : [], `${share.toFixed(3)} of ${count} queries`);
}
