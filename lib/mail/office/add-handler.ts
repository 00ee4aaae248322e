import type { OfficeMailbox, OfficeThemeEvent } from './office-app.ts';

/**
 * Hears an event where this Outlook has it. It throws for those it does not know, and names of the library's own say nothing
 * about the host; without the event a pane stays as it was opened, which is right for one that is not pinned.
 */
export function addHandler(
  mailbox: OfficeMailbox,
  eventType: string | undefined,
  handler: (event: OfficeThemeEvent) => void,
): void {
  if (eventType === undefined || typeof mailbox.addHandlerAsync !== 'function') return;
  try {
    mailbox.addHandlerAsync(eventType, handler);
  } catch {
    // Not this event.
  }
}
