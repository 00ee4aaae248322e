import { expect, it } from 'vitest';
import '#lib/i18n/app-words.ts';
import { actionWords, fieldWords } from './audit-words.ts';

it('actionWords says known calls in plain words and others as the API does', () => {
  expect(actionWords({ call: 'createTeam', action: 'Make a team' })).toBe('made the team');
  expect(actionWords({ call: 'toString', action: 'Something new' })).toBe('Something new');
});

it('fieldWords says names of fields as people read them', () => {
  expect(fieldWords(['name', 'userIds', 'profileId', 'isMandatory', 'ownerEmail'])).toBe(
    'name, users, profile, mandatory, owner email',
  );
});
