/** Vitest reporter: notes the files that failed, none of them when a second run of these could not be trusted. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './setup.mjs';

/** A list of paths from the project's root, as JSON. */
export const NOTES = join(ROOT, 'test-results', 'failed-files.json');

export default class FailedFiles {
  onTestRunEnd(modules, uncaught, reason) {
    const isWhole = uncaught.length === 0 && reason !== 'interrupted';
    const failed = modules.filter((module) => isWhole && module.state() === 'failed');
    mkdirSync(dirname(NOTES), { recursive: true });
    writeFileSync(NOTES, JSON.stringify(failed.map(({ moduleId }) => relative(ROOT, moduleId))));
  }
}
