// A web server as small as the one that README.md describes for nginx: folders lead to index.html, the rest to 404.html.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.json': 'application/json', '.csv': 'text/csv; charset=utf-8', '.xml': 'application/xml', '.atom': 'application/atom+xml',
  '.txt': 'text/plain; charset=utf-8', '.pdf': 'application/pdf',
};

// Serves `folder` below `base` ("/", "/dopomoha/") on a free port of this machine. Returns its address and what was asked for.
export async function serve(folder, base) {
  const root = resolve(folder);
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    requests.push(path);
    const found = path.startsWith(base) && await find(root, path.slice(base.length));
    if (found?.folder) return response.writeHead(301, { Location: `${request.url}/` }).end();
    const status = found ? 200 : 404;
    const { file, bytes } = found || { file: '404.html', bytes: await readFile(join(root, '404.html')) };
    response.writeHead(status, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes);
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  server.unref(); // The checks end without waiting for it.
  return { url: `http://127.0.0.1:${server.address().port}${base}`, requests };
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
