/** Keeps an element of fixed position exactly over another one, however the page scrolls, resizes or moves that one. */

/** After anything happened the place is looked at each frame for so long, as panels slide and Gmail lays out in steps. */
const SETTLE_MS = 600;

/** Between events a cheap look now and then catches moves that no event tells. */
const IDLE_CHECK_MS = 400;

/** Room left below the slot, so that the panel's own scroll bar does not appear. */
const BOTTOM_GAP_PX = 8;
const HEIGHT_MIN_PX = 240;

/** Lays `element` over `slot` until the signal aborts. It is hidden while the slot has no size or is not in the page. */
export function followPlace(element: HTMLElement, slot: HTMLElement, signal: AbortSignal): void {
  let settleUntil = 0;
  let frame = 0;
  const look = (): void => {
    stretchToBottom(slot);
    place(element, slot);
  };
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

function place(element: HTMLElement, slot: HTMLElement): void {
  const { left, top, width, height } = slot.getBoundingClientRect();
  const shown = slot.isConnected && width > 1 && height > 1;
  element.style.visibility = shown ? 'visible' : 'hidden';
  if (!shown) return;
  const { style } = element;
  [style.left, style.top, style.width, style.height] = [left, top, width, height].map((px) => `${px}px`) as [
    string,
    string,
    string,
    string,
  ];
  riseAbove(element, slot);
}

/** The slot is empty, so its height is ours to choose: down to the bottom of whatever clips it. */
function stretchToBottom(slot: HTMLElement): void {
  if (!slot.isConnected) return;
  const top = slot.getBoundingClientRect().top;
  const height = `${Math.max(HEIGHT_MIN_PX, Math.floor(clipBottom(slot) - top - BOTTOM_GAP_PX))}px`;
  if (slot.style.height !== height) slot.style.height = height;
}

function clipBottom(slot: HTMLElement): number {
  for (let parent = slot.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    const clips = /auto|scroll/.test(getComputedStyle(parent).overflowY);
    if (clips && parent.clientHeight > HEIGHT_MIN_PX)
      return Math.min(innerHeight, parent.getBoundingClientRect().bottom);
  }
  return innerHeight;
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
