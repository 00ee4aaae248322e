import { describe, expect, it } from 'vitest';
import { outlookReach } from './outlook-reach.ts';

describe('outlookReach', () => {
  it.each([
    ['https://desk.norrvik.example', 'everywhere'],
    ['https://desk.norrvik.example:8443', 'everywhere'],
    ['https://172.32.0.1', 'everywhere'],
    ['https://localhost:4310', 'not-on-the-web'],
    ['https://127.0.0.1', 'not-on-the-web'],
    ['https://[::1]:4310', 'not-on-the-web'],
    ['https://192.168.1.20', 'not-on-the-web'],
    ['https://172.20.0.1', 'not-on-the-web'],
    ['https://desk.local', 'not-on-the-web'],
    ['https://desk', 'not-on-the-web'],
    ['http://desk.norrvik.example', 'nowhere'],
  ])('says of %s: %s', (address, reach) => {
    expect(outlookReach(address)).toBe(reach);
  });
});
