/** What a person chose for the extension in this browser. */
import * as z from 'zod/mini';
import type { KeyValueStore } from './key-value-store.ts';
import { keepObject, type KeptObject } from './kept-object.ts';

/** What the desktop tells of. */
export const NOTICE_GROUPS = ['mentioned', 'assigned', 'escalated'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** `mail`: as the mail program is. */
export const THEME_CHOICES = ['mail', 'light', 'dark'] as const;

/** A time of day in this computer's own zone, `HH:MM`. */
const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const Preferences = z.object({
  theme: z.enum(THEME_CHOICES),
  notices: z.array(z.enum(NOTICE_GROUPS)),
  /** Between these the desktop stays silent; over midnight where `to` is the earlier. Null: never. */
  quietHours: z.nullable(z.object({ from: TimeOfDay, to: TimeOfDay })),
});
export type Preferences = z.infer<typeof Preferences>;
export type PreferencesStore = KeptObject<Preferences>;

const UNCHANGED: Preferences = { theme: 'mail', notices: [...NOTICE_GROUPS], quietHours: null };

/** The preferences, kept in `values`. */
export function createPreferencesStore(values: KeyValueStore): PreferencesStore {
  return keepObject(values, 'preferences', (value) => {
    const parsed = Preferences.safeParse(value);
    return parsed.success ? parsed.data : UNCHANGED;
  });
}
