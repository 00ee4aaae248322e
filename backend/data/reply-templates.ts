/** Answers kept ready, for one colleague or for everyone. */
import { sql } from 'kysely';
import type { ReplyTemplateId, UserId } from '#lib/contract/ids.ts';
import type { NewReplyTemplate } from '#lib/contract/reply-templates.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

/** A template as it is kept. */
export type ReplyTemplateState = {
  id: ReplyTemplateId;
  name: string;
  text: string;
  /** Whose it is alone; null for everyone's. */
  ownerId: UserId | null;
  changedAt: Date;
  changedBy: UserSummary | null;
  version: number;
};

/** The user's own and everyone's, by name. */
export function listReplyTemplatesOf(db: Db, userId: UserId): Promise<ReplyTemplateState[]> {
  return selectOf(db, userId)
    .orderBy(sql`lower(reply_template.name)`)
    .orderBy('reply_template.id')
    .execute();
}

/** One of the user's own or everyone's; null when there is none. */
export async function findReplyTemplate(
  db: Db,
  userId: UserId,
  id: ReplyTemplateId,
): Promise<ReplyTemplateState | null> {
  return (await selectOf(db, userId).where('reply_template.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, locked for a change. */
export async function lockReplyTemplate(
  tx: Tx,
  userId: UserId,
  id: ReplyTemplateId,
): Promise<ReplyTemplateState | null> {
  await tx.selectFrom('reply_template').where('id', '=', id).select('id').forUpdate().execute();
  return findReplyTemplate(tx, userId, id);
}

type Change = { template: NewReplyTemplate; by: UserId; at: Date };

/** True when another one in the same place, the user's own or everyone's, has the name in whatever case. */
export async function isTemplateNameTaken(
  tx: Tx,
  { template, by }: Change,
  except: ReplyTemplateId,
): Promise<boolean> {
  const row = await tx
    .selectFrom('reply_template')
    .where(sql`lower(name)`, '=', sql`lower(${template.name})`)
    .where('owner_id', 'is not distinct from', template.isForEveryone ? null : by)
    .where('id', '<>', except)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a template; null when another in the same place has its name. */
export async function insertReplyTemplate(tx: Tx, change: Change): Promise<ReplyTemplateId | null> {
  const row = await tx
    .insertInto('reply_template')
    .values(toColumns(change))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Writes a template under the next version. */
export async function writeReplyTemplate(tx: Tx, id: ReplyTemplateId, change: Change): Promise<void> {
  await tx
    .updateTable('reply_template')
    .set({ ...toColumns(change), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Deletes a template. */
export async function removeReplyTemplate(tx: Tx, id: ReplyTemplateId): Promise<void> {
  await tx.deleteFrom('reply_template').where('id', '=', id).execute();
}

function toColumns({ template: { name, text, isForEveryone }, by, at }: Change) {
  return { name, text, owner_id: isForEveryone ? null : by, changed_by: by, changed_at: at };
}

function selectOf(db: Db, userId: UserId) {
  return db
    .selectFrom('reply_template')
    .leftJoin('user', 'user.id', 'reply_template.changed_by')
    .where((eb) =>
      eb.or([eb('reply_template.owner_id', 'is', null), eb('reply_template.owner_id', '=', userId)]),
    )
    .select([
      'reply_template.id',
      'reply_template.name',
      'reply_template.text',
      'reply_template.owner_id as ownerId',
      'reply_template.changed_at as changedAt',
      'reply_template.version',
      sql<UserSummary | null>`case when "user".id is null then null
        else json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email) end`.as(
        'changedBy',
      ),
    ]);
}
