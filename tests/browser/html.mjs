// The Nu HTML checker over every page of a site, as a browser gets it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const hasJava = () => spawnSync('java', ['-version']).status === 0;

export function checkHtml(site, tools) {
  const files = readdirSync(site.folder, { recursive: true }).filter(file => file.endsWith('.html'));
  const urls = files.map(file => site.url + file.replace(/(^|\/)index\.html$/, '$1'));
  const jar = join(tools, 'node_modules/vnu-jar/build/dist/vnu.jar');
  return new Promise(done => {
    const run = spawn('java', ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...urls]);
  });
}
