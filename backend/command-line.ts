/** What `npm run -s threadside -- …` can do; runs in the server's process when one is running, else in its own. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { EmailAddress, line } from '#lib/contract/values.ts';
import { Password } from '#lib/contract/sessions.ts';
import { backUp, move, restore } from './archives.ts';
import { addUser } from './commands/add-user.ts';
import type { Companion } from './commands/companion.ts';
import { recoverUser } from './commands/recover-user.ts';
import { ArchiveError } from './data/archive-format.ts';
import type { ArchiveSummary } from './data/archive.ts';
import { openPostgresql, type Database } from './data/database.ts';
import { migrate } from './data/migrate.ts';
import { describeSession } from './data/sessions.ts';
import { findUserByEmail } from './data/users.ts';
import { findWorkspace } from './data/workspace.ts';

/** What a command printed, and its exit code: 0 done, 1 refused, 2 not understood. */
export type CommandOutcome = { output: string; exitCode: 0 | 1 | 2 };

export const USAGE = `Usage: npm run -s threadside -- <command>

  user add --email ana@example.com --name "Ana Ribeiro" [--profile Agent|Viewer|Admin|…] [--password …]
      Adds a user. Without --password one is made up and printed.
  user recover --email ana@example.com
      Prints a link for a new password and turns two-factor authentication off; for an admin whom no other admin can help.
  token create --email ana@example.com
      Prints a bearer token of that user for the API.
  backup FILE
      Writes everything but sessions to a file; works while the companion runs.
  restore FILE
      Loads a backup into an empty database. Stop the companion first.
  move --to postgres://user:password@host:5432/name
      Copies an embedded database to an empty PostgreSQL, and checks it. Stop the companion first.
  manifest
      Prints the Outlook add-in's manifest for PUBLIC_URL. Needs no database.
  certificate [HOST …]
      Makes a certificate for this computer, to try the Outlook add-in; for localhost unless hosts are named. Needs no database.
  sla check FILE.json
      Works out deadlines and business time for a list of cases; prints a JSON line each. Needs no database.
`;

const NewUserOptions = z.strictObject({
  email: EmailAddress,
  name: line(200),
  profile: z.prefault(line(100), 'Agent'),
  password: z.optional(Password),
});

const MoveOptions = z.strictObject({
  to: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'Give an address such as postgres://user:password@host:5432/name.',
  }),
});

const UserOptions = z.strictObject({ email: EmailAddress });

/** Commands that need the database to themselves, so not through a running server. */
export const OFFLINE_COMMANDS: ReadonlySet<string> = new Set(['restore', 'move']);

/** Runs one command. */
export async function runCommand(companion: Companion, args: readonly string[]): Promise<CommandOutcome> {
  const [noun, verb, ...rest] = args;
  if (noun === 'backup' && verb !== undefined && rest.length === 0) return backUpTo(companion, verb);
  switch (`${noun} ${verb}`) {
    case 'user add':
      return withOptions(NewUserOptions, rest, (options) => userAdd(companion, options));
    case 'user recover':
      return withOptions(UserOptions, rest, (options) => userRecover(companion, options));
    case 'token create':
      return withOptions(UserOptions, rest, (options) => tokenCreate(companion, options));
    default:
      return { output: USAGE, exitCode: 2 };
  }
}

/** Runs a command of `OFFLINE_COMMANDS` on a database that is open but not migrated yet. */
export async function runOfflineCommand(
  database: Database,
  args: readonly string[],
  now: Date,
): Promise<CommandOutcome> {
  const [noun, ...rest] = args;
  const [file] = rest;
  if (noun === 'restore' && file !== undefined && rest.length === 1) {
    return explained(() => restore(database, file));
  }
  if (noun !== 'move') return { output: USAGE, exitCode: 2 };
  return withOptions(MoveOptions, rest, async ({ to }) => {
    await migrate(database.db);
    const target = openPostgresql(to);
    try {
      return await explained(() => move(database, target, now));
    } finally {
      await target.close();
    }
  });
}

async function backUpTo(companion: Companion, file: string): Promise<CommandOutcome> {
  await backUp(companion.database, file, companion.now());
  return { output: `Wrote ${file}.\n`, exitCode: 0 };
}

async function explained(load: () => Promise<ArchiveSummary>): Promise<CommandOutcome> {
  try {
    const counts = Object.entries(await load()).filter(([, count]) => count > 0);
    const lines = counts.map(([table, count]) => `  ${table}: ${count}`);
    return { output: `Done; counts and checksums agree.\n${lines.join('\n')}\n`, exitCode: 0 };
  } catch (error) {
    if (error instanceof ArchiveError) return { output: `${error.message}\n`, exitCode: 1 };
    throw error;
  }
}

async function withOptions<Schema extends z.ZodObject>(
  schema: Schema,
  args: string[],
  run: (options: z.output<Schema>) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const names = Object.keys(schema.shape).map((name) => [name, { type: 'string' as const }]);
  try {
    const { values } = parseArgs({ args, options: Object.fromEntries(names), strict: true });
    const parsed = schema.safeParse(values);
    if (parsed.success) return await run(parsed.data);
    const lines = parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
    return { output: `${lines.join('\n')}\n`, exitCode: 2 };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { output: `${error.message}\n\n${USAGE}`, exitCode: 2 };
  }
}

async function userAdd(
  companion: Companion,
  options: z.output<typeof NewUserOptions>,
): Promise<CommandOutcome> {
  if ((await findWorkspace(companion.database.db)) === null) {
    return { output: 'Set up the companion first: start it and open the address it prints.\n', exitCode: 1 };
  }
  const password = options.password ?? randomBytes(12).toString('base64url');
  const added = await addUser(companion, { ...options, password });
  if (!added.ok) return { output: `${added.error.errors?.[0]?.message ?? added.error.code}\n`, exitCode: 1 };
  const made = options.password === undefined ? `Password: ${password}\n` : '';
  return { output: `Added ${options.email} as ${options.profile}.\n${made}`, exitCode: 0 };
}

async function userRecover(
  companion: Companion,
  { email }: z.output<typeof UserOptions>,
): Promise<CommandOutcome> {
  const recovered = await recoverUser(companion, email);
  if (!recovered.ok) return { output: `${recovered.error.detail ?? recovered.error.code}\n`, exitCode: 1 };
  const { url, expiresAt } = recovered.value;
  const output = `Two-factor authentication is off. New password, until ${expiresAt}:\n${url}\n`;
  return { output, exitCode: 0 };
}

async function tokenCreate(
  companion: Companion,
  { email }: z.output<typeof UserOptions>,
): Promise<CommandOutcome> {
  const { db } = companion.database;
  const user = await findUserByEmail(db, email);
  if (user === null) return { output: `There is no user ${email}.\n`, exitCode: 1 };
  const token = await companion.signIn.createToken(user.id);
  await describeSession(db, token, { client: 'command-line', userAgent: null, ipAddress: null });
  return { output: `${token}\n`, exitCode: 0 };
}
