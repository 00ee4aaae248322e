/** A line that fills up on a terminal; elsewhere a line for each tenth. */
const WIDTH = 30;

/** Shows how far something is; call `end` when it is done. */
export function startProgressBar(out: NodeJS.WriteStream): {
  show: (step: string, share: number) => void;
  end: (words: string) => void;
} {
  const startedAt = Date.now();
  let tenth = -1;
  return {
    show: (step, share) => {
      const filled = Math.round(share * WIDTH);
      const percent = Math.floor(share * 100);
      const line = `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${percent} %  ${leftOf(startedAt, share)}  ${step}`;
      if (out.isTTY) out.write(`\r${line.slice(0, (out.columns ?? 100) - 1)}\u001B[K`);
      else if (Math.floor(share * 10) > tenth) out.write(`${line}\n`);
      tenth = Math.max(tenth, Math.floor(share * 10));
    },
    end: (words) => out.write(`${out.isTTY ? '\r\u001B[K' : ''}${words}\n`),
  };
}

function leftOf(startedAt: number, share: number): string {
  if (share < 0.01) return 'a moment';
  const seconds = Math.round(((Date.now() - startedAt) / 1000) * (1 / share - 1));
  return seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`;
}
