/** Two ends of a port in one process, for tests: what one posts the other hears, copied as between processes. */
import { type MessagePortLike } from '#lib/messaging/protocol.ts';

/** A connected pair; disconnecting one end tells the other. */
export function createPortPair(): [MessagePortLike, MessagePortLike] {
  const ends = [makeEnd(), makeEnd()] as const;
  const port = (own: End, other: End): MessagePortLike => ({
    postMessage: (message) =>
      queueMicrotask(() => other.messages.forEach((hear) => hear(structuredClone(message)))),
    disconnect: () => other.closings.forEach((hear) => hear()),
    onMessage: { addListener: (listener) => own.messages.push(listener) },
    onDisconnect: { addListener: (listener) => own.closings.push(listener) },
  });
  return [port(ends[0], ends[1]), port(ends[1], ends[0])];
}

type End = { messages: ((message: unknown) => void)[]; closings: (() => void)[] };

function makeEnd(): End {
  return { messages: [], closings: [] };
}
