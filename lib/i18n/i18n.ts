/**
 * All words of the product, in English, one file a feature under `en/`. Components ask by key and never hold a sentence.
 * More languages are more folders beside `en/`; the keys are typed by the English ones. What only the companion's pages say
 * comes with `app-words.ts`.
 */
import { createInstance } from 'i18next';
import { en } from './en/en.ts';
import type { enApp } from './en/en-app.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof en & typeof enApp };
    returnNull: false;
  }
}

const words = createInstance();

// Nothing is fetched, so this is ready when it returns; React escapes what it shows, a second escaping would show entities.
void words.init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'words',
  ns: ['words'],
  resources: { en: { words: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The sentence for a key, with `{{name}}` filled in and plural by `count`: `t('sidebar.peopleMore', { count: 1 })`. */
export const t = words.t;

/** Adds words of pages that are not everywhere; the keys are typed whether they were added or not. */
export function addWords(more: Partial<typeof en & typeof enApp>): void {
  words.addResourceBundle('en', 'words', more, true);
}
