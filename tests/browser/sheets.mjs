// Makes the pictures of those sheets of docs/manual.md anew whose task ends in a page; what the others end in is text, which they show: does what each sheet says in a new site, as
// tests/suite/manual.rs does, and photographs its page in the preview. By hand, once tests/run.sh has installed the tools:
//   node tests/browser/sheets.mjs --perelik target/debug/perelik --tools target/tools/browser
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const given = parseArgs({ options: { perelik: { type: 'string' }, tools: { type: 'string' } } }).values;
const perelik = resolve(given.perelik);
const { chromium } = createRequire(resolve(given.tools, 'package.json'))('playwright-core');
const docs = resolve(import.meta.dirname, '../../docs');
const SIZE = { width: 720, height: 460 };
const QUALITY = 0.75;
// A new site says that it was checked today, and what is served is of that day.
const DAY = '2020-03-28';
const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(DAY) / 1000) };

// The sheets, with the page that each is about where its last file does not tell it.
const SHEETS = new Map([[1], [2], [3], [10], [11, 'needs/'], [12, 'punkty-obihrivu/'], [13, 'en/organisations/pryklad/'], [21, '']]);
// What a picture must have below what stands first.
const BELOW = new Map([[11, 'Рукавички']]);

// Does what a sheet says, and returns the address of the page that it is about.
function replay(sheet, root) {
  execFileSync(perelik, ['init', root], { env });
  let before = '';
  let page = '';
  for (const [, info, text] of sheet.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const [kind, path, when] = info.split(' ');
    if (kind === 'console') {
      const commands = text.split('\n').filter(line => line.startsWith('$ perelik ')).map(line => line.replace('$ perelik ', ''));
      // The picture shows what the task itself has made; what follows a check is told beside it.
      const isFirstCheck = commands.some(line => line.startsWith('check'));
      for (const line of commands.filter(line => !line.startsWith('check') || line.includes('--fix'))) {
        const words = [...line.matchAll(/([^\s"]*)"([^"]*)"|(\S+)/g)].map(([, head, quoted, bare]) => bare ?? head + quoted);
        execFileSync(perelik, ['--lang', 'uk', ...words], { cwd: root, env });
      }
      if (isFirstCheck) break;
    } else if (when === 'було') {
      before = text;
    } else if (path?.startsWith('content/') || path?.startsWith('themes/')) {
      const file = join(root, path);
      if (when === 'стало') {
        const old = readFileSync(file, 'utf8');
        if (!old.includes(before)) throw new Error(`${path} does not hold what the sheet says`);
        writeFileSync(file, old.replace(before, () => text));
      } else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, (when === 'наприкінці' ? readFileSync(file, 'utf8') : '') + text);
      }
      page = `${path.replace(/^content\//, '').replace(/\.\w+$/, '')}/`;
    }
  }
  return page;
}

async function serve(root) {
  const server = spawn(perelik, ['serve', '--root', root, '--port', '0', '--lang', 'uk', '--date', DAY], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((found, failed) => {
    server.on('exit', () => failed(new Error('the preview ended')));
    createInterface({ input: server.stdout }).on('line', line => { const match = /http:\/\/[^\s;]+/.exec(line); if (match) found(match[0]); });
  });
  return { url, stop: () => { server.removeAllListeners('exit'); server.kill(); } };
}

// Chromium itself makes WebP of what it has drawn, so no other program is needed.
async function asWebp(browser, png) {
  const page = await browser.newPage();
  const url = await page.evaluate(async ([data, quality]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', quality);
  }, [png.toString('base64'), QUALITY]);
  await page.close();
  return Buffer.from(url.split(',')[1], 'base64');
}

const asRoot = process.getuid() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH || '/usr/bin/chromium', args: ['--disable-gpu', ...asRoot] });
try {
  mkdirSync(join(docs, 'sheets'), { recursive: true });
  const sheets = readFileSync(join(docs, 'manual.md'), 'utf8').split('\n## Аркуш ');
  for (const [n, of] of SHEETS) {
    const sheet = sheets.find(sheet => sheet.startsWith(`${n}. `));
    const root = mkdtempSync(join(tmpdir(), 'perelik-sheet-'));
    const last = replay(sheet, root);
    const address = of ?? last;
    const server = await serve(root);
    const page = await browser.newPage({ viewport: SIZE });
    const answer = await page.goto(server.url + address, { waitUntil: 'load' });
    if (answer.status() !== 200) throw new Error(`${server.url}${address} is ${answer.status()}: ${await page.locator("body").innerText()}`);
    // Neither remarks of the preview nor the way to the page: what readers will see.
    await page.evaluate(() => document.getElementById('perelik')?.remove());
    await page.locator('main').scrollIntoViewIfNeeded();
    if (BELOW.has(n)) await page.getByText(BELOW.get(n)).first().evaluate(line => line.scrollIntoView({ block: 'end' }));
    const picture = await asWebp(browser, await page.screenshot());
    writeFileSync(join(docs, 'sheets', `${n}.webp`), picture);
    console.log(`docs/sheets/${n}.webp: ${address}, ${picture.length} bytes`);
    await page.close();
    server.stop();
    rmSync(root, { recursive: true, force: true });
  }
} finally {
  await browser.close();
}
