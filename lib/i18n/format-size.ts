import { t } from './i18n.ts';

const KILOBYTE = 1000;
const MEGABYTE = 1000 * KILOBYTE;

/** The size of a file as people say it: "312 B", "38 kB", "2.4 MB". */
export function formatSize(bytes: number): string {
  if (bytes < KILOBYTE) return t('format.bytes', { size: bytes });
  // What rounds up to a thousand of one unit is one of the next.
  if (Math.round(bytes / KILOBYTE) < 1000)
    return t('format.kilobytes', { size: Math.round(bytes / KILOBYTE) });
  const megabytes = bytes / MEGABYTE;
  return t('format.megabytes', {
    size: megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes),
  });
}
