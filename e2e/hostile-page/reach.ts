/** Everything that scripts of the mail page can read of a tab, as one text, to be searched for what must not be there. */
import { type Page } from '@playwright/test';

/** What the page's own world reaches: its globals, its tree with open roots, its storage, its timings, its cookies. */
export function textWithinReach(page: Page): Promise<string> {
  return page.evaluate(readAll);
}

/** What our content script's own world reaches, and whether it can open the extension's storage. */
export async function textInContentScript(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const contexts: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { type } = (context.auxData ?? {}) as { type?: string };
    if (type === 'isolated' && context.name === 'Threadside') contexts.push(context.id);
  });
  await session.send('Runtime.enable');
  const [contextId] = contexts;
  if (contextId === undefined) throw new Error('The content script has no world in this page.');
  const expression = `(async () => await (${readAll.toString()})() + await chrome.storage.local.get().then(JSON.stringify, String))()`;
  const { result } = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return String(result.value);
}

/** Runs in the page; must not use anything of this file. */
async function readAll(): Promise<string> {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === 'string') return void found.push(value);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    if (seen.has(value) || depth > 6 || seen.size > 200_000) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      found.push(String(key));
      try {
        walk((value as Record<PropertyKey, unknown>)[key], depth + 1);
      } catch {
        // Some getters refuse to be read off their object.
      }
    }
  };
  const tree = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      found.push(element.tagName, ...Array.from(element.attributes, ({ name, value }) => `${name}=${value}`));
      if (element instanceof HTMLInputElement) found.push(element.value);
      if (element.shadowRoot) tree(element.shadowRoot);
    }
    found.push(root.textContent ?? '');
  };
  walk(window, 0);
  tree(document);
  for (const entry of performance.getEntries())
    found.push(entry.name, JSON.stringify(entry), JSON.stringify((entry as PerformanceMark).detail ?? null));
  for (const storage of [localStorage, sessionStorage]) found.push(JSON.stringify(Object.entries(storage)));
  for (const { name } of await indexedDB.databases()) found.push(name ?? '');
  found.push(document.cookie, document.title, JSON.stringify(history.state), location.href);
  found.push(...(await caches.keys()));
  return found.join('\n');
}
