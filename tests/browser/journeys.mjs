// A citizen's ways: from the home page to a phone, through the choices and back, and to the same page in another language.
const PHONE = { viewport: { width: 320, height: 640 } };

// Runs `walk` on a page of its own; where it is stuck, that is the fault.
async function walk(browser, options, steps) {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  try {
    return await steps(page);
  } catch (error) {
    return [`stuck at ${page.url()}: ${error.message.split('\n')[0]}`];
  } finally {
    await context.close();
  }
}

const main = page => page.getByRole('main');

// On a phone the choices lie behind one word, and so does the menu; with more room they are open, and the word is not there.
async function unfold(page, fold) {
  const summary = page.locator(`${fold}:not([open]) > summary`);
  if (await summary.isVisible()) await summary.click();
}
const firstPhone = page => main(page).locator('a[href^="tel:"]').first();

// A few touches: medicine, for people who hardly walk, the number.
export const byTouch = (site, browser, javaScriptEnabled) => walk(browser, { hasTouch: true, isMobile: true, javaScriptEnabled }, async page => {
  await page.goto(site.url);
  await main(page).getByRole('link', { name: /^Ліки/ }).tap();
  const audience = main(page).getByRole('link', { name: /^Маломобільні люди/ });
  await page.locator('.narrow > summary').tap();
  if (!await audience.isVisible()) await page.locator('summary', { hasText: 'для кого' }).tap();
  await audience.tap();
  await firstPhone(page).waitFor({ state: 'visible' });
  const h1 = await page.getByRole('heading', { level: 1 }).innerText();
  return /^Ліки: Маломобільні люди$/.test(h1) ? [] : [`the way ends at «${h1}»`];
});

// The same with Tab and Enter alone; a long way is no way.
export const byKeyboard = (site, browser, javaScriptEnabled) => walk(browser, { javaScriptEnabled }, async page => {
  await page.goto(site.url);
  for (const name of [/^Ліки/, /^Уточнити/, /для кого/, /^Маломобільні люди/]) {
    const before = page.url();
    const href = await tabTo(page, name);
    await page.keyboard.press('Enter');
    if (href) await page.waitForURL(url => url.href !== before);
  }
  const number = await tabTo(page, /^050/);
  return number.startsWith('tel:') ? [] : [`the way ends at ${number}`];
});

async function tabTo(page, name) {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    const [text, href] = await page.evaluate(() => [document.activeElement.innerText, document.activeElement.getAttribute('href') ?? '']);
    if (name.test(text.trim()) && !(href.startsWith('tel:') && !name.source.includes('050'))) return href;
  }
  throw new Error(`60 times Tab do not lead to ${name}`);
}

// Each choice can be undone alone, the heading counts the rows' organisations, and all rows keep what was chosen.
export const choices = (site, browser) => walk(browser, {}, async page => {
  const faults = [];
  const undo = name => main(page).getByRole('link', { name: new RegExp(`^Прибрати\\s*: ${name}$`) });
  const at = path => page.url() === site.url + path || faults.push(`${page.url()} is not ${path}`);
  await page.goto(`${site.url}help/medicine/for/low-mobility/`);
  const names = await main(page).locator('.row h3').allInnerTexts();
  const count = Number((await page.locator('#found').innerText()).match(/\d+/));
  if (new Set(names).size !== count) faults.push(`${count} found, ${new Set(names).size} shown`);
  await unfold(page, '.narrow');
  await undo('Ліки').click();
  at('help/for/low-mobility/');
  await page.goBack();
  await unfold(page, '.narrow');
  await undo('Маломобільні люди').click();
  at('help/medicine/');
  await unfold(page, '.narrow');
  await page.locator('summary', { hasText: 'для кого' }).click();
  await main(page).getByRole('link', { name: /^Прийдуть до вас додому/ }).click();
  at('help/medicine/at-home/');
  const rows = main(page).locator('.row');
  if (await rows.count() !== await rows.filter({ hasText: 'Прийдуть додому' }).count()) faults.push('a row of those who come home does not say so');
  await unfold(page, '.narrow');
  await undo('Прийдуть до вас додому').click();
  at('help/medicine/');
  await page.locator('.crumbs').getByRole('link', { name: 'Види допомоги' }).click();
  at('help/');
  return faults;
});

