/** `npm run check`: everything that can be said of the code without running it. Runs all steps, then fails if one did. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Fewer modules than this means that dependency-cruiser could not read the sources and checked nothing. */
const MODULES_MIN = 250;

type Step = { name: string; command: string; args: string[]; verify?: (output: string) => string | null };

const CONFIG = (name: string) => `scripts/${name}`;

const STEPS: Step[] = [
  { name: 'types', command: 'tsc', args: ['-p', '.'] },
  {
    name: 'lint',
    command: 'oxlint',
    args: ['-c', CONFIG('oxlintrc.json'), '--type-aware', '--deny-warnings', '.'],
  },
  {
    name: 'format',
    command: 'oxfmt',
    args: [
      '-c',
      CONFIG('oxfmtrc.json'),
      '--ignore-path',
      '.gitignore',
      '--ignore-path',
      CONFIG('format-ignore'),
      '--check',
      '.',
    ],
  },
  {
    name: 'import rule',
    command: 'depcruise',
    args: ['--config', CONFIG('dependency-cruiser.mjs'), 'entrypoints', 'components', 'lib', 'backend'],
    verify: (output) => {
      const count = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
      return count >= MODULES_MIN
        ? null
        : `Only ${count} modules were read; at least ${MODULES_MIN} were expected.`;
    },
  },
  { name: 'unused code', command: 'knip', args: ['--config', CONFIG('knip.json')] },
  { name: 'builds apart', command: 'node', args: ['scripts/check-builds.ts'] },
  { name: 'sizes', command: 'size-limit', args: ['--config', CONFIG('size-limit.json')] },
];

const failed = STEPS.filter((step) => !passes(step)).map(({ name }) => name);
if (failed.length > 0) {
  process.stderr.write(`\nNot clean: ${failed.join(', ')}\n`);
  process.exit(1);
}

function passes({ name, command, args, verify }: Step): boolean {
  const done = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}`;
  const complaint = done.status === 0 ? (verify?.(output) ?? null) : output;
  process.stdout.write(`${complaint === null ? 'ok    ' : 'FAILED'} ${name}\n`);
  if (complaint !== null) process.stdout.write(`${complaint}\n`);
  return complaint === null;
}
