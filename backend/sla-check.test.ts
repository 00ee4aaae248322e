import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSlaFile, checkSlaText } from './sla-check.ts';

const week = { tue: [['08:00', '12:00']], wed: [['20:00', '02:00']] };
const calendar = { tz: 'Europe/Oslo', week, holidays: [] };
// 2026-06-02 is a Tuesday; Oslo is two hours ahead of UTC.
const start = '2026-06-02T06:00:00Z';

const check = (...cases: unknown[]) => checkSlaText(JSON.stringify(cases));
const answers = (...cases: unknown[]) => check(...cases).lines.map((line) => JSON.parse(line) as unknown);

describe('sla check', () => {
  it('answers targets with a due instant, and ends with elapsed seconds, in order', () => {
    expect(
      check(
        { id: 'b', calendar, start, target_s: 14_400, pauses: [] },
        { id: 'a', calendar, start, end: '2026-06-02T06:30:00.500Z' },
        { id: 3, calendar, start, target_s: 14_401, note: 'is not read' },
      ),
    ).toEqual({
      lines: [
        '{"id":"b","due":"2026-06-02T10:00:00Z"}',
        '{"id":"a","elapsed_s":1800.5}',
        '{"id":3,"due":"2026-06-03T18:00:01Z"}',
      ],
      complaints: [],
    });
  });

  it('reads instants with an offset and milliseconds, and pauses that go on', () => {
    const pauses = [['2026-06-02T09:00:00+02:00', null]];
    expect(
      answers(
        { id: 1, calendar, start: '2026-06-02T08:00:00.250+02:00', target_s: 60 },
        { id: 2, calendar, start, target_s: 7200, pauses },
        { id: 3, calendar, start, end: '2026-06-09T06:00:00Z', pauses },
      ),
    ).toEqual([
      { id: 1, due: '2026-06-02T06:01:00.250Z' },
      { id: 2, due: null },
      { id: 3, elapsed_s: 3600 },
    ]);
  });

  it('is always open without a calendar or week, and never in a week without windows', () => {
    expect(
      answers(
        { id: 1, start, target_s: 90 },
        { id: 2, calendar: { tz: 'Asia/Tokyo', holidays: ['2026-06-03'] }, start, target_s: 43_200 },
        { id: 3, calendar: { tz: 'Asia/Tokyo', week: {} }, start, target_s: 1 },
        { id: 4, calendar: { tz: 'Asia/Tokyo', week: {} }, start, end: '2027-01-01T00:00:00Z' },
      ),
    ).toEqual([
      { id: 1, due: '2026-06-02T06:01:30Z' },
      { id: 2, due: '2026-06-03T18:00:00Z' },
      { id: 3, due: null },
      { id: 4, elapsed_s: 0 },
    ]);
  });

  it('follows the kind where both a target and an end are given', () => {
    const both = { calendar, start, target_s: 60, end: '2026-06-02T07:00:00Z' };
    expect(answers({ id: 1, kind: 'elapsed', ...both }, { id: 2, kind: 'due', ...both })).toEqual([
      { id: 1, elapsed_s: 3600 },
      { id: 2, due: '2026-06-02T06:01:00Z' },
    ]);
  });

  const good = { id: 'x', calendar, start, target_s: 60 };

  it.each([
    ['calendar.tz', { ...good, calendar: { ...calendar, tz: 'Mars/Olympus' } }],
    ['calendar.tz', { ...good, calendar: { week } }],
    ['calendar.week', { ...good, calendar: { ...calendar, week: { monday: [] } } }],
    ['calendar.week.tue.0.1', { ...good, calendar: { ...calendar, week: { tue: [['08:00', '25:00']] } } }],
    ['calendar.week.tue.0.0', { ...good, calendar: { ...calendar, week: { tue: [['24:00', '08:00']] } } }],
    ['calendar.week.tue.0', { ...good, calendar: { ...calendar, week: { tue: [['08:00', '08:00']] } } }],
    ['calendar.week.tue', { ...good, calendar: { ...calendar, week: { tue: '08:00-16:00' } } }],
    ['calendar.holidays.0', { ...good, calendar: { ...calendar, holidays: ['2026-02-29'] } }],
    ['calendar', { ...good, calendar: 'always' }],
    ['start', { ...good, start: '2026-06-02T06:00:00' }],
    ['start', { ...good, start: 5 }],
    ['end', { id: 'x', calendar, start, end: 'tomorrow' }],
    ['target_s', { ...good, target_s: -1 }],
    ['target_s', { ...good, target_s: '60' }],
    ['target_s', { ...good, target_s: 1e300 }],
    ['target_s', { id: 'x', calendar, start }],
    ['target_s', { ...good, end: start }],
    ['end', { ...good, kind: 'elapsed' }],
    ['kind', { ...good, kind: 'both' }],
    ['id', { ...good, id: null }],
    ['pauses', { ...good, pauses: 'none' }],
    ['pauses.0', { ...good, pauses: [[start]] }],
    ['pauses.0', { ...good, pauses: [['2026-06-02T07:00:00Z', '2026-06-02T06:00:00Z']] }],
    [
      'pauses.1.0',
      {
        ...good,
        pauses: [
          [start, null],
          ['now', null],
        ],
      },
    ],
  ])('names %s when it is at fault, and answers the other cases', (field, bad) => {
    const { lines, complaints } = check(bad, good);
    expect(lines).toEqual(['{"id":"x","due":"2026-06-02T06:01:00Z"}']);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/^Case 1 \(.*\), /);
    expect(complaints[0]).toContain(`, ${field}: `);
  });

  it('names the place of what is no case at all', () => {
    expect(check(null, 5).complaints).toEqual([
      'Case 1: Give an object with id, calendar, start and target_s or end.',
      'Case 2: Give an object with id, calendar, start and target_s or end.',
    ]);
  });

  it('says when the text is no JSON, no list, or the file is not there', async () => {
    expect(checkSlaText('{').complaints[0]).toMatch(/^The file is not JSON: /);
    expect(checkSlaText('{}').complaints).toEqual(['The file is not a list of cases: it must begin with [.']);
    expect((await checkSlaFile('/nowhere/cases.json')).complaints[0]).toContain(
      '/nowhere/cases.json cannot be read',
    );
    expect(checkSlaText('\uFEFF[]')).toEqual({ lines: [], complaints: [] });
  });

  it('answers 10,000 cases over many zones in seconds', () => {
    const zones = [
      'Europe/Oslo',
      'America/New_York',
      'Africa/Cairo',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    ];
    const cases = Array.from({ length: 10_000 }, (_, index) => ({
      id: index,
      calendar: { tz: zones[index % 6], week, holidays: ['2026-12-25', '2027-01-01'] },
      start: new Date(Date.parse(start) + index * 3_600_000).toISOString(),
      target_s: (index % 500) * 1000,
    }));
    const startedMs = performance.now();
    expect(check(...cases).lines).toHaveLength(10_000);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });
});

describe('npm run threadside -- sla check', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'threadside-sla-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function runOn(cases: unknown[]) {
    const file = join(folder, 'cases.json');
    await writeFile(file, JSON.stringify(cases));
    const args = ['--disable-warning=ExperimentalWarning', 'backend/cli.ts', 'sla', 'check', file];
    // A configuration that nothing could start with: the command must not read it.
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', PORT: 'none' };
    const done = promisify(execFile)(process.execPath, args, { env });
    return done.then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({
        stdout,
        stderr,
        code,
      }),
    );
  }

  it('prints answers only, and needs neither configuration nor database', async () => {
    expect(await runOn([{ id: 'p', calendar, start, target_s: 60 }])).toEqual({
      stdout: '{"id":"p","due":"2026-06-02T06:01:00Z"}\n',
      stderr: '',
      code: 0,
    });
  });

  it('keeps complaints apart, and fails', async () => {
    const { stdout, stderr, code } = await runOn([
      { id: 'q', calendar },
      { id: 'p', calendar, start, end: start },
    ]);
    expect(stdout).toBe('{"id":"p","elapsed_s":0}\n');
    expect(stderr).toContain('Case 1 ("q"), start: ');
    expect(code).toBe(1);
  });
});
