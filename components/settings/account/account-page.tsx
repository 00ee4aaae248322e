import { SettingsBody } from '../settings-body.tsx';
import { ConnectedBrowsers } from './connected-browsers.tsx';
import { NamePart } from './name-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SecondFactorPart } from './second-factor-part.tsx';

/** Settings > Account > My account. */
export function AccountPage() {
  return (
    <SettingsBody>
      <NamePart />
      <PasswordPart />
      <SecondFactorPart />
      <ConnectedBrowsers />
    </SettingsBody>
  );
}
