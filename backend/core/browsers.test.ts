import { describe, expect, it } from 'vitest';
import { nameBrowser } from './browsers.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('nameBrowser', () => {
  it.each([
    [`${MAC} Chrome/156.0.0.0 Safari/537.36`, 'Chrome on macOS'],
    [`${MAC} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`, 'Edge on macOS'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0',
      'Firefox on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
      'Chrome on ChromeOS',
    ],
    ['curl/8.9 (Linux)', 'Linux'],
    ['node', null],
  ])('names %s', (userAgent, name) => {
    expect(nameBrowser(userAgent)).toBe(name);
  });
});
