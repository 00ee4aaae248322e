/**
 * A stand-in for Gmail: an https server on loopback that a browser takes for mail.google.com (by --host-resolver-rules).
 * It serves a mail page to what InboxSDK 2.2.26 reads, and the raw messages as Gmail's two addresses for them do. It
 * shows that our use of the SDK is right; it cannot show that Gmail's page of today still is as the SDK expects.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { transformWithOxc } from 'vite';
import { makeCertificate } from './certificate.ts';
import { accounts } from './mailbox.ts';
import { mailPage, contentSecurityPolicy } from './mail-page.ts';
import { DEFAULT_OPTIONS, type StandInOptions } from './options.ts';
import { joinThread, takeSentMail, type ArrivingMail } from './sent-mail.ts';
import { heldMailbox, type HeldThread } from './shown-mail.ts';

/** A running stand-in. */
export type StandInGmail = {
  port: number;
  options: StandInOptions;
  /** Paths with query of all requests seen. */
  requests: string[];
  /** Adds threads to an account's mailbox. */
  add(account: number, ...threads: HeldThread[]): void;
  /** A mail arrives, in a thread that the account has. */
  receive(account: number, threadName: string, mail: ArrivingMail): Promise<void>;
  /** Address of a thread in the browser, by its name. */
  addressOf(account: number, threadName: string): string;
  close(): Promise<void>;
};

/** Starts the stand-in on a free port of loopback. */
export async function startStandInGmail(options: Partial<StandInOptions> = {}): Promise<StandInGmail> {
  const boxes = accounts.map((_person, account) => heldMailbox(account, Date.now()));
  const requests: string[] = [];
  const settings = { ...DEFAULT_OPTIONS, ...options };
  const server = createServer(makeCertificate('mail.google.com'), (request, response) => {
    requests.push(request.url ?? '');
    answer({ request, response, boxes, settings }).catch((error: unknown) =>
      response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    options: settings,
    requests,
    add: (account, ...added) => boxes[account]?.push(...added),
    receive: async (account, name, mail) => {
      const held = boxes[account]?.find(({ thread }) => thread.name === name);
      if (!held) throw new Error(`No thread ${name} in mailbox ${account}`);
      await joinThread(held, account, mail);
    },
    addressOf: (account, name) => {
      const held = boxes[account]?.find(({ thread }) => thread.name === name);
      if (!held) throw new Error(`No thread ${name} in mailbox ${account}`);
      return `https://mail.google.com/mail/u/${account}/#${held.thread.labels[0]}/${held.thread.legacyId}`;
    },
    close: () => closeServer(server),
  };
}

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  boxes: HeldThread[][];
  settings: StandInOptions;
};

async function answer({ request, response, boxes, settings }: Exchange): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://mail.google.com');
  if (url.pathname.startsWith('/stand-in/'))
    return sendScript(response, url.pathname.slice('/stand-in/'.length));
  const sync = /^\/sync\/u\/(\d+)\/i\/s$/.exec(url.pathname);
  if (sync) return takeMail({ request, response, boxes, settings }, Number(sync[1]));
  const account = Number(/^\/mail\/u\/(\d+)\//.exec(url.pathname)?.[1]);
  const box = boxes[account];
  if (!box) return void response.writeHead(302, { location: '/mail/u/0/' }).end();
  const thread = url.searchParams.get('stand-in-thread');
  const view = url.searchParams.get('view');
  const exchange = { response, box, settings };
  if (thread) return sendThread(exchange, thread);
  if (view === 'att' || view === 'om') return sendRaw(exchange, view, url.searchParams.get('th') ?? '');
  return sendPage(exchange, account);
}

async function takeMail({ request, response, boxes, settings }: Exchange, account: number): Promise<void> {
  if (settings.sendFails) return void response.writeHead(500).end();
  const body = JSON.parse(await text(request)) as unknown;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(await takeSentMail({ boxes, account, now: Date.now() }, body)));
}

async function sendPage({ response, box, settings }: BoxExchange, account: number): Promise<void> {
  if (settings.pageDelayMs > 0) await sleep(settings.pageDelayMs);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  if (settings.strictCsp) response.setHeader('content-security-policy', contentSecurityPolicy());
  response.end(mailPage({ account, threads: box.map((held) => held.thread), settings }));
}

type BoxExchange = { response: ServerResponse; box: HeldThread[]; settings: StandInOptions };

async function sendRaw(
  { response, box, settings }: BoxExchange,
  view: 'att' | 'om',
  id: string,
): Promise<void> {
  if (settings.rawDelayMs > 0) await sleep(settings.rawDelayMs);
  const fails = settings.rawFails === 'all' || (settings.rawFails === 'att' && view === 'att');
  const raw = box.map((held) => held.raw.get(id)).find((source) => source !== undefined);
  if (fails || !raw) return void response.writeHead(fails ? 500 : 404).end();
  if (view === 'att')
    return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(raw);
  const escaped = raw.toString('utf8').replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const page = `<!doctype html><title>Original message</title><pre id="raw_message_text">${escaped}</pre>`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

/** The page's own scripts are TypeScript; the browser gets them file by file, without a build. */
async function sendScript(response: ServerResponse, name: string): Promise<void> {
  if (!/^[a-z-]+\.ts$/.test(name)) return void response.writeHead(404).end();
  const source = await readFile(new URL(`./page/${name}`, import.meta.url), 'utf8');
  const { code } = await transformWithOxc(source, name);
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(code);
}

function sendThread({ response, box }: BoxExchange, legacyId: string): void {
  const held = box.find(({ thread }) => thread.legacyId === legacyId);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(held?.thread ?? null));
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
