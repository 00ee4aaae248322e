/** The new-ticket form: opens complete, keeps a draft at each keystroke, and sends through the outbox. */
import { useEffect, useRef, useState } from 'react';
import type { ThreadContext } from '#lib/contract/threads.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { markThreadside } from '../marks.ts';
import type { PendingCreate } from '../outbox/outbox-runner.ts';
import { useServices } from '../services.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { newestMessageOf, toThreadFacts } from '../thread/thread-facts.ts';
import { openingValues, toNewTicket, type ChosenRecords, type FormValues } from './form-values.ts';
import { gatherMessages, readMessageText } from './gather-messages.ts';
import { checkForm, readRefusals, type Refusals } from './refusals.ts';
import { waitForIdentity } from './wait-for-identity.ts';

/** Message-IDs and texts are worth this wait before a ticket is sent without them; its row is shown meanwhile. */
const COMPLETE_WITHIN_MS = 3000;

type Options = OnThread & {
  context: ThreadContext;
  chosen: ChosenRecords;
  /** Typed earlier and left; null: the form opens as the companion filled it in. */
  draft: FormValues | null;
  refused: PendingCreate | undefined;
  customerAddress: string | null;
  onSaved: () => void;
};

export function useNewTicketForm(options: Options) {
  const { context, place, draft, refused } = options;
  const { host, drafts, outbox } = useServices();
  const [values, setValues] = useState<FormValues>(() => draft ?? openingValues(context, options.chosen));
  const [hasDraft, setHasDraft] = useState(draft !== null);
  const [refusals, setRefusals] = useState<Refusals | null>(() =>
    refused?.problem === undefined ? null : readRefusals(refused.problem, context.fields),
  );
  const gathering = useRef(Promise.resolve<Awaited<ReturnType<typeof gatherMessages>>>([]));

  useEffect(() => {
    gathering.current = gatherMessages(host, options.getThread());
    if (refused !== undefined) void outbox.drop(refused.id);
    // Once for each opening of the form.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps

  const isReadingMail = useDescription({ ...options, isWanted: draft === null, setValues });

  const change = (changes: Partial<FormValues>) => {
    const next = { ...values, ...changes };
    setValues(next);
    setHasDraft(true);
    void drafts.write(draftKey(place, 'new-ticket'), next, Date.now()).catch(() => setHasDraft(false));
    if (refusals !== null) setRefusals(withoutRefusal(refusals, Object.keys(changes)));
  };

  /** Sends, or shows what keeps it from being sent. */
  const save = (isKnowinglyAnother = false): boolean => {
    const local = checkForm(values, context.fields);
    setRefusals(local);
    if (local !== null) return false;
    markThreadside('create-clicked', { threadKey: options.thread.key });
    const build = (thread = options.getThread(), messages: Awaited<typeof gathering.current> = []) =>
      toNewTicket(values, { fields: context.fields, thread: toThreadFacts(thread, host.provider), messages, isKnowinglyAnother });
    const gathered = gathering.current;
    void outbox.add({ id: crypto.randomUUID(), place, body: build(), createdAt: Date.now() }, async () => {
      const [thread, messages] = await Promise.all([
        waitForIdentity(options.getThread, COMPLETE_WITHIN_MS),
        within(COMPLETE_WITHIN_MS, gathered, []),
      ]);
      return build(thread, messages);
    });
    options.onSaved();
    return true;
  };

  return { values, change, save, refusals, hasDraft, isReadingMail };
}

type DescriptionOptions = Pick<Options, 'getThread' | 'customerAddress'> & {
  isWanted: boolean;
  setValues: (update: (values: FormValues) => FormValues) => void;
};

/** Fills the description from the customer's newest message, unless something stands there already. */
function useDescription({ getThread, customerAddress, isWanted, setValues }: DescriptionOptions): boolean {
  const { host } = useServices();
  const message = newestMessageOf(getThread(), customerAddress);
  const [isReading, setReading] = useState(isWanted && host.can.readBodies && message !== null);
  useEffect(() => {
    if (!isReading || message === null) return undefined;
    let isCurrent = true;
    const done = (text: string) => {
      if (!isCurrent) return;
      setReading(false);
      setValues((values) => (values.description === '' ? { ...values, description: text.slice(0, 100_000) } : values));
    };
    readMessageText(host, message.key).then(done, () => done(''));
    return () => {
      isCurrent = false;
    };
    // The message that was newest when the form opened is the one the ticket is about.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  return isReading;
}

/** What was said of a field goes when the field is changed; of the rest it stays. */
function withoutRefusal(refusals: Refusals, changed: string[]): Refusals | null {
  const left = Object.entries(refusals.byField).filter(([path]) => !changed.some((name) => path.startsWith(name)));
  return left.length === 0 ? null : { byField: Object.fromEntries(left), summary: refusals.summary };
}

function within<T>(timeoutMs: number, promise: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([promise, new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), timeoutMs))]);
}
