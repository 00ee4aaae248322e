/** Works out what deadlines settings would give that nobody has saved. Reads only. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { RouteInput } from '#lib/contract/route.ts';
import type { previewSla as route, SlaPreview } from '#lib/contract/sla-previews.ts';
import type { Part } from '#backend/core/sla/explain.ts';
import { preview } from '#backend/core/sla/preview.ts';
import { findCalendar } from '#backend/data/calendars.ts';
import type { Db } from '#backend/data/database.ts';
import type { Refusal } from './companion.ts';

/** The preview; refused for a calendar that is gone. */
export async function previewSla(
  db: Db,
  input: RouteInput<typeof route>['body'],
): Promise<Result<SlaPreview, Refusal>> {
  const { calendarId } = input;
  const saved = calendarId === null ? null : await findCalendar(db, calendarId);
  const calendar = input.calendar ?? saved;
  if (calendar === null && calendarId !== null) return err(GONE);
  const { zone, clocks, around } = preview({
    startMs: Date.parse(input.createdAt),
    targets: [
      ['first-response', input.firstResponseS],
      ['closure', input.closureS],
    ],
    calendar,
    pauses: input.pauses.map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) })),
  });
  return ok({
    zone,
    clocks: clocks.map(({ dueMs, parts, ...clock }) => ({
      ...clock,
      dueAt: dueMs === null ? null : toText(dueMs),
      parts: parts.map(toTexts),
    })),
    around: around.map(toTexts),
  });
}

const GONE: Refusal = {
  code: 'unusable_reference',
  errors: [{ field: 'calendarId', message: 'There is no such calendar any more. Choose another.' }],
};

function toTexts({ fromMs, toMs, why }: Part) {
  return { from: toText(fromMs), to: toText(toMs), why };
}

function toText(ms: number): string {
  return new Date(ms).toISOString();
}
