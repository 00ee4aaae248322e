import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on a form's first refused field whenever an attempt was refused; without one, it stays where it is. */
export function useFocusRefused(error: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error === null || error === undefined) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
