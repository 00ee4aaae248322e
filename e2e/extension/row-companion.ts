/** As much of a companion as marked rows need: it says which of the threads it is asked for have tickets. */
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import type { ThreadRow } from '#lib/contract/thread-rows.ts';

/** What was asked for at once. */
export type AskedRows = { provider: string; mailbox: string; providerThreadIds: string[] };

export type RowCompanion = {
  address: string;
  asked: AskedRows[];
  /** By the provider's id. */
  tickets: Map<string, Pick<ThreadRow, 'ticket' | 'others'>>;
  close: () => void;
};

export async function startRowCompanion(): Promise<RowCompanion> {
  const asked: AskedRows[] = [];
  const tickets: RowCompanion['tickets'] = new Map();
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*, authorization');
    if (request.url !== '/api/threads/rows' || request.method !== 'POST')
      return response.writeHead(204).end();
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => {
      const rows = JSON.parse(body) as AskedRows;
      asked.push(rows);
      const found = rows.providerThreadIds.flatMap((providerThreadId) => {
        const ticket = tickets.get(providerThreadId);
        return ticket === undefined ? [] : [{ providerThreadId, ...ticket }];
      });
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ rows: found }));
    });
    return response;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}`, asked, tickets, close };
}

/** A ticket as a row shows it; its first response is due in that many minutes. */
export function rowTicket(
  number: string,
  {
    status = 'open',
    leftMinutes,
    others = 0,
  }: { status?: 'open' | 'pending' | 'on-hold' | 'closed'; leftMinutes?: number; others?: number } = {},
): Pick<ThreadRow, 'ticket' | 'others'> {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const clock = (left: number): ThreadRow['ticket']['clocks'][number] => ({
    kind: 'first-response',
    state: 'running',
    targetS: 7200,
    dueAt: at(left),
    pausedAt: null,
    stoppedAt: null,
    stoppedBy: null,
    leftS: left * 60,
    countedAt: at(0),
    runs: [{ from: at(0), to: at(600) }],
  });
  return {
    ticket: { number, status, clocks: leftMinutes === undefined ? [] : [clock(leftMinutes)] },
    others,
  };
}
