/** Says which threads did not stay in one conversation. */

/** Ids of threads whose messages are in more than one group, but for those explained below. */
export function splitThreads<T extends { file: string }>(threads: Map<string, T[]>, groups: T[][]): string[] {
  const groupOf = new Map(groups.flatMap((group, index) => group.map(({ file }) => [file, index] as const)));
  const split = [...threads].filter(
    ([, mails]) => new Set(mails.map(({ file }) => groupOf.get(file))).size > 1,
  );
  return split.map(
    ([thread, mails]) => `${thread}: ${mails.map(({ file }) => `${file}=${groupOf.get(file)}`).join(' ')}`,
  );
}
