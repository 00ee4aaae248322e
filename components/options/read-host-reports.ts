import * as z from 'zod/mini';
import { MailProvider } from '#lib/contract/threads.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import { HOST_REPORTS_KEY, type HostReport } from '#lib/store/host-reports.ts';

const Report = z.object({
  at: z.string(),
  hasThread: z.boolean(),
  hasMailbox: z.boolean(),
  hasSubject: z.boolean(),
  messages: z.int(),
  identified: z.int(),
  withSender: z.int(),
  identity: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});
const Reports = z.partialRecord(MailProvider, Report);

/** The newest report of each mail program; none where nothing readable is kept. */
export async function readHostReports(
  values: KeyValueStore,
): Promise<Partial<Record<MailProvider, HostReport>>> {
  const parsed = Reports.safeParse(await values.get(HOST_REPORTS_KEY));
  return parsed.success ? parsed.data : {};
}
