// A web server as small as the one that README.md describes for nginx: folders lead to index.html, the rest to 404.html.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.json': 'application/json', '.csv': 'text/csv; charset=utf-8', '.xml': 'application/xml', '.atom': 'application/atom+xml',
  '.js': 'text/javascript; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.pdf': 'application/pdf',
};

// Serves `folder` below `base` ("/", "/dopomoha/") on a free port of this machine. Returns its address, what was asked for, and ways to be
// like a network that is gone (`stop`, `start`) or that answers nothing (`hang`).
export async function serve(folder, base) {
  const root = resolve(folder);
  const requests = [];
  let hangs = false;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    requests.push(path);
    if (hangs) return;
    const found = path.startsWith(base) && await find(root, path.slice(base.length));
    if (found?.folder) return response.writeHead(301, { Location: `${request.url}/` }).end();
    const status = found ? 200 : 404;
    const { file, bytes } = found || { file: '404.html', bytes: await readFile(join(root, '404.html')) };
    response.writeHead(status, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes);
  });
  const start = port => new Promise(ready => server.listen(port, '127.0.0.1', ready));
  await start(0);
  server.unref(); // The checks end without waiting for it.
  const { port } = server.address();
  const stop = () => new Promise(done => {
    server.close(done);
    server.closeAllConnections();
  });
  const hang = whether => { hangs = whether; };
  return { url: `http://127.0.0.1:${port}${base}`, requests, stop, start: () => start(port), hang };
}

async function find(root, path) {
  const file = resolve(root, path || '.');
  // Hidden files are refused, as nginx is told to.
  if (file !== root && !file.startsWith(root + sep) || basename(file).startsWith('.')) return;
  const wanted = path === '' || path.endsWith('/') ? join(file, 'index.html') : file;
  try {
    return { file: wanted, bytes: await readFile(wanted) };
  } catch (error) {
    return error.code === 'EISDIR' ? { folder: true } : undefined;
  }
}
