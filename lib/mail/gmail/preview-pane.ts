/**
 * A thread in Gmail's preview pane, beside its list. InboxSDK tells of it when Gmail's side panel is there, and without one
 * only 15 s after its own start (seen in 2.2.26); its router sees a list, so the pane itself is looked at, but only so long.
 */
import type { MailThread } from '#lib/mail/mail-host.ts';
import { legacyThreadId, type LateOptions } from './late-thread.ts';

/** As InboxSDK 2.2.26 finds it (read 2026-11-22); until November 2023 Gmail had `table.Bs > tr` there. */
const PREVIEWED_THREAD = 'div[role=main] .aia .a98.iY';
const THREAD_ID = '[data-legacy-thread-id]';

const LOOK_EVERY_MS = 500;

/** With a side panel the SDK tells of a thread within half a second; a surface has to be there 5 s after opening. */
const LATE_AFTER_MS = 2000;

/** From its start on, so long the SDK keeps threads back; a second more, as the two clocks start at different moments. */
const SDK_WAITS_MS = 16_000;

type Seen = { element: Element; at: number; closing: AbortController };

/** Watches until the SDK keeps nothing back any more, or the signal aborts. */
export function watchPreviewedThreads(mailbox: string, { isTold, onLate, signal }: LateOptions): void {
  const startedAt = performance.now();
  let seen: Seen | null = null;
  let told: Element | null = null;
  const look = (): void => {
    const element = document.querySelector(PREVIEWED_THREAD);
    const now = performance.now();
    if (element !== seen?.element) {
      seen?.closing.abort();
      seen = element && { element, at: now, closing: new AbortController() };
    }
    if (seen === null && now - startedAt > SDK_WAITS_MS) return stop();
    if (seen === null || seen.element === told || now - seen.at < LATE_AFTER_MS || isTold()) return;
    told = seen.element;
    onLate(threadOf(seen.element, mailbox), AbortSignal.any([seen.closing.signal, signal]));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const stop = (): void => clearInterval(timer);
  signal.addEventListener('abort', stop, { once: true });
}

function threadOf(element: Element, mailbox: string): MailThread {
  const id = element.querySelector(THREAD_ID)?.getAttribute('data-legacy-thread-id') ?? '';
  const providerThreadId = legacyThreadId(id);
  return {
    key: providerThreadId ?? `preview-${id}`,
    providerThreadId,
    mailbox,
    subject: '',
    messages: [],
    identity: { state: 'reading' },
  };
}
