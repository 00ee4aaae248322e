import { expect, it } from 'vitest';
import { createSecretBox } from './secret-box.ts';

it('createSecretBox opens what it closed, and nothing that another key or purpose closed or that was changed', () => {
  const box = createSecretBox('k'.repeat(32), 'webhooks');
  const closed = box.close('whsec_ü');
  expect(closed).not.toContain('whsec');
  expect(box.open(closed)).toBe('whsec_ü');
  expect(box.close('whsec_ü')).not.toBe(closed);
  expect(() => createSecretBox('k'.repeat(32), 'other').open(closed)).toThrow('unable to authenticate');
  expect(() => createSecretBox('j'.repeat(32), 'webhooks').open(closed)).toThrow('unable to authenticate');
  const spoilt = Buffer.from(closed, 'base64url');
  spoilt[14] = (spoilt[14] ?? 0) ^ 1;
  expect(() => box.open(spoilt.toString('base64url'))).toThrow('unable to authenticate');
});
