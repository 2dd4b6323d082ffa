// Edits a site by forms in Chromium, as somebody does who has never seen YAML: with and without scripts, by the keyboard alone, at 320 px.
// Called by tests/run.sh; by hand:
//   node tests/browser/editing.mjs --perelik target/debug/perelik --tools target/tools/browser
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { checkHtml, hasJava } from './html.mjs';
import { Report } from './report.mjs';

const options = { perelik: { type: 'string' }, tools: { type: 'string' }, pictures: { type: 'string' } };
const { perelik, tools, pictures } = parseArgs({ options }).values;
const require = createRequire(resolve(tools, 'package.json'));
const { chromium } = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PATIENCE = 30000;
const report = new Report();
const root = join(mkdtempSync(join(tmpdir(), 'perelik-editing-')), 'site');

const made = spawnSync(resolve(perelik), ['init', '--example', root, '--lang', 'en'], { encoding: 'utf8' });
if (made.status !== 0) throw new Error(made.stderr);
const read = path => readFileSync(join(root, 'content', path), 'utf8');

// Starts the program, and returns the address that lets a browser in.
async function start() {
  const server = spawn(resolve(perelik), ['edit', '--root', root, '--port', '0', '--date', '2026-11-30', '--lang', 'uk'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout });
  const url = await new Promise((found, failed) => {
    lines.on('line', line => { const match = /http:\/\/[^\s;]+/.exec(line); if (match) found(match[0]); });
    server.on('exit', () => failed(new Error('the program ended')));
    setTimeout(() => failed(new Error('the program does not begin')), PATIENCE).unref();
  });
  server.removeAllListeners('exit');
  return { server, url };
}

let { server, url } = await start();
const asRoot = process.getuid() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH || '/usr/bin/chromium', args: [...FLAGS, ...asRoot] });
const faults = [];

async function editor(settings = {}) {
  const context = await browser.newContext({ viewport: { width: 320, height: 568 }, ...settings });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on('pageerror', error => faults.push(error.message));
  await page.goto(url);
  return page;
}
const open = (page, path) => page.goto(new URL(`/_perelik/edit/entry/content/${path}`, url).href);
const state = page => page.locator('#state').innerText();
async function press(page, button) {
  await page.locator(`.bar button[value="${button}"]`).click();
  await page.waitForLoadState();
}
const wrong = (found, what, is) => { if (!is) found.push(what); };

// Adds an organisation, gives it a phone and a service, and sees it in the preview.
async function add(page, name, file) {
  const found = [];
  await page.getByRole('link', { name: 'Організація', exact: true }).click();
  await page.getByLabel('Назва').fill(name);
  await page.getByRole('button', { name: 'Далі' }).click();
  await page.locator('#state').waitFor();
  wrong(found, 'a new entry is not told as such', (await state(page)).includes('Новий запис'));
  await page.locator('[name="kind"]').selectOption({ index: 1 });
  await page.locator('#f-services-0 > summary').click();
  await page.locator('[name="services.0.help"]').selectOption({ index: 1 });
  await page.locator('#f-phones-0 > summary').click();
  await page.locator('[name="phones.0.number"]').fill('050 000 00 77');
  await press(page, 'save');
  wrong(found, `it says ${await state(page)}`, (await state(page)).includes('Усе збережено'));
  const text = read(`organisations/${file}.md`);
  wrong(found, `the file is ${text}`, text.includes(`назва: ${name}`) && text.includes('050 000 00 77'));
  await page.getByRole('link', { name: 'Сторінка в перегляді' }).click();
  wrong(found, 'the preview does not show it', await page.locator('h1', { hasText: name }).count() === 1);
  await page.getByRole('link', { name: 'Змінити', exact: true }).click();
  wrong(found, 'its page does not lead back to its form', page.url().endsWith(`/${file}.md`));
  return found;
}

// A mended phone: a mistake is told beside its field and saved nowhere, the right number is one line of the file.
async function phone(page) {
  const found = [];
  const before = read('organisations/apteka.md');
  await open(page, 'organisations/apteka.md');
  const field = page.locator('[name="phones.0.number"]');
  const was = await field.inputValue();
  await field.fill('абв');
  await press(page, 'save');
  wrong(found, 'a mistake is not told beside its field', await page.locator('#f-phones-0-number-about .error').count() === 1);
  wrong(found, 'a mistake was saved', read('organisations/apteka.md') === before);
  await field.fill('050 000-00-78');
  await press(page, 'save');
  wrong(found, 'more than the number is another', read('organisations/apteka.md') === before.replace(was, '050 000-00-78'));
  await press(page, 'undo');
  await press(page, 'undo');
  await press(page, 'save');
  wrong(found, 'taken back, the file is not what it was', read('organisations/apteka.md') === before);
  return found;
}

