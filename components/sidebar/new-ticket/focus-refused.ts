import { firstRefused, type Refusals } from './refusals.ts';

/** Puts the focus into the first refused field; fields carry their path in `data-field`. */
export function focusRefused(form: HTMLElement, refusals: Refusals): void {
  const path = firstRefused(refusals);
  if (path === null) return;
  const places = [...form.querySelectorAll<HTMLElement>('[data-field]')];
  const place = places.find((element) => path.startsWith(element.dataset['field'] ?? '-'));
  const control = place?.querySelector<HTMLElement>('input, textarea, [role="combobox"], button');
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
