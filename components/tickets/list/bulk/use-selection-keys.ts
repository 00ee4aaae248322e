import { useHotkeys } from '@mantine/hooks';

/** Keys of what is done with the selection. They work on the box that was just ticked, which is an input but no place to type. */
export function useSelectionKeys(keys: readonly (readonly [key: string, act: () => void])[]): void {
  useHotkeys(
    keys.map(([key, act]) => [
      key,
      (event) => {
        if (isTyping(event.target) || isSomethingOpen()) return;
        event.preventDefault();
        act();
      },
      { preventDefault: false },
    ]),
    ['TEXTAREA', 'SELECT'],
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}

/** An open menu or dialog has the keys; Esc closes it, not the selection below. */
function isSomethingOpen(): boolean {
  return document.querySelector('[role="menu"], [role="dialog"]') !== null;
}
