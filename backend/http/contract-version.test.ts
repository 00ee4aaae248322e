import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXTENSION_ID } from '#lib/base/extension-id.ts';
import { createApi } from '#lib/api/api.ts';
import { CONTRACT_VERSION } from '#lib/contract/contract-version.ts';
import { readCompanion } from '#lib/contract/sessions.ts';
import { readMe } from '#lib/contract/users.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('the contract’s number', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());

  it('stands on answers and refusals, where a page of the extension may read it', async () => {
    const headers = { origin: `chrome-extension://${EXTENSION_ID}` };
    for (const path of ['/api/companion', '/api/me', '/api/no-such-route']) {
      const answer = await fetch(`${companion.url}${path}`, { headers });
      expect(answer.headers.get('threadside-contract'), path).toBe(String(CONTRACT_VERSION));
      expect(answer.headers.get('access-control-expose-headers'), path).toMatch(/\bthreadside-contract\b/);
    }
  });

  it('is told by the client with each answer, refused or not', async () => {
    const ages: string[] = [];
    const api = createApi({ baseUrl: companion.url, onCompanionAge: (age) => ages.push(age) });
    await api(readCompanion, {});
    await api(readMe, {}).catch(() => {});
    expect(ages).toEqual(['same', 'same']);
  });
});
