/**
 * A stand-in for Outlook on the web: an https server on loopback that a browser takes for Outlook's hosts. Its pages are written
 * from what docs/hosts/outlook-web.md says of the real ones: landmarks, labels in three languages, layouts. It shows that the
 * reader works on them; it cannot show that Outlook's page of today still is like that.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { transformWithOxc } from 'vite';
import { makeCertificate } from '../stand-in-gmail/certificate.ts';
import { accounts } from '../stand-in-gmail/mailbox.ts';
import { heldMailbox, type ShownThread } from '../stand-in-gmail/shown-mail.ts';
import { DEFAULT_OUTLOOK, type OutlookOptions } from './options.ts';
import { WORDS } from './words.ts';

/** A thread as the page gets it. */
export type OutlookThread = ShownThread & { conversationId: string; itemId: string };

/** All that the page's script is given. */
export type OutlookData = {
  me: { name: string; address: string };
  threads: OutlookThread[];
  options: OutlookOptions;
  words: (typeof WORDS)[keyof typeof WORDS];
};

/** A running stand-in. */
export type StandInOutlook = {
  port: number;
  options: OutlookOptions;
  /** Address of an account's inbox, or of a window of one thread. */
  addressOf(account: number, threadName?: string): string;
  /** Ids of a thread in an account's mailbox, as the page writes them. */
  idsOf(account: number, threadName: string): { conversationId: string; itemId: string };
  close(): Promise<void>;
};

/** Starts the stand-in on a free port of loopback. */
export async function startStandInOutlook(options: Partial<OutlookOptions> = {}): Promise<StandInOutlook> {
  const settings = { ...DEFAULT_OUTLOOK, ...options };
  const server = createServer(makeCertificate('outlook.office.com'), (request, response) => {
    answer(request.url ?? '/', response, settings).catch((error: unknown) =>
      response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const idsOf: StandInOutlook['idsOf'] = (account, name) => idsIn(account, name, settings);
  return {
    port: (server.address() as AddressInfo).port,
    options: settings,
    idsOf,
    addressOf: (account, name) =>
      addressOf(account, settings, name === undefined ? null : idsOf(account, name)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

function addressOf(
  account: number,
  { layout }: OutlookOptions,
  ids: ReturnType<typeof idsIn> | null,
): string {
  const host = layout === 'home' ? 'https://outlook.live.com' : 'https://outlook.office.com';
  const query = `?stand-in-account=${account}`;
  if (ids === null) return `${host}/mail/${layout === 'home' ? '0/' : ''}inbox${query}`;
  if (layout === 'window')
    return `${host}/mail/inbox/id/${encodeURIComponent(ids.conversationId)}${query}&popoutv2=1`;
  // Addresses have the other alphabet than the page.
  const inPath = ids.itemId.replaceAll('+', '_').replaceAll('/', '-');
  return `${host}/mail/deeplink/read/${encodeURIComponent(inPath)}${query}&ItemID=${encodeURIComponent(ids.itemId)}`;
}

async function answer(address: string, response: ServerResponse, options: OutlookOptions): Promise<void> {
  const url = new URL(address, 'https://outlook.office.com');
  const [, folder, name] = /^\/(stand-in|stand-in-gmail\/page)\/([a-z-]+\.ts)$/.exec(url.pathname) ?? [];
  if (name !== undefined)
    return sendScript(response, folder === 'stand-in' ? `./page/${name}` : `../${folder}/${name}`);
  if (url.pathname === '/stand-in/outlook.css')
    return void response
      .writeHead(200, { 'content-type': 'text/css; charset=utf-8' })
      .end(await readFile(new URL('./page/outlook.css', import.meta.url)));
  if (!url.pathname.startsWith('/mail/')) return void response.writeHead(404).end();
  const data = dataFor(Number(url.searchParams.get('stand-in-account') ?? 0), options);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  if (options.strictCsp) response.setHeader('content-security-policy', STRICT_POLICY);
  response.end(PAGE.replace('__LANG__', options.language).replace('__DATA__', () => asJson(data)));
}

/** No foreign hosts, frames or inline code, and no text becomes markup. */
const STRICT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="__LANG__">
<head>
<meta charset="utf-8">
<title>Outlook</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/stand-in/outlook.css">
</head>
<body>
<div id="app"></div>
<script type="application/json" id="stand-in-data">__DATA__</script>
<script type="module" src="/stand-in/main.ts"></script>
</body>
</html>`;

function asJson(data: OutlookData): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

function dataFor(account: number, options: OutlookOptions): OutlookData {
  const me = accounts[account];
  if (!me) throw new Error(`No account ${account}`);
  const threads = heldMailbox(account, Date.now()).map(({ thread }) => ({
    ...thread,
    ...idsIn(account, thread.name, options),
  }));
  const more = Array.from({ length: options.moreRows }, (_, index) => {
    const like = threads[index % threads.length] as OutlookThread;
    const name = `more-${index}`;
    return { ...like, name, subject: `${index}: ${like.subject}`, ...idsIn(account, name, options) };
  });
  return { me, threads: [...threads, ...more], options, words: WORDS[options.language] };
}

/** Long base64 as Exchange makes it, another for each mailbox; both kinds have characters that addresses write otherwise. */
function idsIn(account: number, name: string, { layout }: OutlookOptions) {
  const digest = createHash('sha256')
    .update(`${accounts[account]?.address} ${name}`)
    .digest('base64')
    .slice(0, 40);
  const [conversation, item] = layout === 'home' ? ['AQQkADAw', 'AQMkADAw'] : ['AAQkAGI2', 'AAMkAGI2'];
  return { conversationId: `${conversation}+A/${digest}=`, itemId: `${item}+B/${digest}AA=` };
}

/** The page's scripts are TypeScript; the browser gets them file by file, without a build. One is the other stand-in's. */
async function sendScript(response: ServerResponse, path: string): Promise<void> {
  const source = await readFile(new URL(path, import.meta.url), 'utf8');
  const { code } = await transformWithOxc(source, path);
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(code);
}
