import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '#lib/contract/contract-version.ts';
import { readCompanion } from '#lib/contract/sessions.ts';
import { createApi } from './api.ts';
import { ApiOtherVersion, ApiUnreachable } from './api-errors.ts';

let server: Server;
afterEach(() => server.close());

async function serve(status: number, headers: Record<string, string>, body: unknown): Promise<string> {
  server = createServer((_request, response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const contract = (version: number) => ({ [CONTRACT_HEADER]: String(version) });
const known = { name: 'threadside', version: '9.0.0', isSetUp: true, workspace: null };
const failureOf = (baseUrl: string) =>
  createApi({ baseUrl })(readCompanion, {}).then(
    () => null,
    (cause: unknown) => cause,
  );

describe('a companion of another version', () => {
  it('is told of although its answer can be read', async () => {
    const ages: string[] = [];
    const baseUrl = await serve(200, contract(CONTRACT_VERSION + 1), { ...known, more: 'than before' });
    await createApi({ baseUrl, onCompanionAge: (age) => ages.push(age) })(readCompanion, {});
    expect(ages).toEqual(['newer']);
  });

  it('is named as the reason when its answer cannot be read', async () => {
    const failure = await failureOf(await serve(200, contract(0), { name: 'threadside' }));
    expect(failure).toBeInstanceOf(ApiOtherVersion);
    expect(failure).toMatchObject({ companion: 'older', message: expect.stringContaining('/api/companion') });
  });

  it('is named as the reason when its refusal cannot be read', async () => {
    const refusal = { type: 'about:blank', title: 'New', status: 422, code: 'unheard_of' };
    const failure = await failureOf(await serve(422, contract(CONTRACT_VERSION + 1), refusal));
    expect(failure).toMatchObject({ companion: 'newer' });
  });

  it('is not suspected behind a proxy that answers by itself', async () => {
    const failure = await failureOf(await serve(404, {}, { error: 'nothing here' }));
    expect(failure).toBeInstanceOf(ApiUnreachable);
    expect(failure).not.toBeInstanceOf(ApiOtherVersion);
  });
});
