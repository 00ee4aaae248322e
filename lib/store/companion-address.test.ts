import { describe, expect, it } from 'vitest';
import { err, ok } from '#lib/base/result.ts';
import { parseCompanionAddress } from './companion-address.ts';

describe('parseCompanionAddress', () => {
  it.each([
    ['https://desk.osterby.example', 'https://desk.osterby.example'],
    [' desk.osterby.example/tickets?x=1 ', 'https://desk.osterby.example'],
    ['HTTPS://Desk.Osterby.Example:8443/', 'https://desk.osterby.example:8443'],
    ['localhost:4310', 'http://localhost:4310'],
    ['http://127.0.0.1:4310', 'http://127.0.0.1:4310'],
    ['http://[::1]:4310', 'http://[::1]:4310'],
    ['https://localhost:4310', 'https://localhost:4310'],
  ])('reads %s as %s', (typed, origin) => {
    expect(parseCompanionAddress(typed)).toEqual(ok(origin));
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['desk', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['ftp://desk.osterby.example', 'not-an-address'],
    ['javascript://desk.osterby.example', 'not-an-address'],
    ['http://desk.osterby.example', 'not-https'],
    ['http://192.168.1.4:4310', 'not-https'],
    ['http://localhost.evil.example', 'not-https'],
    ['http://127.0.0.1.evil.example', 'not-https'],
    ['https://ana:secret@desk.osterby.example', 'has-credentials'],
  ])('refuses %s as %s', (typed, refusal) => {
    expect(parseCompanionAddress(typed)).toEqual(err(refusal));
  });
});
