/** A receiver of webhooks on this machine, for tests. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** What to answer: a status with headers; null: nothing, the connection stays open. */
export type AnswerWith = (received: Received) => { status: number; headers?: Record<string, string> } | null;

export type Receiver = { url: string; received: Received[]; close: () => Promise<void> };

/** Starts one on any free port. */
export async function startReceiver(answerWith: AnswerWith = () => ({ status: 204 })): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const take = async () => {
      const one = { path: request.url ?? '', headers: request.headers, body: await text(request) };
      received.push(one);
      const answer = answerWith(one);
      if (answer !== null) response.writeHead(answer.status, answer.headers ?? {}).end();
    };
    void take();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
