/**
 * Plays Outlook on the web for the real Office.js: makes the pane's frame, says who it is in the frame's name, and answers the
 * library's messages (protocol read in the library's own files, npm 1.1.110). Runs in the browser, under outlook.office.com.
 */

/** One message as the host holds it. `initial` is what the library is handed with it. */
export type HostItem = {
  name: string;
  initial: Record<string, unknown>;
  headers: string;
  html: string;
  text: string;
  /** What is answered for each file, by its id. */
  files: Record<string, { content: string; format: string }>;
  /** Whose mailbox it is in, when it is not the user's. */
  owner?: string;
};

export type HostPage = { paneUrl: string; user: Record<string, unknown>; items: HostItem[] };

/** What a test, playing the person, does to Outlook. */
export type OutlookControls = {
  isPinned: boolean;
  /** Messages are handed over without Message-ID, and headers are refused. */
  failsIdentity: boolean;
  /** Nothing is answered any more. */
  isSilent: boolean;
  openPane(): void;
  closePane(): void;
  /** Selects a message, or none; a pane that is not pinned closes. */
  select(name: string | null): void;
  /** What the pane told of itself, such as that Escape was pressed. */
  told: unknown[][];
};

type LibraryRequest = {
  _messageType: number;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _data: unknown;
  _actionType: number;
};

type MethodCall = { ApiParams?: { coercionType?: number; id?: string }; MethodData: { DispatchId: number } };

const APP_ID = 'b1f0a1de-0000-4000-8000-000000000001';
const NO_ITEM = 6;
const ITEM_CHANGED = 'olkItemSelectedChanged';
/** Numbers of the methods that are answered. */
const [BODY, SHARED, FILE, HEADERS] = [37, 108, 150, 168];

const { paneUrl, user, items }: HostPage = JSON.parse(document.querySelector('#facts')?.textContent ?? '{}');
const place = document.querySelector('#pane') as HTMLElement;
let frame: HTMLIFrameElement | null = null;
let openings = 0;
let watched: LibraryRequest | null = null;
let current: HostItem | null = null;

const controls: OutlookControls = {
  isPinned: true,
  failsIdentity: false,
  isSilent: false,
  told: [],
  openPane: () => {
    controls.closePane();
    openings += 1;
    frame = Object.assign(document.createElement('iframe'), { title: 'Add-in', name: nameOf(openings) });
    frame.allow = 'clipboard-read; clipboard-write';
    frame.src = `${paneUrl}?et=`;
    place.append(frame);
  },
  closePane: () => {
    frame?.remove();
    frame = watched = null;
  },
  select: (name) => {
    current = items.find((item) => item.name === name) ?? null;
    if (!controls.isPinned) controls.closePane();
    if (watched) post(watched, { _data: current === null ? '' : dataOf(current), _responseType: 1 });
  },
};
Object.assign(globalThis, { outlook: controls });

addEventListener('message', ({ source, data }) => {
  if (source !== frame?.contentWindow || typeof data !== 'string' || controls.isSilent) return;
  const request = JSON.parse(data) as LibraryRequest;
  const { _messageType: isResponse } = request;
  if (isResponse === 0) answer(request);
});

function answer(request: LibraryRequest): void {
  const { _actionName: action, _actionType: type, _data: sent } = request;
  if (type === 1) {
    if (action === ITEM_CHANGED) watched = request;
    return post(request, { _data: { Error: 0 } });
  }
  if (action === 'ContextActivationManager_getAppContextAsync') return post(request, { _data: appContext() });
  if (action === 'ContextActivationManager_notifyHost') return void controls.told.push(sent as []);
  if (action === 'GetInitialData') return post(request, { _data: dataOf(current) });
  if (action === 'ExecuteMethod') post(request, { _data: execute(sent as MethodCall) });
}

function execute({ ApiParams, MethodData }: MethodCall): object {
  const { DispatchId: method } = MethodData;
  const refused = { wasSuccessful: false, error: true, errorCode: 9020 };
  if (current === null || (method === HEADERS && controls.failsIdentity)) return refused;
  const { coercionType, id = '' } = ApiParams ?? {};
  const answers = new Map<number, unknown>([
    [BODY, coercionType === 3 ? current.html : current.text],
    [HEADERS, current.headers],
    [FILE, current.files[id]],
    [SHARED, { owner: current.owner, delegatePermissions: 1 }],
  ]);
  const data = answers.get(method);
  return data === undefined ? refused : { wasSuccessful: true, error: false, errorCode: 0, data };
}

function dataOf(item: HostItem | null): object {
  if (item === null) return { ...user, itemType: NO_ITEM, permissionLevel: 3 };
  const initial = controls.failsIdentity ? { ...item.initial, internetMessageId: '' } : item.initial;
  return { ...user, ...initial, isFromSharedFolder: item.owner !== undefined, permissionLevel: 3 };
}

function appContext(): object {
  return {
    _id: APP_ID,
    _appName: 64,
    _appVersion: '16.01',
    _appUILocale: 'en-US',
    _dataLocale: 'en-US',
    _docUrl: location.href,
    _clientMode: 0,
    _settings: {},
    _reason: 1,
    _requirementMatrix: JSON.stringify({ Mailbox: '1.15' }),
    _appDomains: [new URL(paneUrl).origin],
    _hostFullVersion: '20261120001.05',
    _addinName: 'Threadside',
  };
}

function post(request: LibraryRequest, changes: object): void {
  const { _actionName, _conversationId, _correlationId } = request;
  const message = {
    _messageType: 1,
    _actionName,
    _conversationId,
    _correlationId,
    _origin: location.origin,
    _errorCode: 0,
    _responseType: 0,
    _serializerVersion: 1,
    ...changes,
  };
  frame?.contentWindow?.postMessage(JSON.stringify(message), new URL(paneUrl).origin);
}

function nameOf(opening: number): string {
  return JSON.stringify({
    baseFrameName: 'pane',
    hostInfo: `Outlook|Web|16.01|en-US|c0ffee00-0000-4000-8000-00000000000${opening % 10}|||`,
    xdmInfo: `conversation${opening}|${APP_ID}|${location.origin}`,
    serializerVersion: '1',
    appContext: '',
    flights: '[]',
  });
}
