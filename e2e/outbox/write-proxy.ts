/**
 * A line between extension and companion that can be cut, or held at one point of a write, so that a test can kill whoever
 * sends at exactly that point. The product knows nothing of it: it is the companion's address.
 */
import {
  createServer,
  request,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

/** Where a write stands: not yet at the companion; done there, and nothing said; or its answer is on its way. */
export type Point = 'before-send' | 'after-send' | 'after-answer';

export type WriteProxy = {
  url: string;
  /** Ends what is open and answers nothing more, as with the companion down. */
  cut(): void;
  /** Requests go through again, to another place where one is given. */
  mend(target?: string): void;
  /** Resolves when the next write but `skip` is at the point. It goes no further than that until `release`. */
  holdAt(point: Point, skip?: number): Promise<void>;
  /** What is held goes on, if its sender is still there to take it. */
  release(): void;
  close(): Promise<void>;
};

type Hold = { point: Point; skip: number; reached: () => void; released: Promise<void> };

/** Answer of the companion, read whole. */
type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

export async function startWriteProxy(firstTarget: string): Promise<WriteProxy> {
  let target = firstTarget;
  let isCut = false;
  let hold: Hold | null = null;
  let release = (): void => {};
  const at = async (point: Point): Promise<void> => {
    if (hold?.point !== point) return;
    if (hold.skip > 0) return void (hold.skip -= 1);
    const { reached, released } = hold;
    hold = null;
    reached();
    // An answer on its way cannot be held: it races with the kill.
    if (point !== 'after-answer') await released;
  };
  const server = createServer((incoming, outgoing) => {
    exchange(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  const exchange = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    if (isCut) return void incoming.socket.destroy();
    const isWrite = incoming.method === 'POST' || incoming.method === 'PATCH';
    if (!isWrite) return passOn(target, incoming, outgoing);
    const body = await readAll(incoming);
    await at('before-send');
    if (outgoing.destroyed) return;
    const answer = await forward(target, incoming, body);
    await at('after-send');
    if (outgoing.destroyed) return;
    await at('after-answer');
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      server.closeAllConnections();
    },
    mend: (next = target) => {
      target = next;
      isCut = false;
    },
    holdAt: (point, skip = 0) =>
      new Promise((reached) => {
        const released = new Promise<void>((resolve) => {
          release = resolve;
        });
        hold = { point, skip, reached, released };
      }),
    release: () => {
      hold = null;
      release();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { method = 'GET', url = '/', headers } = incoming;
  const answered = await open(request(new URL(url, target), { method, headers }), body);
  return { status: answered.statusCode ?? 502, headers: answered.headers, body: await readAll(answered) };
}

/** Reads and streams, as they come. */
async function passOn(target: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const answered = await open(request(new URL(url, target), { method, headers }), await readAll(incoming));
  outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
  await pipeline(answered, outgoing);
}

function open(outgoing: ClientRequest, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject).end(body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
