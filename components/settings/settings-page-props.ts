/** What every page of the settings is given. */
export type SettingsPageProps = {
  /** What stands in the address after the page's own path; empty for the page itself. */
  rest: string;
};
