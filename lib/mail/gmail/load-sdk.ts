/**
 * Starts InboxSDK. Its own start waits up to two minutes for Gmail's globals and then only logs, so callers are told at
 * our own limits that it is late; the promise still resolves if Gmail turns up afterwards.
 */
import './no-telemetry.ts';
import * as InboxSDK from '@inboxsdk/core';
import { exposeOwnGlobals } from './firefox-window.ts';

declare const INBOXSDK_APP_ID: string;

/**
 * Cold Gmail pages showed the panel within 3 s on two busy cores (measured 2026-11-22), so after 3.5 s something is to be
 * said; slow lines need more, so only after 15 s it is called a failure.
 */
const LATE_AFTER_MS = 3500;
const FAILED_AFTER_MS = 15_000;

/** InboxSDK's API version: 2 announces threads without asking Gmail's server for their ids first. */
const API_VERSION = 2;

/** The loaded SDK, as its own types describe it. */
export type GmailSdk = InboxSDK.InboxSDK;

/** How the start goes: still waited for, or given up hope for. Each is told once. */
export type SlowStart = 'late' | 'failed';

type Options = { appIconUrl: string; onSlow: (state: SlowStart) => void };

/** Loads the SDK; null when it refuses the page, which `onSlow` is then told as `failed`. */
export async function loadSdk({ appIconUrl, onSlow }: Options): Promise<GmailSdk | null> {
  const timers = [
    setTimeout(() => onSlow('late'), LATE_AFTER_MS),
    setTimeout(() => onSlow('failed'), FAILED_AFTER_MS),
  ];
  exposeOwnGlobals();
  try {
    return await InboxSDK.load(API_VERSION, INBOXSDK_APP_ID, {
      appName: 'Threadside',
      appIconUrl,
      // Both would send data about this browser to the SDK's makers.
      globalErrorLogging: false,
      eventTracking: false,
    });
  } catch {
    onSlow('failed');
    return null;
  } finally {
    timers.forEach(clearTimeout);
  }
}

/** Other things live on Gmail's host too, and pages of one message or one print; there it is right that nothing starts. */
export function isMailboxPage(): boolean {
  return location.pathname.startsWith('/mail/') && !new URLSearchParams(location.search).has('view');
}
