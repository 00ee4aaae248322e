/** Vitest reporter: notes in `test-results/failed-files.json` which files failed, and whether something failed that no test caught. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const ROOT = join(import.meta.dirname, '..');
const NOTES = join(ROOT, 'test-results/failed-files.json');

export default class FailedFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly unknown[]): void {
    const failed = modules.filter((module) => module.state() === 'failed');
    const files = failed.map(({ moduleId }) => relative(ROOT, moduleId));
    mkdirSync(dirname(NOTES), { recursive: true });
    writeFileSync(NOTES, JSON.stringify({ files, isAllCaught: uncaught.length === 0 }));
  }
}
