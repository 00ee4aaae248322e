/** Entry of `npm run -s threadside -- <command>`. */
import { runCommand, USAGE, type CommandOutcome } from './command-line.ts';
import { readConfig } from './config.ts';
import { askServer } from './control.ts';
import { DirectoryLockedError } from './data/pglite/directory-lock.ts';
import { openCompanion } from './open-companion.ts';

const outcome = await run(process.argv.slice(2));
(outcome.exitCode === 0 ? process.stdout : process.stderr).write(outcome.output);
process.exitCode = outcome.exitCode;

async function run(args: string[]): Promise<CommandOutcome> {
  if (args.length === 0 || args.includes('--help'))
    return { output: USAGE, exitCode: args.length === 0 ? 2 : 0 };
  const config = readConfig(process.env);
  if (!config.ok) return { output: `${config.error.join('\n')}\n`, exitCode: 2 };
  if (config.value.databaseUrl === null) {
    const answered = await askServer(config.value.dataDir, args);
    if (answered !== null) return answered;
  }
  try {
    const companion = await openCompanion(config.value);
    const done = await runCommand(companion, args);
    await companion.database.close();
    return done;
  } catch (error) {
    if (error instanceof DirectoryLockedError) return { output: `${error.message}\n`, exitCode: 1 };
    throw error;
  }
}
