/** What the sidebar's frame has asked the content script and still waits for, by number. */
import { assertNever } from '#lib/base/assert.ts';
import { MailHostError } from '#lib/mail/mail-host.ts';
import { fromBase64 } from '#lib/mail/transfer-encoding.ts';
import { type FrameMessage, type HostMessage } from './protocol.ts';

/** What the content script says because it was asked. */
export type Answer = Extract<HostMessage, { id: number }>;

type Asked = {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
  /** What has come of a file so far. */
  pieces: Blob[];
};

/** Questions over one port. */
export class Questions {
  readonly #send: (message: FrameMessage) => void;
  readonly #waiting = new Map<number, Asked>();
  #lastId = 0;

  constructor(send: (message: FrameMessage) => void) {
    this.#send = send;
  }

  /** Asks; what the answer is follows from the question. */
  ask<T>(question: (id: number) => FrameMessage): Promise<T> {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, pieces: [] });
      this.#send(question(id));
    });
  }

  /** Takes an answer, or a part of one; to what nobody asked nothing happens. */
  take(answer: Answer): void {
    const asked = this.#waiting.get(answer.id);
    if (asked === undefined) return;
    if (answer.type === 'file-piece') return void asked.pieces.push(new Blob(fromBase64(answer.base64)));
    this.#waiting.delete(answer.id);
    settle(asked, answer);
  }

  /** Nothing will be answered any more. */
  giveUp(error: Error): void {
    for (const asked of this.#waiting.values()) asked.reject(error);
    this.#waiting.clear();
  }
}

function settle({ resolve, reject, pieces }: Asked, answer: Exclude<Answer, { type: 'file-piece' }>): void {
  switch (answer.type) {
    case 'body':
      return resolve(answer.body as never);
    case 'is-open':
      return resolve(answer.isOpen as never);
    case 'files':
      return resolve(answer.files as never);
    case 'file': {
      const file = new Blob(pieces, { type: answer.mediaType });
      // A piece that did not parse was dropped; what is left of the file is no file.
      if (file.size === answer.size) return resolve(file as never);
      return reject(new MailHostError('read-file', 'Only a part of the file came over.'));
    }
    case 'failed':
      return reject(new MailHostError(answer.what, answer.message));
    default:
      return assertNever(answer, 'answer');
  }
}
