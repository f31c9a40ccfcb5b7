import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real nginx in front of the back end. */
export type ProxyServer = {
  /** With the settings that nginx has by itself: HTTP/1.0 to the server, buffering on. */
  byDefault: string;
  /** Gives up on a server that says nothing for a second. */
  impatient: string;
  close(): void;
};

export async function startProxy(nginx: string, origin: string): Promise<ProxyServer> {
  const directory = mkdtempSync(path.join(tmpdir(), 'react-chat-stream-nginx-'));
  mkdirSync(path.join(directory, 'logs'));
  const port = await freePort();
  const config = path.join(directory, 'nginx.conf');
  writeFileSync(config, configure(port, origin));
  // As root nginx would give its workers to a user who may not write here.
  const server = spawn(nginx, ['-p', directory, '-c', config, '-e', 'logs/error.log'], { stdio: 'ignore' });
  await answers(`http://127.0.0.1:${port}/`, server);
  return {
    byDefault: `http://127.0.0.1:${port}`,
    impatient: `http://127.0.0.1:${port}/impatient`,
    close() {
      server.kill('SIGTERM');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const configure = (port: number, origin: string): string => `
daemon off;
worker_processes 1;
pid nginx.pid;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port};
    location /impatient/ {
      proxy_pass ${origin}/;
      proxy_read_timeout 1s;
      proxy_buffering off;
    }
    location / {
      proxy_pass ${origin};
    }
  }
}
`;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    if (await fetch(url).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nginx ended with ${server.exitCode}.`);
}
