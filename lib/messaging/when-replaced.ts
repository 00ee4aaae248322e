/**
 * Tells a content script that its extension was updated, reloaded or removed while the page stayed open. No event says so
 * (ports of a frame that goes with the extension are not closed, seen in Chromium 156); the interfaces just lose their id.
 */
import { browser } from 'wxt/browser';

const CHECK_EVERY_MS = 2000;

/** Calls back once. Nothing else can end the watch: it lasts as long as the page. */
export function whenReplaced(onReplaced: () => void): void {
  const timer = setInterval(() => {
    if (isAlive()) return;
    clearInterval(timer);
    onReplaced();
  }, CHECK_EVERY_MS);
}

/** Whether this script's extension is still the one that is installed. */
export function isAlive(): boolean {
  return browser.runtime?.id !== undefined;
}
