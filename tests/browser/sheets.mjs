// Makes the pictures of the three sheets of docs/manual.md anew: does what each sheet says in a new site, as
// tests/suite/manual.rs does, and photographs its page in the preview. By hand, once tests/run.sh has installed the tools:
//   node tests/browser/sheets.mjs --perelik target/debug/perelik --tools target/tools/browser
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

// Does what a sheet says, and returns the address of the page that it is about.
function replay(sheet, root) {
  execFileSync(perelik, ['init', root], { env });
  let before = '';
  let page = '';
  for (const [, info, text] of sheet.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const [kind, path, when] = info.split(' ');
    if (kind === 'console') {
      const words = [...text.split('\n')[0].replace('$ perelik ', '').matchAll(/"([^"]*)"|(\S+)/g)];
      const isFirstCheck = words[0][2] === 'check';
      execFileSync(perelik, ['--lang', 'uk', ...words.map(([, quoted, bare]) => quoted ?? bare)], { cwd: root, env });
      // The picture shows what the task itself has made; what follows a check is told beside it.
      if (isFirstCheck) break;
    } else if (when === 'було') {
      before = text;
    } else {
      const file = join(root, path);
      const old = readFileSync(file, 'utf8');
      if (!old.includes(before)) throw new Error(`${path} does not hold what the sheet says`);
      writeFileSync(file, old.replace(before, () => text));
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
  const sheets = readFileSync(join(docs, 'manual.md'), 'utf8').split('\n## ').slice(1, 4);
  for (const [n, sheet] of sheets.entries()) {
    const root = mkdtempSync(join(tmpdir(), 'perelik-sheet-'));
    const address = replay(sheet, root);
    const server = await serve(root);
    const page = await browser.newPage({ viewport: SIZE });
    const answer = await page.goto(server.url + address, { waitUntil: 'load' });
    if (answer.status() !== 200) throw new Error(`${server.url}${address} is ${answer.status()}: ${await page.locator("body").innerText()}`);
    // Neither remarks of the preview nor the way to the page: what readers will see.
    await page.evaluate(() => document.getElementById('perelik')?.remove());
    await page.locator('main').scrollIntoViewIfNeeded();
    const picture = await asWebp(browser, await page.screenshot());
    writeFileSync(join(docs, 'sheets', `${n + 1}.webp`), picture);
    console.log(`docs/sheets/${n + 1}.webp: ${address}, ${picture.length} bytes`);
    await page.close();
    server.stop();
    rmSync(root, { recursive: true, force: true });
  }
} finally {
  await browser.close();
}
