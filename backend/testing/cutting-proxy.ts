/** A line to a server that breaks in the middle of what the server says. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Passes bytes on to a server and cuts each connection after some from it. */
export async function startCutting(
  port: number,
  bytes: number,
): Promise<{ port: number; cuts: () => number; stop: () => void }> {
  let cuts = 0;
  const server = createServer((near: Socket) => {
    const far = connect(port, '127.0.0.1');
    let left = bytes * (0.5 + Math.random());
    near
      .on('error', () => {})
      .on('close', () => far.destroy())
      .pipe(far);
    far
      .on('error', () => {})
      .on('close', () => near.destroy())
      .on('data', (data: Buffer) => {
        left -= data.length;
        // A part of what came still goes through: the cut is in the middle of a mail.
        near.write(left > 0 ? data : data.subarray(0, Math.max(0, data.length + left)));
        if (left > 0) return;
        cuts += 1;
        near.destroySoon();
        far.destroy();
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    stop: () => void server.close(),
  };
}

/** Passes bytes on to a server until it is told to be silent: then lines stay open and nothing comes any more; new ones work. */
export async function startSilencing(
  port: number,
): Promise<{ port: number; lines: () => number; silence: () => void; stop: () => void }> {
  const open = new Set<{ near: Socket; far: Socket }>();
  let lines = 0;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const line = { near, far };
    lines += 1;
    open.add(line);
    near.on('error', () => {}).on('close', () => far.destroy());
    far.on('error', () => {}).on('close', () => open.delete(line));
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    lines: () => lines,
    silence: () => {
      for (const { near, far } of open) {
        near.unpipe(far);
        far.unpipe(near);
        // What is said is swallowed, as by a network that lost the connection.
        near.resume();
        far.resume();
      }
    },
    stop: () => void server.close(),
  };
}
