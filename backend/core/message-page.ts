/** The page of a frame that shows a message's HTML. What runs nothing and fetches nothing is decided by the headers it is sent with. */

type Pictures = {
  /** By Content-ID: the picture itself as a `data:` address. */
  own: ReadonlyMap<string, string>;
  /** Whether those that lie elsewhere are shown. */
  showsRemote: boolean;
};

const STYLE = `
  html { color-scheme: light; background: #fff; color: #1a1d24; }
  body { margin: 12px; font: 13px/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
  table { max-width: 100%; }
`;

/** `html` is sanitised: attributes stand in double quotes, and pictures have `data-cid` or `data-remote-src` in place of `src`. */
export function messagePage(html: string, { own, showsRemote }: Pictures): string {
  const shown = html
    .replace(/ data-cid="([^"]*)"/g, (_, id: string) => {
      const address = own.get(unescape(id));
      return address === undefined ? '' : ` src="${address}"`;
    })
    .replace(/ data-remote-src="([^"]*)"/g, (_, address: string) => (showsRemote ? ` src="${address}"` : ''));
  return `<!doctype html><html><head><meta charset="utf-8"><style>${STYLE}</style></head><body>${shown}</body></html>`;
}

function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
