import { cdp } from 'vitest/browser';

/** Sets media features, as a system would. */
export async function emulate(features: Record<string, string>): Promise<void> {
  const session = cdp() as unknown as { send(method: string, parameters: object): Promise<void> };
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features: list });
}
