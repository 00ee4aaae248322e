/** Waits until the shown code is approved, denied or over. The code itself is kept by the connection store. */
import { useEffect, useEffectEvent, useState } from 'react';
import { pollDevice } from '#lib/contract/sessions.ts';
import type { PendingDevice } from '#lib/store/connection.ts';
import { signedOutApi } from './find-companion.ts';

export type DeviceState = 'pending' | 'not-reached' | 'denied' | 'expired';

type Options = {
  address: string;
  device: PendingDevice;
  /** The companion gave the token; it gives it only once. */
  onApproved: (token: string) => void;
};

/** How it stands with one code; another code is another component. */
export function useDeviceCode({ address, device, onApproved }: Options): DeviceState {
  const [state, setState] = useState<DeviceState>('pending');
  const start = useEffectEvent((signal: AbortSignal) => {
    const tell = (next: DeviceState) => {
      if (!signal.aborted) setState(next);
    };
    void poll({ address, device, signal, tell, onApproved: (token) => onApproved(token) });
  });
  useEffect(() => {
    const ended = new AbortController();
    start(ended.signal);
    return () => ended.abort();
  }, []);
  return state;
}

type Poll = Options & { signal: AbortSignal; tell: (state: DeviceState) => void };

async function poll({ address, device, signal, tell, onApproved }: Poll): Promise<void> {
  const api = signedOutApi(address);
  let intervalMs = device.intervalS * 1000;
  for (;;) {
    if (Date.now() >= device.expiresAt) return tell('expired');
    await sleep(intervalMs, signal);
    if (signal.aborted) return undefined;
    const answer = await api(pollDevice, { body: { deviceCode: device.deviceCode } }).catch(() => ({
      state: 'not-reached' as const,
    }));
    if (answer.state === 'approved') return onApproved(answer.token);
    if (answer.state === 'denied' || answer.state === 'expired') return tell(answer.state);
    // RFC 8628 3.5: five seconds more after each slow_down.
    if (answer.state === 'slow-down') intervalMs += 5000;
    tell(answer.state === 'not-reached' ? 'not-reached' : 'pending');
  }
}

function sleep(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()));
  });
}