// A third choice keeps the two in force, stands in the address, and can be undone; so can the second while the third stays.
export const third = (site, browser) => walk(browser, {}, async page => {
  const faults = [];
  const rows = main(page).locator('.row:visible');
  const links = () => rows.locator('h3 a').evaluateAll(all => all.map(link => link.href));
  const path = 'help/medicine/for/low-mobility/';
  await page.goto(site.url + path);
  const before = await links();
  await unfold(page, '.narrow');
  const group = main(page).locator('.filters > details', { has: page.locator('summary', { hasText: 'район' }) });
  await group.locator('summary').click();
  if (await group.getByText('скасує').count()) faults.push('it says that a choice is dropped');
  const choice = group.locator('li:visible').first();
  const [name, count] = [await choice.locator('a > span').first().innerText(), Number(await choice.locator('.n').innerText())];
  const own = await choice.locator('a').getAttribute('href').then(href => new URL(href, page.url()).href);
  await choice.locator('a').click();
  const chosen = await links();
  if (!new URL(page.url()).searchParams.has('and') || !page.url().startsWith(site.url + path)) faults.push(`the address is ${page.url()}`);
  if (!chosen.length || chosen.length >= before.length || !chosen.every(link => before.includes(link))) faults.push(`${chosen.length} of ${before.length} rows`);
  const shown = await main(page).locator('#found').innerText();
  if (new Set(chosen).size !== count || Number(shown.match(/\d+/)) !== count) faults.push(`«${shown}», ${new Set(chosen).size} shown, ${count} promised`);
  const chips = await main(page).locator('.active li').allTextContents();
  if (!chips.at(-1).replace(/\s+/g, ' ').trim().startsWith(`Район: ${name} `)) faults.push(`what is chosen says «${chips.at(-1)}»`);
  const elsewhere = await rows.filter({ hasNotText: name }).filter({ hasNotText: /уся громада/i }).count();
  if (elsewhere) faults.push(`${elsewhere} rows are not of «${name}»`);
  await page.reload();
  if ((await links()).length !== chosen.length) faults.push('the address does not lead to the three choices');
  await unfold(page, '.narrow');
  await main(page).getByRole('link', { name: new RegExp(`^Прибрати\\s*: ${name}$`) }).click();
  if ((await links()).length !== before.length) faults.push('the third choice cannot be undone');
  await page.goBack();
  await page.waitForFunction(() => new URL(location.href).searchParams.has('and'));
  if ((await links()).length !== chosen.length) faults.push('back does not lead to the third choice');
  await unfold(page, '.narrow');
  await main(page).getByRole('link', { name: /^Прибрати\s*: Маломобільні люди$/ }).click();
  await page.waitForURL(own).catch(() => faults.push(`without the second choice it is ${page.url()}, not ${own}`));
  return faults;
});

// Without scripts a third choice takes the place of the second, and the page says so.
export const thirdWithoutScripts = (site, browser) => walk(browser, { javaScriptEnabled: false }, async page => {
  await page.goto(`${site.url}help/medicine/for/low-mobility/`);
  await page.locator('.narrow > summary').click();
  await page.locator('.filters summary', { hasText: 'район' }).click();
  const said = await main(page).getByText('Вибір тут скасує «Маломобільні люди»').isVisible();
  await main(page).locator('.filters li a:visible').first().click();
  const is = /\/help\/medicine\/area\/[^/]+\/$/.test(page.url());
  return [...(said ? [] : ['it does not say that a choice is dropped']), ...(is ? [] : [`the way ends at ${page.url()}`])];
});

// Back from an organisation the list stands where it was left.
export const backToRow = (site, browser) => walk(browser, {}, async page => {
  await page.goto(`${site.url}help/medicine/`);
  const row = main(page).locator('.row h3 a').nth(30);
  await row.click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await row.waitFor();
  await page.waitForFunction(() => scrollY > 0);
  const isSeen = await row.evaluate(link => link.getBoundingClientRect().top >= 0 && link.getBoundingClientRect().bottom <= innerHeight);
  return isSeen ? [] : ['the row is out of sight'];
});

// From a page to the same page in the other language and back; both say what language they are in.
export const languages = (site, browser) => walk(browser, {}, async page => {
  const faults = [];
  for (const path of ['', 'help/medicine/', 'organisations/', 'organisations/orh-10/', 'hotline/', 'meetings/2021-04-10/']) {
    await page.goto(site.url + path);
    await unfold(page, '.menu');
    await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
    if (page.url() !== `${site.url}en/${path}`) faults.push(`English of /${path} is ${page.url()}`);
    const lang = await page.locator('html').getAttribute('lang');
    const cyrillic = await page.evaluate(foreign);
    if (lang !== 'en') faults.push(`/en/${path} says it is ${lang}`);
    faults.push(...cyrillic.map(text => `/en/${path}: «${text}» is not marked as Ukrainian`));
    await unfold(page, '.menu');
    await page.getByRole('banner').getByRole('link', { name: 'Українська' }).click();
    if (page.url() !== site.url + path) faults.push(`Ukrainian of /en/${path} is ${page.url()}`);
  }
  return faults;
});

// Runs in the browser: texts in Cyrillic that no element says are Ukrainian.
function foreign() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (/[а-яіїєґ]/i.test(data) && parentElement.closest('[lang]').lang !== 'uk' && !parentElement.closest('script')) found.push(data.trim().slice(0, 40));
  }
  return found;
}
