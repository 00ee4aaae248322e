/** What a screen reader finds on a page. It sees into the closed roots of our panels, which scripts of the page cannot. */
import { type Locator, type Page } from '@playwright/test';

type Node = { name?: { value?: string }; role?: { value?: string }; backendDOMNodeId?: number };

/** Names and texts of everything in the page, in its order. */
export async function spokenWords(page: Page): Promise<string> {
  return (await nodesOf(page)).map(({ name }) => name?.value ?? '').join('\n');
}

/** The middle of the button with that name. */
export async function placeOf(page: Page, button: string): Promise<[x: number, y: number]> {
  const { x, y, width, height } = await boxOf(page, button);
  return [x + width / 2, y + height / 2];
}

type Box = { x: number; y: number; width: number; height: number };

/** Where the button is whose name begins so. */
export async function boxOf(page: Page, button: string): Promise<Box> {
  const node = (await nodesOf(page)).find(
    ({ name, role }) => role?.value === 'button' && name?.value?.startsWith(button) === true,
  );
  if (node?.backendDOMNodeId === undefined) throw new Error(`No button "${button}"`);
  const session = await page.context().newCDPSession(page);
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId });
  await session.detach();
  const [x = 0, y = 0] = model.border;
  return { x, y, width: model.width, height: model.height };
}

/** Gives the keyboard to the control whose name includes these words. */
export async function focusOn(page: Page, words: string): Promise<void> {
  const node = (await nodesOf(page)).find(
    ({ name, role }) => role?.value === 'combobox' && name?.value?.includes(words) === true,
  );
  if (node?.backendDOMNodeId === undefined) throw new Error(`No control "${words}"`);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.focus', { backendNodeId: node.backendDOMNodeId });
  await session.detach();
}

type DomNode = { nodeName: string; nodeValue: string; children?: DomNode[]; shadowRoots?: DomNode[] };

/** Text in the closed shadow root of an element, as far as it is shown. */
export async function insideOf(page: Page, host: Locator): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const mark = `mark-${Math.random()}`;
  await host.evaluate((element, value) => element.setAttribute('data-looked-at', value), mark);
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: `[data-looked-at="${mark}"]`,
  });
  const { node } = await session.send('DOM.describeNode', { nodeId, depth: -1, pierce: true });
  await session.detach();
  return textsOf(node).join(' ');
}

function textsOf({ nodeName, nodeValue, children = [], shadowRoots = [] }: DomNode): string[] {
  if (nodeName === 'STYLE') return [];
  if (nodeName === '#text') return [nodeValue];
  return [...shadowRoots, ...children].flatMap(textsOf);
}

async function nodesOf(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes;
}
