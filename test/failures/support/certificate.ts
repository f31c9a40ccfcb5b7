import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A key and a certificate that nobody trusts, for a server that browsers speak HTTP/2 with. */
export function createCertificate(): { key: string; cert: string } {
  const directory = mkdtempSync(path.join(tmpdir(), 'react-chat-stream-certificate-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(directory, name)) as [string, string];
  try {
    const options = [
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=127.0.0.1',
      '-keyout',
      key,
      '-out',
      cert,
    ];
    const { status, stderr, error } = spawnSync('openssl', ['req', '-x509', ...options], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`openssl made no certificate: ${error?.message ?? stderr}`);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
