import { MailHostError } from '#lib/mail/mail-host.ts';
import type { OfficeCallback } from './office-app.ts';

/** Office.js itself gives up after 65 s, and some hosts never answer at all; nobody waits that long for a field to fill. */
const ANSWER_WITHIN_MS = 10_000;

type Question = {
  /** Names the operation for the diagnosis page. */
  what: string;
  timeoutMs?: number;
};

/** The answer of a callback method. Rejects with MailHostError when it refuses, throws, or stays silent for too long. */
export function askOffice<T>(
  { what, timeoutMs = ANSWER_WITHIN_MS }: Question,
  ask: (callback: OfficeCallback<T>) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const refuse = (why: string, cause?: unknown) =>
      reject(new MailHostError(what, `Outlook ${why}.`, { cause }));
    const timer = setTimeout(() => refuse('did not answer'), timeoutMs);
    try {
      ask(({ status, value, error }) => {
        clearTimeout(timer);
        if (status === 'succeeded') resolve(value);
        else refuse('refused', error);
      });
    } catch (cause) {
      clearTimeout(timer);
      refuse('cannot do that', cause);
    }
  });
}
