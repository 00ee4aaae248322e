/** A page or frame in Firefox: what it says, and a real person's clicks and keys in it. */
import { expect } from '@playwright/test';
import type { Bidi } from './bidi.ts';

type Context = { context: string; url: string; children?: Context[] | null };

type Told = { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };

const WITHIN_MS = 30_000;

/** Opens a tab at an address. */
export async function openTab(bidi: Bidi, url: string): Promise<FirefoxPage> {
  const { context } = await bidi.send<Context>('browsingContext.create', { type: 'tab' });
  await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
  return new FirefoxPage(bidi, context);
}

/** A page of the extension in a tab, once it is there; Firefox lets only the extension itself open one. */
export async function findTab(bidi: Bidi, url: string): Promise<FirefoxPage> {
  const find = async (): Promise<string | undefined> => {
    const tree = await bidi.send<{ contexts: Context[] }>('browsingContext.getTree', { maxDepth: 0 });
    return tree.contexts.find((tab) => tab.url.startsWith(url))?.context;
  };
  await expect.poll(find, { timeout: WITHIN_MS }).toBeDefined();
  const id = await find();
  await bidi.send('browsingContext.activate', { context: id });
  return new FirefoxPage(bidi, id ?? '');
}

/** One document of the browser; a frame's is found through its tab. */
export class FirefoxPage {
  readonly id: string;
  readonly #bidi: Bidi;

  constructor(bidi: Bidi, id: string) {
    this.#bidi = bidi;
    this.id = id;
  }

  /** Frames of the sidebar's page in this tab. */
  async sidebars(): Promise<FirefoxPage[]> {
    const tree = await this.#bidi.send<{ contexts: Context[] }>('browsingContext.getTree', { root: this.id });
    const frames = tree.contexts[0]?.children ?? [];
    return frames
      .filter(({ url }) => url.startsWith('moz-extension:') && url.includes('/sidebar.html'))
      .map(({ context }) => new FirefoxPage(this.#bidi, context));
  }

  /** The one sidebar, once it is there. */
  async sidebar(): Promise<FirefoxPage> {
    await expect.poll(async () => (await this.sidebars()).length, { timeout: WITHIN_MS }).toBe(1);
    return (await this.sidebars())[0] ?? this;
  }

  /** What an expression comes to; promises are waited for, and it counts as run by the person. */
  async evaluate<Value = string>(expression: string): Promise<Value> {
    const told = await this.#bidi.send<Told>('script.evaluate', {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`,
      target: { context: this.id },
      awaitPromise: true,
      userActivation: true,
    });
    if (told.type !== 'success') throw new Error(told.exceptionDetails?.text);
    return JSON.parse(told.result?.value ?? 'null') as Value;
  }

  /** Waits until the page says it. */
  async says(text: string | RegExp): Promise<void> {
    const said = () => this.evaluate('document.body.innerText').catch(() => '');
    await expect.poll(said, { timeout: WITHIN_MS }).toMatch(text);
  }

  /** Clicks the button or link of that name with the mouse. */
  async click(name: string): Promise<void> {
    const box = `(() => { const { left, top, width, height } = [...document.querySelectorAll('button, a')]
      .find((element) => element.textContent.includes(${JSON.stringify(name)}))?.getBoundingClientRect() ?? {};
      return width > 0 ? [Math.round(left + width / 2), Math.round(top + height / 2)] : null; })()`;
    await expect.poll(() => this.evaluate<unknown>(box), { timeout: WITHIN_MS }).not.toBeNull();
    const [x, y] = await this.evaluate<[number, number]>(box);
    const at = { x, y, origin: 'viewport' };
    await this.#perform('pointer', [
      { type: 'pointerMove', ...at },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Types where the focus is; `\uE007` is Enter. */
  async type(text: string): Promise<void> {
    await this.#perform(
      'key',
      text.split('').flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  /** Brings its tab to the front, as a person does; pages behind others are not drawn. */
  async activate(): Promise<void> {
    await this.#bidi.send('browsingContext.activate', { context: this.id });
  }

  async close(): Promise<void> {
    await this.#bidi.send('browsingContext.close', { context: this.id });
  }

  async #perform(type: string, actions: object[]): Promise<void> {
    await this.#bidi.send('input.performActions', {
      context: this.id,
      actions: [{ type, id: type, actions }],
    });
  }
}
