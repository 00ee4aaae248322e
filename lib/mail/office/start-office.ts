import { err, ok, type Result } from '#lib/base/result.ts';
import type { OfficeApp } from './office-app.ts';

/** Why there is no Outlook to work with. */
export type NoOffice = 'not-loaded' | 'not-outlook';

/** As the library's script leaves it on the page. */
type OfficeGlobal = OfficeApp & { onReady(): Promise<{ host: string | null }> };

const LOOK_EVERY_MS = 50;

/** Loaded later than this, the script is as good as missing: a network that blocks Microsoft's address mostly stays silent. */
const LOADED_WITHIN_MS = 20_000;

/**
 * Resolves with the library once it is ready; an Outlook that is slow to answer is waited for without end. The page has the
 * library's script tag; what it takes from the page on loading is given back by `before-office.ts`.
 */
export async function startOffice(): Promise<Result<OfficeApp, NoOffice>> {
  const office = await findOffice(performance.now() + LOADED_WITHIN_MS);
  if (office === null) return err('not-loaded');
  const { host } = await office.onReady();
  return host === 'Outlook' ? ok(office) : err('not-outlook');
}

async function findOffice(until: number): Promise<OfficeGlobal | null> {
  while (performance.now() < until) {
    const { Office } = globalThis as { Office?: Partial<OfficeGlobal> };
    if (typeof Office?.onReady === 'function') return Office as OfficeGlobal;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return null;
}
