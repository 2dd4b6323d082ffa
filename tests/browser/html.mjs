// The Nu HTML checker over every page of a site, as a browser gets it.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const hasJava = () => spawnSync('java', ['-version']).status === 0;

export async function checkHtml(tools, urls) {
  const jar = join(tools, 'node_modules/vnu-jar/build/dist/vnu.jar');
  // By itself the checker refuses to read from this machine.
  const local = ['-Dnu.validator.servlet.allow-forbidden-hosts=true', '-Dnu.validator.servlet.allowed-address-type=all'];
  const output = await new Promise((done, fail) => {
    execFile('java', [...local, '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...urls], { maxBuffer: 2 ** 28, timeout: 300_000 },
      (error, stdout) => (error ? fail(error) : done(stdout)));
  });
  // JSON-LD is a data block, which no policy blocks (HTML, 4.12.1); the checker takes it for an inline script.
  const isDataBlock = m => m.message.startsWith('Inline script violates') && m.extract?.includes('<script type="application/ld+json">');
  const messages = JSON.parse(output).messages.filter(m => (m.type !== 'info' || m.subType === 'warning') && !isDataBlock(m));
  return messages.map(m => [`${new URL(m.url).pathname.slice(1)}:${m.lastLine}`, `${m.subType ?? m.type}: ${m.message} ${m.extract?.replace(/\s+/g, ' ') ?? ''}`]);
}
