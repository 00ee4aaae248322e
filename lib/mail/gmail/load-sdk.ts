/**
 * Starts InboxSDK. Its own start waits up to two minutes for Gmail's globals and then only logs, so callers get a
 * `slow` notice after our own limit; the promise still resolves if Gmail turns up later.
 */
import './no-telemetry.ts';
import * as InboxSDK from '@inboxsdk/core';

declare const INBOXSDK_APP_ID: string;

/** Cold Gmail pages showed the panel within 3 s on two busy cores; slow lines need more. Measured 2026-11-22. */
const SLOW_AFTER_MS = 15_000;

/** InboxSDK's API version: 2 announces threads without asking Gmail's server for their ids first. */
const API_VERSION = 2;

/** The loaded SDK, as its own types describe it. */
export type GmailSdk = InboxSDK.InboxSDK;

/** Loads the SDK; `onSlow` is called once if it has not come up in time. Rejects when the page is none the SDK can serve. */
export async function loadSdk(options: { appIconUrl: string; onSlow: () => void }): Promise<GmailSdk> {
  const timer = setTimeout(options.onSlow, SLOW_AFTER_MS);
  try {
    return await InboxSDK.load(API_VERSION, INBOXSDK_APP_ID, {
      appName: 'Threadside',
      appIconUrl: options.appIconUrl,
      // Both would send data about this browser to the SDK's makers.
      globalErrorLogging: false,
      eventTracking: false,
    });
  } finally {
    clearTimeout(timer);
  }
}
