/**
 * How the command line reaches a running server on the embedded database, which only one process may open: the server
 * listens on a loopback port of its own and writes port and a secret to a file that only its owner can read.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommandOutcome } from './command-line.ts';

const ControlFile = z.object({ port: z.int(), secret: z.string() });
const Outcome = z.object({ output: z.string(), exitCode: z.literal([0, 1, 2]) });

export type Control = { close: () => Promise<void> };

function fileOf(dataDir: string): string {
  return join(dataDir, 'control.json');
}

/** Serves commands to this machine's owner of the data folder. */
export async function serveControl(
  dataDir: string,
  run: (args: string[]) => Promise<CommandOutcome>,
): Promise<Control> {
  const secret = randomBytes(32).toString('base64url');
  const server = createServer(async (request, response) => {
    if (!isAllowed(request, secret)) return void response.writeHead(403).end();
    try {
      const args = z.array(z.string()).parse(await json(request));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await run(args)));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  const port = await listen(server);
  writeFileSync(fileOf(dataDir), JSON.stringify({ port, secret }), { mode: 0o600 });
  return {
    close: () => {
      rmSync(fileOf(dataDir), { force: true });
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function isAllowed(request: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${secret}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
    });
  });
}

/** Runs a command in the server that has the data folder open; null when none answers. */
export async function askServer(dataDir: string, args: readonly string[]): Promise<CommandOutcome | null> {
  try {
    const { port, secret } = ControlFile.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(args),
    });
    return answer.ok ? Outcome.parse(await answer.json()) : null;
  } catch {
    // No file, or one left by a server that was killed: nobody is there to ask.
    return null;
  }
}
