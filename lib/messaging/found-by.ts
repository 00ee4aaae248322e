/**
 * Tells the worker which way each fact of the open mail was found, for the diagnosis page: names of facts and of ways as they stand in
 * our code. What the page says never passes: names are the only thing the worker takes.
 */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { MailProvider } from '#lib/contract/threads.ts';

/** Our own names have no more than this; an address or a subject would not fit the letters. */
const Name = z.string().check(z.regex(/^[a-z][a-zA-Z-]{0,40}$/));

const FoundByTold = z.object({
  type: z.literal('threadside:found-by'),
  provider: MailProvider,
  foundBy: z.record(Name, z.nullable(Name)),
});
type FoundByTold = z.infer<typeof FoundByTold>;

/** From a content script: says it once for each change. */
export function createFoundByTeller(
  provider: MailProvider,
): (foundBy: Record<string, string | null> | null) => void {
  let last = '';
  return (foundBy) => {
    const told = JSON.stringify(foundBy);
    if (foundBy === null || told === last) return;
    last = told;
    const message: FoundByTold = { type: 'threadside:found-by', provider, foundBy };
    void browser.runtime.sendMessage(message).catch(() => {});
  };
}

/** In the worker: gives what our own content scripts tell to `keep`. */
export function serveFoundBy(keep: (provider: MailProvider, foundBy: FoundByTold['foundBy']) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const told = FoundByTold.safeParse(message);
    if (!told.success || sender.id !== browser.runtime.id) return;
    keep(told.data.provider, told.data.foundBy);
  });
}
