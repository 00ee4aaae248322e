/**
 * Https on loopback that a browser takes for three hosts: Outlook on the web with our own page in it, Microsoft's
 * address of Office.js with the library from npm, and the companion, whose http it passes on as a proxy would.
 */
import { readFile } from 'node:fs/promises';
import { request as askCompanion, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformWithOxc } from 'vite';
import { makeCertificate } from '../stand-in-gmail/certificate.ts';
import type { HostPage } from './page/host.ts';

export const OUTLOOK_ORIGIN = 'https://outlook.office.com';
export const COMPANION_ORIGIN = 'https://desk.norrvik.example';
const LIBRARY_HOST = 'appsforoffice.microsoft.com';
const LIBRARY_DIR = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')),
  'dist',
);

export type OutlookServer = {
  outlookPort: number;
  /** What a browser has to be told to find the three hosts here, and no other anywhere. */
  resolverRules: string;
  /** Microsoft's library cannot be reached. */
  isLibraryBlocked: boolean;
  /** The companion cannot be reached. */
  isCompanionDown: boolean;
  /** Requests to Microsoft's host, by path. */
  libraryRequests: string[];
  /** Serves one more page beside the pane, under the companion's address. */
  addPage(path: string, page: { type: string; text: string }): void;
  close(): Promise<void>;
};

/** Starts it. `companionUrl` is where the companion really is. */
export async function startOutlookServer(facts: HostPage, companionUrl: string): Promise<OutlookServer> {
  const pages = new Map<string, { type: string; text: string }>();
  const state = { isLibraryBlocked: false, isCompanionDown: false, libraryRequests: [] as string[] };
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const host = request.headers.host ?? '';
    const path = new URL(request.url ?? '/', OUTLOOK_ORIGIN).pathname;
    const fail = (error: unknown) => void response.writeHead(500).end(String(error));
    if (host === LIBRARY_HOST) {
      state.libraryRequests.push(path);
      if (state.isLibraryBlocked) return void request.socket.destroy();
      return void sendLibrary(response, path).catch(() => response.writeHead(404).end());
    }
    if (host === 'outlook.office.com') return void sendOutlook(response, path, facts).catch(fail);
    const page = pages.get(path);
    if (page) return void response.writeHead(200, { 'content-type': page.type }).end(page.text);
    if (state.isCompanionDown) return void request.socket.destroy();
    passOn(request, response, companionUrl);
  };
  const certificate = makeCertificate('outlook.office.com');
  const server = createServer(certificate, handle);
  // Outlook has a port of its own, so that a browser can be told that this one is of the public network.
  const outlook = createServer(certificate, handle);
  const [port, outlookPort] = await Promise.all([server, outlook].map(listen));
  const rules = [
    `MAP outlook.office.com 127.0.0.1:${outlookPort}`,
    ...[LIBRARY_HOST, new URL(COMPANION_ORIGIN).host].map((host) => `MAP ${host} 127.0.0.1:${port}`),
  ];
  return Object.assign(state, {
    outlookPort: outlookPort ?? 0,
    resolverRules: [...rules, 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1', 'MAP * ~NOTFOUND'].join(', '),
    addPage: (path: string, page: { type: string; text: string }) => void pages.set(path, page),
    close: async () => {
      await Promise.all([server, outlook].map(stop));
    },
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function sendLibrary(response: ServerResponse, path: string): Promise<void> {
  const [, file = ''] = /^\/lib\/1\/hosted\/([\w./-]+)$/.exec(path) ?? [];
  const text = await readFile(join(LIBRARY_DIR, file.toLowerCase()));
  response
    .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
    .end(text);
}

async function sendOutlook(response: ServerResponse, path: string, facts: HostPage): Promise<void> {
  if (path === '/stand-in/host.ts') {
    const source = await readFile(new URL('./page/host.ts', import.meta.url), 'utf8');
    const { code } = await transformWithOxc(source, 'host.ts');
    return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
  }
  const page = await readFile(new URL('./page/outlook.html', import.meta.url), 'utf8');
  const json = JSON.stringify(facts).replaceAll('<', '\\u003c');
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(page.replace('{{facts}}', () => json));
}

function passOn(request: IncomingMessage, response: ServerResponse, companionUrl: string): void {
  const { method = 'GET', url = '/', headers } = request;
  const asked = askCompanion(new URL(url, companionUrl), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asked.on('error', () => response.destroy());
  response.on('close', () => asked.destroy());
  request.pipe(asked);
}