async function meeting(page, day) {
  const found = [];
  await page.getByRole('link', { name: 'Зустріч', exact: true }).click();
  await page.locator('#f-name').fill(day);
  await page.getByRole('button', { name: 'Далі' }).click();
  await page.locator('#state').waitFor();
  await page.locator('[name="title@uk"]').fill('Приклад зустрічі');
  await page.locator('#f-decisions-0 > summary').click();
  await page.locator('[name="decisions.0.text@uk"]').fill('Ухвалили приклад.');
  await page.locator('[name="body"]').fill('Перший абзац.\n\n- пункт\n');
  await press(page, 'save');
  wrong(found, `it says ${await state(page)}: ${await page.locator('.remark.error').allInnerTexts()}`, (await state(page)).includes('Усе збережено'));
  const text = read(`meetings/${day.split('.').reverse().join('-')}.md`);
  wrong(found, `the file is ${text}`, text.includes('Ухвалили приклад.') && text.endsWith('Перший абзац.\n\n- пункт\n'));
  return found;
}

async function close(page, file) {
  const found = [];
  await open(page, `organisations/${file}.md`);
  await page.locator('[name="status"]').selectOption({ label: 'закрита' }).catch(() => page.locator('[name="status"]').selectOption({ index: 4 }));
  await press(page, 'save');
  wrong(found, `it says ${await state(page)}`, (await state(page)).includes('Усе збережено'));
  wrong(found, 'the file does not say so', /стан: закрит/.test(read(`organisations/${file}.md`)));
  return found;
}

// By the keyboard alone: from the list to a form, a word in a field, and Enter on the button.
async function keyboard(page) {
  const found = [];
  const to = async (selector, limit = 400) => {
    for (let n = 0; n < limit; n++) {
      if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) return true;
      await page.keyboard.press('Tab');
    }
    found.push(`${selector} is not reached`);
    return false;
  };
  if (!await to('a[href$="/karavan.md"]')) return found;
  await Promise.all([page.waitForURL(/karavan/), page.keyboard.press('Enter')]);
  if (!await to('[name="email"]')) return found;
  await page.keyboard.press('Control+A');
  await page.keyboard.type('karavan@example.org');
  if (!await to('button[value="save"]')) return found;
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('state')?.innerText.includes('Усе збережено'));
  wrong(found, 'the file does not say it', read('organisations/karavan.md').includes('karavan@example.org'));
  return found;
}

