import { createServer } from 'node:net';

/** A port of this machine's loopback that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address === null || typeof address === 'string' ? failed(new Error('no port')) : found(address.port),
      );
    });
  });
}
