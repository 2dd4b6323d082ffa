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
