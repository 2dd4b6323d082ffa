// A page of two choices whose rows it has all: a third choice leaves some of them, all three stay in force, and the numbers
// beside the choices tell of what they leave. Each choice stands in the address, so that "back" and a sent link lead to it.
'use strict';

{
  const list = document.querySelector('.rows');
  const narrow = document.querySelector('.narrow');
  const rows = list ? [...list.children] : [];
  const organisations = rows.map(row => row.querySelector('a').href);
  const [heading, title] = ['#found', 'h1'].map(part => document.querySelector(part));
  const [of, about] = [heading.firstChild.data, title.textContent];
  const active = narrow.querySelector('.active');
  const second = active.lastElementChild.querySelector('a');
  const without = second.href;

  // «1 організація|2 організації|5 організацій» gives the words for every number.
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const forms = new Map(narrow.dataset.found.split('|').map((form, n) => [plural.select([1, 2, 5][n]), form]));
  const words = n => (forms.get(plural.select(n)) ?? [...forms.values()].pop()).replace(/\d+/, n);

  const choices = new Map([...narrow.querySelectorAll('[data-rows]')].map(item => {
    const link = item.querySelector('a');
    const left = new Set(item.dataset.rows.split(' ').filter(Boolean).map(Number));
    const count = new Set([...left].map(n => organisations[n])).size;
    const key = link.pathname.replace(/index\.html$/, '').split('/').filter(Boolean).slice(-2).join('/');
    item.hidden = !count;
    link.querySelector('.n').textContent = count;
    link.querySelector('.vh').textContent = ` ${words(count)}`;
    const name = link.firstElementChild.textContent;
    // Who comes home stands in a group, and is of no sort.
    const label = link.querySelector('.home') ? '' : `${item.closest('details').dataset.label}: `;
    return [key, { link, left, count, name, label, page: link.href }];
  }));

  // A choice that leaves nobody is not offered, nor a group without any.
  for (const group of narrow.querySelectorAll('.filters > details')) {
    const items = [...group.querySelectorAll('[data-rows]')];
    group.querySelector(':scope > .quiet')?.remove();
    group.hidden = items.length > 0 && items.every(item => item.hidden);
  }

  const address = key => {
    const url = new URL(location.href);
    if (key) url.searchParams.set('and', key); else url.searchParams.delete('and');
    return url.href;
  };

  const chip = active.lastElementChild.cloneNode(true);
  const show = key => {
    const choice = choices.get(key);
    rows.forEach((row, n) => { row.hidden = Boolean(choice) && !choice.left.has(n); });
    // The first that is seen has no rule above it, as the first of all.
    const first = rows.find(row => !row.hidden);
    for (const row of rows) row.style.borderTopWidth = row === first ? '0' : '';
    heading.firstChild.data = choice ? words(choice.count) : of;
    title.textContent = choice ? `${about}, ${choice.name}` : about;
    for (const { link } of choices.values()) link.removeAttribute('aria-current');
    choice?.link.setAttribute('aria-current', 'true');
    // Without the second choice there is a page of the first and the third.
    second.href = choice?.page ?? without;
    chip.remove();
    if (!choice) return;
    chip.firstChild.data = `${choice.label}${choice.name} `;
    chip.querySelector('.vh').textContent = `: ${choice.name}`;
    chip.querySelector('a').href = address();
    active.append(chip);
  };

  // A page from a disk may have no history of its own; the choice holds all the same.
  const choose = (key, event) => {
    event.preventDefault();
    try { history.pushState(null, '', address(key)); } catch { /* The address stays as it was. */ }
    show(key);
    narrow.open = false;
    heading.tabIndex = -1;
    heading.focus();
  };
  for (const [key, { link }] of choices) link.addEventListener('click', event => choose(key, event));
  chip.addEventListener('click', event => event.target.closest('a') && choose(null, event));
  const fromAddress = () => show(new URLSearchParams(location.search).get('and'));
  addEventListener('popstate', fromAddress);
  fromAddress();
}
