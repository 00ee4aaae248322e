import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the first refused field of a form, or of a part of one, whenever an attempt was refused; without one, it stays where it is. */
export function useFocusRefused<Part extends HTMLElement = HTMLFormElement>(
  error: unknown,
): RefObject<Part | null> {
  const form = useRef<Part>(null);
  useEffect(() => {
    if (error === null || error === undefined) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
