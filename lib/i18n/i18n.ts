/**
 * All words of the product, in English, one file a feature under `en/`. Components ask by key and never hold a sentence.
 * More languages are more folders beside `en/`; the keys are typed by the English ones. What only the companion's pages say
 * comes with `app-words.ts`, what only the extension's own pages say with `en/extension.ts`.
 *
 * The words keep i18next's JSON format (v4) and `t` has its type, so the library can take over the day a second language
 * needs more; its runtime alone was 15 of the sidebar's 200 kB (ADR 9).
 */
import type { TFunction } from 'i18next';
import { en } from './en/en.ts';
import type { enApp } from './en/en-app.ts';
import type { extension } from './en/extension.ts';
import type { mail } from './en/mail.ts';

/** Words that only some pages have. */
type MoreWords = typeof enApp & { extension: typeof extension; mail: typeof mail };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof en & MoreWords };
    returnNull: false;
  }
}

type Words = { readonly [key: string]: string | Words };

const sentences = new Map<string, string>();
const plural = new Intl.PluralRules('en');

keep(en, '');

/** The sentence for a key, with `{{name}}` filled in and plural by `count`: `t('sidebar.peopleMore', { count: 1 })`. */
export const t = translate as unknown as TFunction;

/** Adds words of pages that are not everywhere; the keys are typed whether they were added or not. */
export function addWords(more: Partial<MoreWords>): void {
  keep(more, '');
}

function keep(words: Words, path: string): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') sentences.set(path + key, value);
    else keep(value, `${path}${key}.`);
  }
}

function translate(key: string, values: Record<string, string | number | undefined> = {}): string {
  const { count } = values;
  const ofCount = typeof count === 'number' ? sentences.get(`${key}_${plural.select(count)}`) : undefined;
  const sentence = ofCount ?? sentences.get(key) ?? key;
  // React escapes what it shows; a second escaping would show entities.
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
