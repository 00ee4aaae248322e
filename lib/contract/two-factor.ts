/** The second factor: an authenticator app's codes (TOTP) and backup codes. */
import * as z from 'zod/mini';
import { GivenPassword } from './accounts.ts';
import { UserId } from './ids.ts';
import { defineRoute } from './route.ts';
import { line } from './values.ts';

const BackupCodes = z.array(z.string());

export const startTwoFactor = defineRoute({
  method: 'POST',
  path: '/api/me/two-factor',
  summary:
    'Begin to turn the second factor on: its secret for an authenticator app, and backup codes, shown once',
  access: 'in-person',
  body: z.strictObject({ password: GivenPassword }),
  response: z.object({
    /** `otpauth://` address for a QR code. */
    uri: z.string(),
    /** The same secret to type in. */
    secret: z.string(),
    backupCodes: BackupCodes,
  }),
  status: 201,
  errors: ['wrong_credentials', 'already_exists', 'too_many_requests'],
});

export const confirmTwoFactor = defineRoute({
  method: 'POST',
  path: '/api/me/two-factor/confirmations',
  summary: 'Turn the second factor on with a first code of the app',
  access: 'in-person',
  body: z.strictObject({ code: line(20) }),
  errors: ['wrong_code', 'too_many_requests'],
});

export const endTwoFactor = defineRoute({
  method: 'POST',
  path: '/api/me/two-factor/endings',
  summary: 'Turn the caller’s second factor off',
  access: 'in-person',
  body: z.strictObject({ password: GivenPassword }),
  errors: ['wrong_credentials', 'too_many_requests'],
});

export const makeBackupCodes = defineRoute({
  method: 'POST',
  path: '/api/me/two-factor/backup-codes',
  summary: 'Make new backup codes; the old ones end',
  access: 'in-person',
  body: z.strictObject({ password: GivenPassword }),
  response: z.object({ backupCodes: BackupCodes }),
  status: 201,
  errors: ['wrong_credentials', 'too_many_requests'],
});

export const resetTwoFactor = defineRoute({
  method: 'DELETE',
  path: '/api/members/:userId/two-factor',
  summary: 'Turn a user’s second factor off, for somebody who lost the device',
  access: 'users.manage',
  params: z.object({ userId: UserId }),
  errors: ['not_found'],
});
