import { z } from 'zod';
import { AuditKind } from '#lib/contract/audit.ts';

const Day = z.iso.date();

/** What the address of the audit log says; days are those of the reader's zone. */
export const AuditFilters = z.object({
  person: z.uuid().optional().catch(undefined),
  kind: z.enum(AuditKind.options).optional().catch(undefined),
  from: Day.optional().catch(undefined),
  until: Day.optional().catch(undefined),
});
export type AuditFilters = z.infer<typeof AuditFilters>;

/** The filters as the API takes them: whole days, the last one included. */
export function toAuditQuery({ person, kind, from, until }: AuditFilters) {
  return {
    ...(person === undefined ? {} : { actorId: person }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from: startOf(from, 0) }),
    ...(until === undefined ? {} : { until: startOf(until, 1) }),
  };
}

/** Midnight of the reader's zone, some days later; days with a change of the clock are not 24 hours. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