// What was typed a moment ago is there after the program was killed; what somebody else saved meanwhile, too.
async function kill(page) {
  const found = [];
  await open(page, 'organisations/apteka.md');
  await page.locator('[name="email"]').fill('apteka@example.org');
  await page.waitForFunction(() => document.getElementById('state').innerText.includes('незбережені'));
  server.kill('SIGKILL');
  const path = join(root, 'content/organisations/apteka.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('https://apteka.example/', 'https://nova.example/'));
  ({ server, url } = await start());
  await page.goto(url);
  wrong(found, 'the list does not tell of it', await page.getByText('не збережено').count() === 1);
  await open(page, 'organisations/apteka.md');
  wrong(found, 'what was typed is lost', await page.locator('[name="email"]').inputValue() === 'apteka@example.org');
  wrong(found, 'what was saved is lost', await page.locator('[name="website"]').inputValue() === 'https://nova.example/');
  await press(page, 'save');
  const text = read('organisations/apteka.md');
  wrong(found, `the file is ${text}`, text.includes('apteka@example.org') && text.includes('https://nova.example/'));
  return found;
}

// Whoever types slowly, with blanks between words, loses no letter; a program that is gone is told at once.
async function slowly(page) {
  const found = [];
  await open(page, 'organisations/klub.md');
  const field = page.locator('[name="summary@uk"]');
  await field.fill('');
  const text = 'Ми допомагаємо всім людям міста';
  for (const word of text.split(' ')) {
    await page.keyboard.type(`${word} `);
    await page.waitForTimeout(740);
  }
  wrong(found, `it has «${await field.inputValue()}»`, (await field.inputValue()).trim() === text);
  await press(page, 'save');
  wrong(found, 'the file does not have it', read('organisations/klub.md').includes(text));
  server.kill('SIGKILL');
  await field.fill('Приклад, якого ще ніде немає');
  await page.waitForFunction(() => document.getElementById('state').innerText.includes('не відповідає'));
  ({ server, url } = await start());
  await page.goto(url);
  return found;
}

// Two windows change one value: both are shown, and nothing is saved until somebody has looked.
async function conflict(page) {
  const found = [];
  const other = await editor({ javaScriptEnabled: false });
  for (const one of [page, other]) await open(one, 'organisations/biblioteka.md');
  await other.locator('[name="email"]').fill('b@example.org');
  await press(other, 'save');
  await page.locator('[name="email"]').fill('a@example.org');
  await press(page, 'save');
  wrong(found, 'one value of two was saved unseen', read('organisations/biblioteka.md').includes('b@example.org'));
  const said = await page.locator('#f-email-about .conflict').innerText().catch(() => '');
  wrong(found, `it says «${said}»`, said.includes('b@example.org'));
  wrong(found, 'mine is lost', await page.locator('[name="email"]').inputValue() === 'a@example.org');
  await press(page, 'save');
  wrong(found, 'what was chosen is not saved', read('organisations/biblioteka.md').includes('a@example.org'));
  await other.context().close();
  return found;
}

async function sound() {
  const found = [];
  const paths = ['', 'entry/content/organisations/apteka.md', 'entry/content/meetings/2026-11-16.md', 'entry/content/vocabulary/help.yaml',
    'entry/content/site.yaml', 'text/content/organisations/apteka.md', 'remove/content/organisations/apteka.md', 'new/organisation'];
  for (const [width, colorScheme] of [[320, 'light'], [320, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    const page = await editor({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
    for (const path of paths) {
      await page.goto(new URL(`/_perelik/edit/${path}`, url).href);
      await page.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(values => window.axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
      found.push(...violations.map(v => `${path} ${width} px, ${colorScheme}: ${v.id} at ${v.nodes.slice(0, 3).map(n => n.target).join(', ')}`));
      for (const size of [1, 2]) {
        await page.evaluate(times => { document.documentElement.style.fontSize = `${100 * times}%`; }, size);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (wide) found.push(`${path} ${width} px: scrolls sideways with text of ${100 * size} %`);
      }
      if (pictures && path) {
        await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
        await page.screenshot({ path: join(resolve(pictures), `edit-${path.replace(/\W+/g, '-')}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    await page.context().close();
  }
  return found;
}

async function nu() {
  const page = await editor();
  const found = [];
  for (const path of ['', 'entry/content/organisations/apteka.md', 'entry/content/site.yaml', 'new/meeting']) {
    const answer = await page.goto(new URL(`/_perelik/edit/${path}`, url).href);
    const file = join(root, '..', 'page.html');
    writeFileSync(file, await answer.text());
    found.push(...await checkHtml(tools, [file]));
  }
  await page.context().close();
  return found;
}

const run = async (what, work) => report.check(`forms: ${what}`, await work().catch(error => [error.message.split('\n').slice(0, 3).join(' ')]));
try {
  for (const [how, javaScriptEnabled] of [['with scripts', true], ['without scripts', false]]) {
    const page = await editor({ javaScriptEnabled });
    const n = javaScriptEnabled ? 1 : 2;
    const home = () => page.goto(new URL('/_perelik/edit/', url).href);
    await run(`an organisation is added, ${how}`, () => add(page, `Приклад Новий ${n}`, `pryklad-novyi-${n}`));
    await run(`a phone is mended, ${how}`, () => phone(page));
    await home();
    await run(`a meeting is written up, ${how}`, () => meeting(page, `0${n}.12.2026`));
    await run(`an organisation is closed, ${how}`, () => close(page, `pryklad-novyi-${n}`));
    await home();
    await run(`by the keyboard alone, ${how}`, () => keyboard(page));
    await page.context().close();
  }
  const page = await editor();
  await run('what was typed outlives the program', () => kill(page));
  await run('who types slowly loses nothing, and a program that is gone is told', () => slowly(page));
  await run('one value that two change is decided by a person', () => conflict(page));
  await page.context().close();
  await run('axe, and no sideways scroll at 320 px with text of 200 %', sound);
  if (hasJava()) await run('Nu HTML checker', nu);
  else report.skip('forms: Nu HTML checker', 'java is missing (apt-get install default-jre-headless)');
  report.check('forms: no script fails', faults);
} finally {
  await browser.close();
  server.kill();
  rmSync(join(root, '..'), { recursive: true, force: true });
}
process.exitCode = report.end();
