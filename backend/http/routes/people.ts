import { err, ok } from '#lib/base/result.ts';
import { erasePerson } from '#backend/commands/erase-person.ts';
import { exportPerson } from '#backend/commands/export-person.ts';
import { isPermitted } from '#backend/core/permissions.ts';
import { countPerson, findPerson } from '#backend/data/people.ts';
import { findRecordSummaries } from '#backend/data/records.ts';
import type { HandlersOf } from '../handler.ts';

export const personHandlers: HandlersOf<'readPerson' | 'exportPerson' | 'erasePerson'> = {
  readPerson: async ({ companion: { database }, caller, params }) => {
    const { db } = database;
    // Whoever may not see all tickets must not learn by counts what there is.
    const mayKnow = isPermitted(caller.actor, 'tickets.read-all');
    const person = mayKnow ? await findPerson(db, params.recordId) : null;
    if (person === null) return err({ code: 'not_found' });
    return ok({
      records: await findRecordSummaries(db, person.recordIds),
      addresses: [...person.identity.addresses],
      counts: await countPerson(db, person),
    });
  },

  exportPerson: ({ companion, caller, params }) =>
    exportPerson(companion, { actor: caller.actor, input: params }),

  erasePerson: ({ companion, caller, params, body }) =>
    erasePerson(companion, { actor: caller.actor, input: { ...params, ...body } }),
};
