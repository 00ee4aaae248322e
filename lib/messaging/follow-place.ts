/** Keeps an element of fixed position exactly over another one, however the page scrolls, resizes or moves that one. */

import { roundCorners } from './round-corners.ts';

/** After anything happened the place is looked at each frame for so long, as panels slide and Gmail lays out in steps. */
const SETTLE_MS = 600;

/** Between events a cheap look now and then catches moves that no event tells. */
const IDLE_CHECK_MS = 400;

const HEIGHT_MIN_PX = 240;

/** More than this below the slot is no spacing but another extension's panel, which may scroll. */
const SPACING_MAX_PX = 100;

/** Lays `element` over `slot` until the signal aborts. It is hidden while the slot has no size or is not in the page. */
export function followPlace(element: HTMLElement, slot: HTMLElement, signal: AbortSignal): void {
  let settleUntil = 0;
  let frame = 0;
  const look = (): void => place(element, slot, stretchToBottom(slot));
  const lookUntilSettled = (): void => {
    look();
    if (!signal.aborted && performance.now() < settleUntil) frame = requestAnimationFrame(lookUntilSettled);
  };
  const stir = (): void => {
    settleUntil = performance.now() + SETTLE_MS;
    cancelAnimationFrame(frame);
    lookUntilSettled();
  };

  const sizes = new ResizeObserver(stir);
  sizes.observe(slot);
  sizes.observe(document.documentElement);
  const timer = setInterval(look, IDLE_CHECK_MS);
  for (const event of ['scroll', 'resize', 'transitionend', 'click', 'hashchange']) {
    addEventListener(event, stir, { capture: true, passive: true, signal });
  }
  signal.addEventListener(
    'abort',
    () => {
      sizes.disconnect();
      clearInterval(timer);
      cancelAnimationFrame(frame);
    },
    { once: true },
  );
  stir();
}

function place(element: HTMLElement, slot: HTMLElement, spacingBelowPx: number): void {
  const { left, top, width, height } = slot.getBoundingClientRect();
  const shown = slot.isConnected && width > 1 && height > 1;
  element.style.visibility = shown ? 'visible' : 'hidden';
  if (!shown) return;
  const { style } = element;
  [style.left, style.top, style.width, style.height] = [left, top, width, height + spacingBelowPx].map(
    (px) => `${px}px`,
  ) as [string, string, string, string];
  style.borderRadius = roundCorners(slot, new DOMRect(left, top, width, height + spacingBelowPx));
  riseAbove(element, slot);
}

/**
 * The slot is empty, so its height is ours to choose: down to the bottom of whatever clips it, less the spacing there,
 * which is answered, as the element may cover it.
 */
function stretchToBottom(slot: HTMLElement): number {
  if (!slot.isConnected) return 0;
  const { top, bottom } = slot.getBoundingClientRect();
  const clip = clipOf(slot);
  const spacing = spacingBelow(slot, clip, bottom);
  const end = Math.min(innerHeight, clip?.getBoundingClientRect().bottom ?? innerHeight);
  const height = `${Math.max(HEIGHT_MIN_PX, Math.floor(end - top - spacing))}px`;
  if (slot.style.height !== height) slot.style.height = height;
  return spacing;
}

function clipOf(slot: HTMLElement): HTMLElement | null {
  for (let parent = slot.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY) && parent.clientHeight > HEIGHT_MIN_PX)
      return parent;
  }
  return null;
}

/** Margins and paddings of the panel's boxes below the slot; they would make the panel scroll if we covered them. */
function spacingBelow(slot: HTMLElement, clip: HTMLElement | null, bottom: number): number {
  if (!clip) return 0;
  let lowest = bottom;
  for (let box = slot.parentElement; box && box !== clip; box = box.parentElement) {
    lowest = Math.max(
      lowest,
      box.getBoundingClientRect().bottom + (Number.parseFloat(getComputedStyle(box).marginBottom) || 0),
    );
  }
  const spacing = lowest - bottom;
  return spacing > SPACING_MAX_PX ? 0 : spacing;
}

/**
 * The panel's own layers may lie above us: rise just over them, and no further, so that the page's menus, compose
 * windows and dialogs still cover us as they cover its own panel.
 */
function riseAbove(element: HTMLElement, slot: HTMLElement): void {
  for (const level of ['auto', '1', '10', '100', '1000', '5000']) {
    if (!isUnderPanel(element, slot)) return;
    element.style.zIndex = level;
  }
}

function isUnderPanel(element: HTMLElement, slot: HTMLElement): boolean {
  const { left, top, width, height } = slot.getBoundingClientRect();
  const topmost = document.elementFromPoint(left + width / 2, top + height / 2);
  const root = slot.getRootNode();
  // From outside, whatever lies in a shadow root is seen as the root's host.
  const visible = root instanceof ShadowRoot ? root.host : slot;
  return topmost !== null && topmost !== element && topmost.contains(visible);
}
