/**
 * `npm run drill:outbox -- --rounds 20`: see drill.ts. Prints figures; exits 1 when a click is missing or double. With
 * `--only after-send` (or another point, `browser`, `companion`) it does that alone.
 */
import { parseArgs } from 'node:util';
import { prepareDrill, WORKER_POINTS } from './drill.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, only: { type: 'string' } },
});
const does = (part: string): boolean => values.only === undefined || values.only === part;
const rounds = Number(values.rounds);
const parts = WORKER_POINTS.length + 2;
const drill = await prepareDrill(parts * rounds);
const say = (words: string): boolean => process.stdout.write(`${words}\n`);

for (const point of WORKER_POINTS.filter(does)) {
  await drill.killWorkerAt(point, rounds);
  say(`worker killed at "${point}" ${rounds} times: everything sent`);
}
if (does('browser')) {
  await drill.killBrowser(rounds);
  say(`browser killed ${rounds} times: everything sent`);
}
if (does('companion')) {
  await drill.stopCompanion(rounds);
  say(`companion stopped ${rounds} times: everything sent`);
}

const { rounds: done, clicked, found, sentAfterMs } = await drill.result();
await drill.close();
const times = sentAfterMs.toSorted((a, b) => a - b);
say(
  `${done} rounds: tickets ${found.creates} of ${clicked.creates.length} clicked, ` +
    `edits ${found.edits} of ${clicked.edits.length}, comments ${found.comments} of ${clicked.comments.length}, ` +
    `missing or double ${found.wrong.length}, in order ${found.isInOrder}, left in the outbox ${found.left}, ` +
    `sent after p50 ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms, max ${Math.round(times.at(-1) ?? 0)} ms`,
);
for (const words of found.wrong) say(`  not there exactly once: ${words}`);
process.exit(found.wrong.length === 0 && found.left === 0 && found.isInOrder ? 0 : 1);
