/** Entry of `npm run -s threadside -- <command>`. */
import { resolve } from 'node:path';
import {
  OFFLINE_COMMANDS,
  runCommand,
  runOfflineCommand,
  USAGE,
  type CommandOutcome,
} from './command-line.ts';
import { readConfig, type Config } from './config.ts';
import { askServer } from './control.ts';
import { DirectoryLockedError } from './data/pglite/directory-lock.ts';
import { openCompanion, openDatabase } from './open-companion.ts';
import { OUTLOOK_COMMANDS, runOutlookCommand } from './outlook-command.ts';
import { checkSlaFile } from './sla-check.ts';

const asked = process.argv.slice(2);
if (asked.length === 3 && asked.slice(0, 2).join(' ') === 'sla check') await checkSla(asked[2] ?? '');
else await runAndPrint(asked);

/** Needs neither configuration nor database; answers and complaints go apart, so that the answers can be read by a program. */
async function checkSla(path: string): Promise<void> {
  const { lines, complaints } = await checkSlaFile(path);
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  process.stderr.write(complaints.map((complaint) => `${complaint}\n`).join(''));
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

async function runAndPrint(given: string[]): Promise<void> {
  const outcome = await run(given);
  (outcome.exitCode === 0 ? process.stdout : process.stderr).write(outcome.output);
  process.exitCode = outcome.exitCode;
}

async function run(given: string[]): Promise<CommandOutcome> {
  if (given.length === 0 || given.includes('--help'))
    return { output: USAGE, exitCode: given.length === 0 ? 2 : 0 };
  const config = readConfig(process.env);
  if (!config.ok) return { output: `${config.error.join('\n')}\n`, exitCode: 2 };
  if (OUTLOOK_COMMANDS.has(given[0] ?? '')) return runOutlookCommand(config.value, given, new Date());
  const args = withWholePath(given);
  try {
    if (OFFLINE_COMMANDS.has(args[0] ?? '')) return await runAlone(config.value, args);
    return (await askRunning(config.value, args)) ?? (await runHere(config.value, args));
  } catch (error) {
    if (error instanceof DirectoryLockedError) return { output: `${error.message}\n`, exitCode: 1 };
    throw error;
  }
}

/** A running server may have another working folder than the person who asks. */
function withWholePath(args: string[]): string[] {
  const [command, file, ...rest] = args;
  const takesFile = command === 'backup' || command === 'restore';
  return takesFile && file !== undefined ? [command, resolve(file), ...rest] : args;
}

function askRunning(config: Config, args: string[]): Promise<CommandOutcome | null> {
  return config.databaseUrl === null ? askServer(config.dataDir, args) : Promise.resolve(null);
}

async function runHere(config: Config, args: string[]): Promise<CommandOutcome> {
  const companion = await openCompanion(config);
  try {
    return await runCommand(companion, args);
  } finally {
    await companion.database.close();
  }
}

async function runAlone(config: Config, args: string[]): Promise<CommandOutcome> {
  const database = await openDatabase(config);
  try {
    return await runOfflineCommand(database, args, new Date());
  } finally {
    await database.close();
  }
}
