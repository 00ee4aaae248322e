import { useMe } from '#components/app/session.ts';
import { SETTINGS_PAGES, type SettingsPage } from './settings-pages.ts';

export type SettingsEntry = { name: SettingsPage['entry']; pages: SettingsPage[] };
export type SettingsGroup = { name: SettingsPage['group']; entries: SettingsEntry[] };

const GROUPS: readonly SettingsPage['group'][] = [
  'customisation',
  'integration',
  'manageUsers',
  'workspace',
  'account',
];

/** The settings that the signed-in user may open, by group and entry; what is left without a page is left out. */
export function useSettingsNavigation(): SettingsGroup[] {
  const { permissions } = useMe();
  const pages = SETTINGS_PAGES.filter(
    ({ permission }) => permission === null || permissions.includes(permission),
  );
  return GROUPS.map((name) => ({
    name,
    entries: entriesOf(pages.filter(({ group }) => group === name)),
  })).filter(({ entries }) => entries.length > 0);
}

function entriesOf(pages: readonly SettingsPage[]): SettingsEntry[] {
  const names = [...new Set(pages.map(({ entry }) => entry))];
  return names.map((name) => ({ name, pages: pages.filter(({ entry }) => entry === name) }));
}
