/**
 * InboxSDK reports usage (with a guessable hash of the mailbox's address) to two hosts and has no switch for all of it:
 * `eventTracking: false` still sends load events (seen in 2.2.26). Our promise is that nothing about a mailbox leaves for
 * anybody but the companion, so requests to those hosts are answered here and never made.
 * Import this before the SDK: it reads `window.XMLHttpRequest` at each call, and this content script's world has its own.
 */

/** The hosts InboxSDK 2.2.26 reports to; Gmail itself is the only other one it calls. */
const TELEMETRY_HOSTS = new Set(['api.inboxsdk.com', 'pubsub.googleapis.com']);

const DAY_MS = 24 * 60 * 60 * 1000;

function isTelemetry(url: string | URL): boolean {
  return TELEMETRY_HOSTS.has(new URL(url, location.href).hostname);
}

/** What the SDK's token request wants to read; publishing ignores the answer. */
function emptyAnswer(): string {
  return JSON.stringify({ oauthToken: '', expirationDate: Date.now() + DAY_MS });
}

/**
 * The methods are each request's own: in Firefox what `new` gives is the page's object seen through a wrapper, which knows
 * nothing of a class that extends it (seen in 153, where the reports left the browser).
 */
class QuietXMLHttpRequest extends XMLHttpRequest {
  constructor() {
    super();
    let isSilenced = false;
    const open = this.open.bind(this);
    const setRequestHeader = this.setRequestHeader.bind(this);
    const send = this.send.bind(this);
    this.open = (method: string, url: string | URL, ...rest: [boolean?, string?, string?]): void => {
      isSilenced = isTelemetry(url);
      if (!isSilenced) open(method, url, rest[0] ?? true, rest[1], rest[2]);
    };
    this.setRequestHeader = (name, value) => {
      if (!isSilenced) setRequestHeader(name, value);
    };
    this.send = (body) => (isSilenced ? answerEmpty(this) : send(body));
  }
}

function answerEmpty(request: XMLHttpRequest): void {
  const answer = { readyState: 4, status: 200, responseText: emptyAnswer() };
  for (const [name, value] of Object.entries(answer)) Object.defineProperty(request, name, { value });
  setTimeout(() => request.dispatchEvent(new ProgressEvent('load')));
}

globalThis.XMLHttpRequest = QuietXMLHttpRequest;
