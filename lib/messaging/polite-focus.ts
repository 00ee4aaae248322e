/**
 * The sidebar is a frame beside somebody's mail, and scripts in a frame may take the keyboard from the page around it: a
 * reply would be typed into our field, or Gmail's keys would do nothing. So no screen gets the focus by itself while the
 * person is elsewhere; once they have clicked or tabbed into the frame, screens place it as they do anywhere.
 */

type Focus = (this: HTMLElement, options?: FocusOptions) => void;

/** From now on elements of this page are focused only while the page has the focus already. */
export function focusPolitely(): void {
  const focus: Focus = Reflect.get(HTMLElement.prototype, 'focus');
  HTMLElement.prototype.focus = function politeFocus(options) {
    if (document.hasFocus()) focus.call(this, options);
  };
}
