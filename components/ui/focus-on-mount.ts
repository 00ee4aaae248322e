/** A ref that takes the focus when its element appears; for the one control that somebody came to use. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
