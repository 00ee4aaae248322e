/**
 * Runs the tests; the files of a few that failed once more, alone. Real browsers and servers beside each other on a small machine
 * are late now and then, and a hook that was late fails all of its file. What needed its second run is named: it is to be mended.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { NOTES } from './failed-files.mjs';
import { exitCodeOf } from './setup.mjs';

const VITEST = ['run', '--config', 'scripts/vitest.config.ts'];

/** More than these did not fail because the machine was busy. */
const AGAIN_MAX = 4;

/** Gives the exit code: 0 when every test passed, at the latest in the second run of its file. */
export async function runTests(args, environment) {
  rmSync(NOTES, { force: true });
  const reporters = ['--reporter=default', '--reporter=./scripts/failed-files.mjs'];
  const code = await exitCodeOf('vitest', [...VITEST, ...reporters, ...args], environment);
  const failed = code === 0 ? [] : failedFiles();
  if (failed.length === 0 || failed.length > AGAIN_MAX) return code;
  const names = failed.map((file) => `  ${file}\n`).join('');
  process.stdout.write(`\nThese failed beside the others, and run once more alone:\n${names}`);
  const again = await exitCodeOf('vitest', [...VITEST, ...failed], environment);
  process.stdout.write(
    `\n${again === 0 ? 'Passed alone, to be mended' : 'Not all passed alone either'}:\n${names}`,
  );
  return again;
}

/** Empty also when something failed that no test caught, or somebody stopped the run: neither is tried a second time. */
function failedFiles() {
  if (!existsSync(NOTES)) return [];
  return JSON.parse(readFileSync(NOTES, 'utf8'));
}
