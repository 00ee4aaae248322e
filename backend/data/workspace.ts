/** The workspace row and what a new workspace starts with. */
import { BUILT_IN_PROFILES } from '#backend/core/permissions.ts';
import type { ProfileId, UserId } from '#lib/contract/ids.ts';
import type { StageHue, TicketStatus } from '#lib/contract/pipelines.ts';
import type { Db, Tx } from './database.ts';

/** The workspace's name, or null before set-up. It counts as set up once somebody can sign in to it. */
export async function findWorkspace(db: Db): Promise<{ name: string } | null> {
  const row = await db
    .selectFrom('workspace')
    .where((where) => where.exists(where.selectFrom('member').select('user_id')))
    .select('name')
    .executeTakeFirst();
  return row ?? null;
}

/** Makes the workspace, or renames one that a set-up cut half-way left behind; false when it is set up already. */
export async function insertWorkspace(tx: Tx, name: string): Promise<boolean> {
  if ((await findWorkspace(tx)) !== null) return false;
  await tx
    .insertInto('workspace')
    .values({ name })
    .onConflict((conflict) => conflict.column('is_only').doUpdateSet({ name }))
    .execute();
  return true;
}

/** Stages of the pipeline that a new workspace starts with. */
const FIRST_STAGES: readonly { name: string; hue: StageHue; sets_status: TicketStatus | null }[] = [
  { name: 'New', hue: 'slate', sets_status: 'open' },
  { name: 'In progress', hue: 'sky', sets_status: 'open' },
  { name: 'Waiting for customer', hue: 'violet', sets_status: 'pending' },
  { name: 'Resolved', hue: 'moss', sets_status: 'closed' },
];

/** The profiles and the default pipeline of a new workspace; again is no error. */
export async function insertStartingSettings(tx: Tx): Promise<void> {
  if ((await tx.selectFrom('profile').select('id').executeTakeFirst()) !== undefined) return;
  const profiles = Object.entries(BUILT_IN_PROFILES).map(([name, permissions]) => ({
    name,
    permissions: [...permissions],
    is_admin: name === 'Admin',
  }));
  await tx.insertInto('profile').values(profiles).execute();
  const pipeline = await tx
    .insertInto('pipeline')
    .values({ name: 'Support', position: 1, is_default: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  const stages = FIRST_STAGES.map((stage, index) => ({
    ...stage,
    pipeline_id: pipeline.id,
    position: index + 1,
  }));
  await tx.insertInto('stage').values(stages).execute();
}

/** Gives a user a place in the workspace. */
export async function insertMember(tx: Tx, userId: UserId, profileId: ProfileId): Promise<void> {
  await tx.insertInto('member').values({ user_id: userId, profile_id: profileId }).execute();
}
