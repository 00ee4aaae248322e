import { describe, expect, it } from 'vitest';
import { messagePage } from './message-page.ts';

const OWN = new Map([['a&b@x', 'data:image/png;base64,AAAA']]);

describe('messagePage', () => {
  it('shows pictures of the mail, by their Content-ID, and leaves those out that it has not', () => {
    const page = messagePage('<img data-cid="a&amp;b@x"><img data-cid="none" alt="Gone">', {
      own: OWN,
      showsRemote: false,
    });
    expect(page).toContain('<img src="data:image/png;base64,AAAA"><img alt="Gone">');
  });

  it('shows pictures from elsewhere only when asked', () => {
    const html = '<img data-remote-src="https://a.example/p?x=1&amp;y=2">';
    expect(messagePage(html, { own: OWN, showsRemote: false })).not.toContain('a.example');
    expect(messagePage(html, { own: OWN, showsRemote: true })).toContain(
      '<img src="https://a.example/p?x=1&amp;y=2">',
    );
  });
});
