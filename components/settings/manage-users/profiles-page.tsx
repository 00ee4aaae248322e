import { SettingsBody } from '../settings-body.tsx';
import { ProfileList } from './profile-list.tsx';
import { VisibilityPart } from './visibility-part.tsx';

/** Settings > Manage users > Profile / Permissions & Visibility. */
export function ProfilesPage() {
  return (
    <SettingsBody>
      <ProfileList />
      <VisibilityPart />
    </SettingsBody>
  );
}
