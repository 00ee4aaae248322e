/** What helps somebody to find out why it does not work. Versions, states and numbers: nothing of mails, tickets or people. */
import { createApi } from '#lib/api/api.ts';
import { CONTRACT_VERSION, type CompanionAge } from '#lib/contract/contract-version.ts';
import { readCompanion } from '#lib/contract/sessions.ts';
import { readMe } from '#lib/contract/users.ts';
import type { Connection } from '#lib/store/connection.ts';
import { readFoundBy, type FoundBy } from '#lib/store/found-by.ts';
import type { HostReport } from '#lib/store/host-reports.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import { countUnsent } from '#lib/store/unsent.ts';
import { ownerOf, type Tables } from '#lib/store/tables.ts';
import { readHostReports } from './read-host-reports.ts';

export type Fact = [name: string, value: string];

type Options = { connection: Connection; tables: Tables; values: KeyValueStore; version: string };

/** All facts, in the order of reading; one that cannot be had says why in its place. */
export async function gatherDiagnosis({ connection, tables, values, version }: Options): Promise<Fact[]> {
  const reports = await readHostReports(values);
  return [
    ['Extension', `${version}, contract ${CONTRACT_VERSION}`],
    ['Browser', navigator.userAgent],
    ['Language', navigator.language],
    ['Online', navigator.onLine ? 'yes' : 'no'],
    ...(await companionFacts(connection)),
    ['Kept on this computer', await keptFact(connection, tables)],
    ...Object.entries(reports).map(([provider, report]): Fact => [
      `Last seen in ${provider}`,
      hostFact(report),
    ]),
    ...Object.entries(await readFoundBy(values)).map(([provider, foundBy]): Fact => [
      `Ways in ${provider}`,
      waysFact(foundBy),
    ]),
  ];
}

async function companionFacts({ address, token }: Connection): Promise<Fact[]> {
  if (address === null) return [['Companion', 'none chosen']];
  let age: CompanionAge = 'unknown';
  const api = createApi({
    baseUrl: address,
    ...(token === null ? {} : { token }),
    onCompanionAge: (told) => (age = told),
  });
  const startedAt = performance.now();
  const said = await api(readCompanion, {}).then(
    (info) => `${info.version}, answers in ${Math.round(performance.now() - startedAt)} ms`,
    failed,
  );
  const session = token === null ? 'no' : await api(readMe, {}).then(() => 'yes', failed);
  return [
    ['Companion', `${address}, ${said}`],
    ['Companion beside extension', age],
    ['Signed in', session],
  ];
}

async function keptFact({ address, user }: Connection, tables: Tables): Promise<string> {
  if (address === null || user === null) return 'nothing';
  return countUnsent(tables, ownerOf(address, user.id)).then(
    (unsent) =>
      Object.entries(unsent)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', '),
    failed,
  );
}

function hostFact(report: HostReport): string {
  if (!report.hasThread) return `${report.at}: no thread open`;
  const found = [
    `mailbox ${foundOrNot(report.hasMailbox)}`,
    `subject ${foundOrNot(report.hasSubject)}`,
    `${report.messages} messages`,
    `${report.withSender} with sender`,
    `${report.identified} with Message-ID`,
    `identity ${report.identity}${report.reason === null ? '' : ` (${report.reason})`}`,
  ];
  return `${report.at}: ${found.join(', ')}`;
}

function waysFact(foundBy: FoundBy): string {
  return Object.entries(foundBy)
    .map(([fact, way]) => `${fact} ${way === null ? 'not found' : `by ${way}`}`)
    .join(', ');
}

function foundOrNot(isFound: boolean): string {
  return isFound ? 'found' : 'not found';
}

function failed(cause: unknown): string {
  return `failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}
