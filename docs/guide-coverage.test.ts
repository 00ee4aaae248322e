/** Holds docs/guide-coverage.md and the tests together, and prints how many rows of the guide are proven. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The guide as the customer gave it has this many checkable rows. */
const ROWS = 81;

type Row = { id: string; claim: string };

const rows = readRows();
const claimed = rows.filter(({ claim }) => !/^part \d$/.test(claim));
const proofs = readProofs();

describe('guide coverage', () => {
  it('lists every row of the guide once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(ROWS);
    expect(rows).toHaveLength(ROWS);
  });

  it.each(claimed)('finds a test that names $id in $claim', ({ id, claim }) => {
    expect(proofs.get(id) ?? []).toContain(claim.replaceAll('`', ''));
  });

  it('has a row for every id that a test names', () => {
    const ids = new Set(rows.map(({ id }) => id));
    expect([...proofs.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('counts', () => {
    process.stdout.write(`Guide rows proven: ${claimed.length} of ${ROWS}\n`);
    expect(claimed.length).toBeGreaterThan(0);
  });
});

function readRows(): Row[] {
  const lines = readFileSync(join(ROOT, 'docs/guide-coverage.md'), 'utf8').split('\n');
  const cells = lines.map((line) => /^\| ([GC]\d[\w.]*) \| .+ \| (.+) \|$/.exec(line));
  return cells.flatMap((match) => (match?.[1] && match[2] ? [{ id: match[1], claim: match[2] }] : []));
}

/** Test files by the ids that names of their tests carry. */
function readProofs(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync('{backend,lib,components,e2e}/**/*.test.{ts,tsx}', { cwd: ROOT })) {
    for (const id of idsIn(readFileSync(join(ROOT, file), 'utf8')))
      found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

/** Ids in brackets at the beginning of tests' names. */
function idsIn(source: string): string[] {
  const names = source.matchAll(/\bit(?:\.each\([^)]*\))?\(\s*['"`]((?:\[[GC]\d[\w.]*\] ?)+)/g);
  return [...names].flatMap(([, ids]) =>
    [...(ids ?? '').matchAll(/\[([^\]]+)\]/g)].map(([, id]) => id ?? ''),
  );
}
