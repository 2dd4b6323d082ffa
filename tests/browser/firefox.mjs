// Edits a site by forms in Firefox, over WebDriver BiDi and with no library between: what Chromium does for tests/browser/editing.mjs, in short.
// Called by tests/run.sh; by hand:
//   node --experimental-websocket tests/browser/firefox.mjs --perelik target/debug/perelik --tools target/tools/browser --firefox firefox-esr
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { Report } from './report.mjs';

const options = { perelik: { type: 'string' }, tools: { type: 'string' }, firefox: { type: 'string' } };
const { perelik, tools, firefox } = parseArgs({ options }).values;
const AXE = readFileSync(createRequire(resolve(tools, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE = 30000;
const report = new Report();
const folder = mkdtempSync(join(tmpdir(), 'perelik-firefox-'));
const root = join(folder, 'site');
const made = spawnSync(resolve(perelik), ['init', '--example', root, '--lang', 'en'], { encoding: 'utf8' });
if (made.status !== 0) throw new Error(made.stderr);
const read = path => readFileSync(join(root, 'content', path), 'utf8');

// Starts a program, and returns what a line of it tells.
async function start(program, words, stream, wanted) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const other of ['stdout', 'stderr']) if (other !== stream) child[other].resume();
  const found = await new Promise((done, failed) => {
    createInterface({ input: child[stream] }).on('line', line => { const match = wanted.exec(line); if (match) done(match[0]); });
    child.on('error', failed);
    child.on('exit', () => failed(new Error(`${program} ended`)));
    setTimeout(() => failed(new Error(`${program} does not begin`)), PATIENCE).unref();
  });
  return [child, found];
}

const [server, url] = await start(resolve(perelik), ['edit', '--root', root, '--port', '0', '--date', '2026-11-30', '--lang', 'uk'], 'stdout', /http:\/\/[^\s;]+/);
const profile = join(folder, 'profile');
const [browser, socketUrl] = await start(firefox, ['--headless', '--no-remote', '--profile', mkdtempSync(profile), '--remote-debugging-port', '0', 'about:blank'], 'stderr', /ws:\/\/\S+/);
const socket = new WebSocket(`${socketUrl}/session`);
await new Promise((done, failed) => { socket.onopen = done; socket.onerror = () => failed(new Error('no connection to Firefox')); });
const waiting = new Map();
socket.onmessage = ({ data }) => {
  const answer = JSON.parse(data);
  waiting.get(answer.id)?.(answer);
};
let last = 0;
async function bidi(method, params = {}) {
  last += 1;
  const id = last;
  const answer = await new Promise((done, failed) => {
    waiting.set(id, done);
    socket.send(JSON.stringify({ id, method, params }));
    setTimeout(() => failed(new Error(`${method} has no answer`)), PATIENCE).unref();
  });
  if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`);
  return answer.result;
}

await bidi('session.new', { capabilities: {} });
const { context } = await bidi('browsingContext.create', { type: 'tab' });
// What a page says, as JSON.
async function ask(expression) {
  const { result, exceptionDetails } = await bidi('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression}) ?? null))()`, target: { context }, awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return JSON.parse(result.value);
}
const go = address => bidi('browsingContext.navigate', { context, url: address, wait: 'complete' });
const open = path => go(new URL(`/_perelik/edit/${path}`, url).href);
const keys = values => bidi('input.performActions', {
  context, actions: [{ type: 'key', id: 'keys', actions: values.flatMap(value => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }],
});
async function until(expression) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) {
    if (await ask(expression).catch(() => false)) return;
  }
  throw new Error(`never true: ${expression}`);
}
const TAB = '\uE004';
const ENTER = '\uE007';

// By the keyboard alone: to the field, another number, and Enter on the button; of the file one line is another.
async function phone() {
  const found = [];
  const before = read('organisations/apteka.md');
  await open('entry/content/organisations/apteka.md');
  const was = await ask('document.querySelector(\'[name="phones.0.number"]\').value');
  const to = async selector => {
    for (let n = 0; n < 300; n++) {
      if (await ask(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
      await keys([TAB]);
    }
    throw new Error(`${selector} is not reached`);
  };
  await to('[name="phones.0.number"]');
  await ask('document.activeElement.select()');
  await keys([...'050 000-00-78']);
  await until('document.getElementById("state").textContent.includes("незбережені")');
  await to('.bar button[value="save"]');
  await keys([ENTER]);
  await until('document.getElementById("state")?.textContent.includes("Усе збережено")');
  if (read('organisations/apteka.md') !== before.replace(was, '050 000-00-78')) found.push('more than the number is another');
  return found;
}

// A mistake is told beside its field and is in no file.
async function mistake() {
  const found = [];
  const before = read('organisations/karavan.md');
  await open('entry/content/organisations/karavan.md');
  await ask('(document.querySelector(\'[name="email"]\').value = "не пошта", document.querySelector(\'.bar button[value="save"]\').click())');
  await until('document.querySelector("#f-email-about .error")');
  if (read('organisations/karavan.md') !== before) found.push('a mistake was saved');
  return found;
}

async function sound() {
  const found = [];
  for (const width of [320, 1280]) {
    await bidi('browsingContext.setViewport', { context, viewport: { width, height: 800 } });
    for (const path of ['', 'entry/content/organisations/apteka.md', 'entry/content/meetings/2026-11-16.md', 'new/organisation', 'send']) {
      await open(path);
      await ask('document.querySelectorAll("details").forEach(one => { one.open = true; })');
      await ask(`(() => { ${AXE}; })()`);
      const violations = await ask('window.axe.run(document).then(({ violations }) => violations.map(one => one.id))');
      found.push(...violations.map(id => `${path} at ${width} px: ${id}`));
      if (await ask('document.documentElement.scrollWidth > innerWidth')) found.push(`${path} at ${width} px scrolls sideways`);
    }
  }
  return found;
}

const run = async (what, work) => report.check(`forms in Firefox: ${what}`, await work().catch(error => [error.message]));
try {
  await go(url);
  await run('a phone is mended by the keyboard alone', phone);
  await run('a mistake is told beside its field', mistake);
  await run('axe, and no sideways scroll at 320 px', sound);
} finally {
  socket.close();
  server.kill();
  browser.kill();
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit(report.end());
