import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { makeLocalCertificate } from './local-certificate.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('makeLocalCertificate', () => {
  it('is good for the hosts it names and no other, and for the time asked', () => {
    const { cert } = makeLocalCertificate(['localhost', '127.0.0.1'], { now: NOW, days: 365 });
    const read = new X509Certificate(cert);
    expect(read.checkHost('localhost')).toBe('localhost');
    expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(read.checkHost('desk.norrvik.example')).toBeUndefined();
    expect(read.verify(read.publicKey)).toBe(true);
    expect(new Date(read.validFrom).toISOString()).toBe('2026-11-22T12:00:00.000Z');
    expect(new Date(read.validTo).toISOString()).toBe('2027-11-23T12:00:00.000Z');
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  // Text that ends with a full line once got an empty line more, which nothing reads.
  it('can be served whatever the length of its text', () => {
    for (let length = 1; length <= 60; length += 1) {
      const made = makeLocalCertificate([`${'a'.repeat(length)}.example`], { now: NOW, days: 1 });
      expect(() => createSecureContext(made)).not.toThrow();
    }
  });
});
