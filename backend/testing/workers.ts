/** Companions as processes of their own, which can be killed; each started again at once, with its wrong clock. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

type Worker = { process: ChildProcess; url: string };

/** A time without any living process. */
export type Gap = { fromMs: number; toMs: number };

const SHIFTED_CLOCK = new URL('./shifted-clock.mjs', import.meta.url).href;

export class Workers {
  readonly gaps: Gap[] = [];
  private readonly living: (Worker | null)[];
  private readonly environment: Record<string, string | undefined>;
  private readonly clockShiftsMs: readonly number[];
  private nobodySinceMs: number | null = Date.now();
  private readonly starting = new Set<Promise<void>>();

  constructor(environment: Record<string, string | undefined>, clockShiftsMs: readonly number[]) {
    this.environment = environment;
    this.clockShiftsMs = clockShiftsMs;
    this.living = clockShiftsMs.map(() => null);
  }

  get count(): number {
    return this.clockShiftsMs.length;
  }

  /** Resolves when all serve. */
  async startAll(): Promise<void> {
    await Promise.all(this.clockShiftsMs.map((_, index) => this.start(index)));
  }

  /** Kills one that lives, and starts it again; where there are several, another one lives. How many it killed. */
  async killOne(): Promise<number> {
    await this.waitForLiving(Math.min(2, this.count));
    const indexes = this.living.flatMap((worker, index) => (worker === null ? [] : [index]));
    this.kill(indexes[Math.floor(Math.random() * indexes.length)] ?? 0);
    return 1;
  }

  /** Kills all at once, and starts them again; how many it killed. */
  async killAll(): Promise<number> {
    await Promise.all(this.starting);
    for (const index of this.living.keys()) this.kill(index);
    return this.count;
  }

  /** The address of one that lives. */
  async anyUrl(): Promise<string> {
    await this.waitForLiving();
    const living = this.living.filter((worker) => worker !== null);
    return living[Math.floor(Math.random() * living.length)]?.url ?? '';
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.starting);
    const ended = this.living.map(
      (worker) => new Promise<void>((resolve) => worker?.process.once('exit', () => resolve())),
    );
    for (const worker of this.living) worker?.process.kill('SIGKILL');
    await Promise.all(ended);
  }

  private async waitForLiving(wanted = 1): Promise<void> {
    while (this.living.filter((worker) => worker !== null).length < wanted) await Promise.race(this.starting);
  }

  private kill(index: number): void {
    const worker = this.living[index];
    if (worker === undefined || worker === null) return;
    this.living[index] = null;
    if (this.living.every((each) => each === null)) this.nobodySinceMs = Date.now();
    const gone = new Promise<void>((resolve) => worker.process.once('exit', () => resolve()));
    worker.process.kill('SIGKILL');
    // The embedded engine's folder is free once its process is gone.
    const starting = gone.then(() => this.start(index)).finally(() => this.starting.delete(starting));
    this.starting.add(starting);
  }

  private async start(index: number): Promise<void> {
    const env = { ...this.environment, CLOCK_SHIFT_MS: String(this.clockShiftsMs[index]) };
    const args = ['--disable-warning=ExperimentalWarning', '--import', SHIFTED_CLOCK, 'backend/main.ts'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(child.stdout)) {
      const [, url] = /runs at (\S+)/.exec(line) ?? [];
      if (url === undefined) continue;
      this.living[index] = { process: child, url };
      if (this.nobodySinceMs !== null) this.gaps.push({ fromMs: this.nobodySinceMs, toMs: Date.now() });
      this.nobodySinceMs = null;
      return;
    }
    throw new Error('A companion ended while it started.');
  }
}
