import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTLOOK_MANIFEST_PATH, TASK_PANE_PATH } from '#lib/base/task-pane.ts';
import { readOutlookAddIn } from '#lib/contract/outlook-add-in.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';
import { makeLocalCertificate } from '#backend/local-certificate.ts';
import { createListener } from './listener.ts';

const HOSTS = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  'https://outlook.cloud.microsoft',
  'https://outlook.office365.us',
  'https://outlook-dod.office365.us',
  'https://partner.outlook.cn',
];

let folder: string;
let companion: TestCompanion;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threadside-pages-'));
  for (const part of ['app/assets', 'taskpane/assets', 'taskpane/icons'])
    mkdirSync(join(folder, part), { recursive: true });
  for (const page of [
    'app/index.html',
    'taskpane/index.html',
    'taskpane/icons/16.png',
    'taskpane/assets/a.js',
  ])
    writeFileSync(join(folder, page), page);
  companion = await startTestCompanion(await openFresh('embedded'), { pagesDir: join(folder, 'app') });
});
afterAll(async () => {
  await companion.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string) => fetch(companion.url + path);
const policyOf = (answer: Response): Record<string, string> =>
  Object.fromEntries(
    (answer.headers.get('content-security-policy') ?? '')
      .split(';')
      .map((directive) => directive.trim().split(/ (.*)/s).slice(0, 2) as [string, string]),
  );

describe('the add-in’s pane', () => {
  it('may be in a frame of Outlook’s hosts and nobody else’s, and loads scripts of ours and of Microsoft’s only', async () => {
    const answer = await ask(`${TASK_PANE_PATH}?_host_Info=Outlook`);
    expect(await answer.text()).toBe('taskpane/index.html');
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(policyOf(answer)).toEqual({
      'default-src': "'self'",
      'script-src': "'self' https://appsforoffice.microsoft.com",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': HOSTS.join(' '),
    });
  });

  it('is the only page that anybody may have in a frame', async () => {
    for (const path of [
      '/',
      '/tickets',
      '/setup',
      '/connect',
      '/api/companion',
      '/taskpane.htm',
      '/taskpane/x',
    ]) {
      const answer = await ask(path);
      expect(policyOf(answer)['frame-ancestors'], path).toBe("'none'");
      expect(answer.headers.get('x-frame-options'), path).not.toBeNull();
    }
  });

  it('has icons that Outlook may show in its own pages, and assets that may be kept', async () => {
    const icon = await ask('/taskpane/icons/16.png');
    expect(icon.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const asset = await ask('/taskpane/assets/a.js');
    expect(asset.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await ask('/taskpane/assets/none.js')).status).toBe(404);
  });
});

describe('the manifest', () => {
  it('is refused with the remedy while the companion’s address is not https', async () => {
    const answer = await ask(OUTLOOK_MANIFEST_PATH);
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as { detail: string }).detail).toContain('PUBLIC_URL');
    expect(await companion.admin.api(readOutlookAddIn, {})).toEqual({
      address: companion.url,
      manifestUrl: null,
      reach: 'nowhere',
    });
  });

  it('is a file for the companion’s own address, without signing in', async () => {
    companion.companion.publicUrl = 'https://desk.norrvik.example';
    const answer = await ask(OUTLOOK_MANIFEST_PATH);
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.text()).toContain(`https://desk.norrvik.example${TASK_PANE_PATH}`);
    expect(await companion.admin.api(readOutlookAddIn, {})).toEqual({
      address: 'https://desk.norrvik.example',
      manifestUrl: `https://desk.norrvik.example${OUTLOOK_MANIFEST_PATH}`,
      reach: 'everywhere',
    });
  });
});

describe('createListener', () => {
  it('speaks https where it is given a certificate', async () => {
    const certificate = makeLocalCertificate(['localhost'], { now: new Date(), days: 1 });
    const server = createListener((_request, response) => response.end('safe'), certificate);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const answer = await new Promise<string>((resolve, reject) =>
      request({ host: '127.0.0.1', servername: 'localhost', port, ca: certificate.cert }, (response) =>
        response.on('data', (chunk: Buffer) => resolve(chunk.toString())),
      )
        .on('error', reject)
        .end(),
    );
    server.close();
    expect(answer).toBe('safe');
  });
});
