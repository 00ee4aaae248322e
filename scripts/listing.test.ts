/** Conventions that can be listed are tested by listing. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '#lib/contract/routes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What may stand at the top; everything else has a place below. */
const TOP = new Set([
  '.ci',
  '.git',
  '.gitignore',
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'backend',
  'components',
  'docs',
  'e2e',
  'entrypoints',
  'lib',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'tsconfig.json',
  'wxt.config.ts',
]);
/** Made by commands and ignored by git. */
const MADE = new Set(['.data', '.data-demo', '.output', '.wxt', 'dist', 'node_modules', 'test-results']);

const list = (pattern: string) => globSync(pattern, { cwd: ROOT });
const stem = (path: string) => basename(path).replace(/\.tsx?$/, '');

describe('the tree', () => {
  it('has at its top only what belongs there', () => {
    const others = readdirSync(ROOT).filter((name) => !TOP.has(name) && !MADE.has(name));
    expect(others).toEqual([]);
  });

  it('names the same plural noun for a route in contract and http', () => {
    const withRoutes = list('lib/contract/*.ts').filter((file) =>
      readFileSync(join(ROOT, file), 'utf8').includes('defineRoute({'),
    );
    const served = list('backend/http/routes/*.ts').map(stem);
    expect(withRoutes.map(stem).toSorted()).toEqual(served.toSorted());
  });

  it('exports every defined route in the one list', () => {
    const sources = list('lib/contract/*.ts').map((file) => readFileSync(join(ROOT, file), 'utf8'));
    const defined = sources.flatMap((source) =>
      [...source.matchAll(/^export const (\w+) = defineRoute\(/gm)].map(([, name]) => String(name)),
    );
    expect(Object.keys(ROUTES).toSorted()).toEqual(defined.toSorted());
  });

  it('names commands as orders, each with its one exported function of that name or a part that others share', () => {
    const commands = list('backend/commands/*.ts').filter((file) => !file.includes('.test.'));
    const shared = new Set(['checklists', 'clocks', 'companion', 'demo-data', 'once', 'refusable']);
    for (const file of commands.filter((path) => !shared.has(stem(path)))) {
      const name = stem(file).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(readFileSync(join(ROOT, file), 'utf8'), file).toMatch(
        new RegExp(`export (async )?function ${name}\\(`),
      );
    }
  });

  it('keeps tests out of entrypoints, where WXT would take them for entry points', () => {
    expect(list('entrypoints/*.test.*')).toEqual([]);
  });

  it('writes SQL in backend/data only', () => {
    const outside = list('backend/{core,commands,http}/**/*.ts').filter((file) => !file.includes('.test.'));
    const withSql = outside.filter((file) => /from 'kysely'/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(withSql).toEqual([]);
  });
});
