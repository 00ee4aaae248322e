/** Runs a handler with its entry in the audit log, where the route is one that is kept there. */
import type { Result } from '#lib/base/result.ts';
import type { Route } from '#lib/contract/route.ts';
import type { Refusal } from '#backend/commands/companion.ts';
import { describeCall, isAudited } from '#backend/core/audit.ts';
import { finishAuditEntry, startAuditEntry } from '#backend/data/audit.ts';
import type { Caller } from './callers.ts';
import type { HttpCompanion } from './handler.ts';

type Call = { companion: HttpCompanion; route: Route; name: string; caller: Caller | null; body: unknown };

/** The handler's answer; the entry stands before the work begins. */
export async function audited<T>(
  { companion, route, name, caller, body }: Call,
  handle: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (caller === null || !isAudited(route)) return handle();
  const { db } = companion.database;
  const asked = describeCall(body, null);
  const { userId } = caller.actor;
  const id = await startAuditEntry(db, { actorId: userId, action: name, at: companion.now(), ...asked });
  const answer = await handle();
  const { subject } = describeCall(body, answer.ok ? answer.value : null);
  await finishAuditEntry(db, id, { subject, code: answer.ok ? null : answer.error.code });
  return answer;
}
