import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { HttpError } from './http.js';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Answers with a file of a folder (a built front end), so that the page and the API share one origin. */
export async function serveFile(folder, pathname, response) {
  // `normalize` of a path that begins with "/" swallows every "..", so nothing outside of the folder is served.
  const path = join(folder, normalize(`/${pathname.endsWith('/') ? `${pathname}index.html` : pathname}`));
  const content = await readFile(path).catch(() => {
    throw new HttpError(404, 'Not Found');
  });
  response
    .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
    .end(content);
}
