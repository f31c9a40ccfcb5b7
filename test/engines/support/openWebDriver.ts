import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type { Engine } from './openEngine.ts';

/** Longest time that an asynchronous script may take, in milliseconds. */
const SCRIPT_LIMIT_MS = 60_000;
const START_ATTEMPTS = 100;

/** The programs of a WebKitGTK that is driven by WebDriver. */
type WebKitPrograms = { path: string; browser: string; display: string };

/** Starts an X server of its own, WebKit's driver on it, and by it the browser. */
export async function openWebDriver({ path, browser, display }: WebKitPrograms): Promise<Engine> {
  const children: ChildProcess[] = [];
  const end = (): void => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.once('exit', end);
  try {
    // It chooses a free number itself and writes it to its fourth descriptor.
    const screen = spawn(display, ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1280x800x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(screen);
    const [number] = await once(screen.stdio[3] as Readable, 'data');
    const port = await freePort();
    const driver = spawn(path, [`--port=${port}`], {
      env: {
        ...process.env,
        DISPLAY: `:${String(number).trim()}`,
        // Its sandbox refuses to start for root, and only our own pages are opened.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        // No graphics card, no desktop session, no proxy on the way to this very machine.
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        GSETTINGS_BACKEND: 'memory',
        NO_AT_BRIDGE: '1',
        no_proxy: '127.0.0.1,localhost',
      },
      stdio: 'ignore',
    });
    children.push(driver);
    const base = `http://127.0.0.1:${port}`;
    await untilReady(base);
    return await startSession(base, browser, end);
  } catch (error) {
    end();
    throw error;
  }
}

async function startSession(base: string, binary: string, end: () => void): Promise<Engine> {
  const { sessionId, capabilities } = await command<{
    sessionId: string;
    capabilities: { browserName: string; browserVersion: string };
  }>('POST', `${base}/session`, {
    capabilities: {
      alwaysMatch: {
        timeouts: { script: SCRIPT_LIMIT_MS },
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    },
  });
  const session = `${base}/session/${sessionId}`;
  const send = <T = null>(method: string, path: string, body?: object): Promise<T> =>
    command<T>(method, `${session}/${path}`, body);
  // WebKitGTK counts only the first tab as visible, and a hidden page gets no frames.
  const first = await send<string>('GET', 'window');
  let isFirstUsed = false;
  const select = (handle: string): Promise<null> => send('POST', 'window', { handle });
  return {
    version: `WebKit (${capabilities.browserName} ${capabilities.browserVersion})`,
    async newTab() {
      let handle = first;
      // A command goes to the tab that was selected last, which may be closed by now.
      await select(first);
      if (isFirstUsed) ({ handle } = await send<{ handle: string }>('POST', 'window/new', { type: 'tab' }));
      isFirstUsed = true;
      const sendToTab: Send = async (method, path, body) => {
        await select(handle);
        return send(method, path, body);
      };
      return {
        open: async (url) => void (await sendToTab('POST', 'url', { url })),
        evaluate: (expression) => evaluate(sendToTab, expression),
        show: async () => void (await select(handle)),
        close: async () => void (await sendToTab('DELETE', 'window')),
      };
    },
    async close() {
      await command('DELETE', session).catch(() => {});
      end();
    },
  };
}

type Send = <T>(method: string, path: string, body?: object) => Promise<T>;

async function evaluate<T>(send: Send, expression: string): Promise<T> {
  const script = `const [resolve] = arguments;
    (async () => (${expression}))().then((value) => resolve({ value }), (error) => resolve({ error: String(error) }));`;
  const result = await send<{ value: T; error?: string }>('POST', 'execute/async', { script, args: [] });
  if (result.error) throw new Error(result.error);
  return result.value;
}

async function command<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}

async function untilReady(base: string): Promise<void> {
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const isReady = await command('GET', `${base}/status`).catch(() => undefined);
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not start.');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
