/** The address of a writer of whom the mail program shows only a name, once the agent has typed it: kept in this browser for the thread. */
import { useEffect, useMemo, useState } from 'react';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { useServices } from '../services.tsx';
import { isWriterUnknown, threadPlace, withSender } from './thread-facts.ts';

export type TypedSender = {
  /** What was typed and counts; null where nothing was, or the mail program shows the address itself. */
  address: string | null;
  /** Null takes it back. */
  give: (address: string | null) => void;
};

/** The thread with that address in it; as it is where none was typed. */
export function useTypedSender(shown: MailThread): { thread: MailThread; sender: TypedSender } {
  const { host, cache } = useServices();
  const [typed, setTyped] = useState<string | null>(null);
  const key = `sender ${threadPlace(shown, host.provider)}`;
  const isUnknown = isWriterUnknown(shown);
  useEffect(() => {
    if (!isUnknown) return undefined;
    let isOver = false;
    const recall = async () => {
      const kept = (await cache.read(key))?.value;
      if (!isOver && typeof kept === 'string') setTyped((before) => before ?? kept);
    };
    void recall();
    return () => {
      isOver = true;
    };
  }, [cache, key, isUnknown]);
  const give = (address: string | null) => {
    setTyped(address);
    void cache.write(key, address, Date.now()).catch(() => {});
  };
  const address = isUnknown ? typed : null;
  const thread = useMemo(() => (address === null ? shown : withSender(shown, address)), [shown, address]);
  return { thread, sender: { address, give } };
}
