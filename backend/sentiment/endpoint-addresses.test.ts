import { describe, expect, it } from 'vitest';
import { refuseAddress } from './endpoint-addresses.ts';

describe('refuseAddress', () => {
  it.each([
    'http://localhost:11434/v1',
    'http://127.0.0.1:8080/v1',
    'http://192.168.1.20:1234/v1',
    'http://[::1]:11434/v1',
    'http://ollama:11434/v1',
    'https://models.birk.example/v1',
  ])('lets %s be asked', (address) => {
    expect(refuseAddress(address)).toBeNull();
  });

  it.each([
    'localhost:11434',
    'file:///etc/passwd',
    'http://models.birk.example/v1',
    'https://me:secret@models.birk.example/v1',
    'http://169.254.169.254/v1',
    'http://2852039166/v1',
    'http://[fe80::1]/v1',
    'http://metadata.google.internal/v1',
    'nothing',
  ])('refuses %s', (address) => {
    expect(refuseAddress(address)).not.toBeNull();
  });
});
