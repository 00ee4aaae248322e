/** What the benchmark runs on: a companion process, records and tickets made over its API, and the agent's browser. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi, type Api } from '#lib/api/api.ts';
import { createRecord } from '#lib/contract/records.ts';
import { createTicket } from '#lib/contract/tickets.ts';
import { readMe } from '#lib/contract/users.ts';
import { startCompanionProcess } from '../companion-process.ts';
import { openMailBrowser, type MailBrowser } from '../extension/mail-tab.ts';
import { signInExtension } from '../extension/sign-in-extension.ts';
import {
  AGENT,
  COLLEAGUE,
  factsInColleaguesMailbox,
  heldBenchThread,
  type BenchThread,
} from './bench-mail.ts';

export type BenchDesk = {
  url: string;
  token: string;
  browser: MailBrowser;
  close(): Promise<void>;
};

/** Threads to prepare: those that have a ticket already, and those whose sender is merely known. */
export type Prepared = { ticketed: BenchThread[]; known: BenchThread[] };

/** Opens it with the agent signed in. */
export async function openBenchDesk({ ticketed, known }: Prepared): Promise<BenchDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'threadside-bench-'));
  const companion = await startCompanionProcess(dataDir);
  const token = companion.tokenOf(AGENT);
  const asColleague = createApi({ baseUrl: companion.url, token: companion.tokenOf(COLLEAGUE) });
  for (const thread of [...ticketed, ...known]) await addSender(asColleague, thread);
  for (const thread of ticketed) await addTicket(asColleague, thread);
  const { user } = await createApi({ baseUrl: companion.url, token })(readMe, {});
  const browser = await openMailBrowser();
  browser.gmail.add(0, ...(await Promise.all([...ticketed, ...known].map(heldBenchThread))));
  await signInExtension(browser.context, { address: companion.url, token, user });
  return {
    url: companion.url,
    token,
    browser,
    close: async () => {
      await browser.close();
      await companion.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function addSender(api: Api, { sender }: BenchThread): Promise<void> {
  const body = { kind: 'contact' as const, name: sender.name, emails: [sender.address] };
  await api(createRecord, { body }, { idempotencyKey: randomUUID() });
}

async function addTicket(api: Api, thread: BenchThread): Promise<void> {
  const body = {
    subject: thread.subject,
    source: 'email' as const,
    thread: factsInColleaguesMailbox(thread),
  };
  await api(createTicket, { body }, { idempotencyKey: randomUUID() });
}
