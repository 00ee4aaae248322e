/** The new-ticket form: opens complete, keeps a draft at each keystroke, and sends through the outbox. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { NewTicket } from '#lib/contract/tickets.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { MailMessage, MailThread } from '#lib/mail/mail-host.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { useMailFiles } from '../files/use-mail-files.ts';
import { markThreadside } from '../marks.ts';
import type { PendingCreate } from '../outbox/pending-list.ts';
import { useServices } from '../services.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { newestMessageOf, toThreadFacts } from '../thread/thread-facts.ts';
import { openingValues, toNewTicket, type ChosenRecords, type FormValues } from './form-values.ts';
import { gatherMessages, readMessageText } from './gather-messages.ts';
import { checkForm, readRefusals, type Refusals } from './refusals.ts';
import { waitForIdentity } from './wait-for-identity.ts';

/** Message-IDs and texts are worth this wait before a ticket is sent without them; its row is shown meanwhile. */
const COMPLETE_WITHIN_MS = 3000;

/** A mail program that does not say by then which mail is open does not keep a ticket from being saved: it is bound to its own. */
const OPEN_WITHIN_MS = 1000;

/** Limit of the contract. */
const DESCRIPTION_CHARS_MAX = 100_000;

type Options = OnThread & {
  context: ThreadContext;
  chosen: ChosenRecords;
  /** Typed earlier and left; null: the form opens as the companion filled it in. */
  draft: FormValues | null;
  refused: PendingCreate | undefined;
  customerAddress: string | null;
  onSaved: () => void;
  /** Not saved: the mail program has another mail open, and this form is of the one before. */
  onOtherMail: () => void;
};

export function useNewTicketForm(options: Options) {
  const { context, place, draft, refused } = options;
  const { host, drafts, outbox, files } = useServices();
  const [values, setValues] = useState<FormValues>(() => draft ?? openingValues(context, options.chosen));
  const [hasDraft, setHasDraft] = useState(draft !== null);
  const [refusals, setRefusals] = useState<Refusals | null>(() =>
    refused?.problem === undefined ? null : readRefusals(refused.problem, context.fields),
  );
  const [timesRefused, setTimesRefused] = useState(refusals === null ? 0 : 1);
  const gathering = useGathering(options.getThread);
  const dropRefused = useEffectEvent(() => {
    if (refused === undefined) return;
    void outbox.drop(refused.id);
    // They are chosen in the form again.
    void files.dropOf(refused.id);
  });
  useEffect(() => dropRefused(), []);

  const [isDescribed, setDescribed] = useState(draft !== null);
  // The message that is newest when the form opens is the one the ticket is about.
  const [message] = useState(() => newestMessageOf(options.getThread(), options.customerAddress));
  const mailText = useMailText(message);
  const mailFiles = useMailFiles(message?.key);
  const shown = isDescribed ? values : { ...values, description: mailText ?? '' };

  const change = (changes: Partial<FormValues>) => {
    const next = { ...shown, ...changes };
    setValues(next);
    // A draft keeps the description as it stood, be it read or typed.
    if (isDescribed || mailText !== undefined || 'description' in changes) setDescribed(true);
    setHasDraft(true);
    void drafts.write(draftKey(place, 'new-ticket'), next, Date.now()).catch(() => setHasDraft(false));
    if (refusals !== null) setRefusals(withoutRefusal(refusals, Object.keys(changes)));
  };

  const isSaving = useRef(false);
  /** Sends, or shows what keeps it from being sent: also when another mail was opened and the form is still here. */
  const save = async (isKnowinglyAnother = false): Promise<void> => {
    const local = checkForm(shown, context.fields);
    setRefusals(local);
    if (local !== null) return setTimesRefused(timesRefused + 1);
    if (isSaving.current) return;
    isSaving.current = true;
    markThreadside('create-clicked', { threadKey: options.thread.key });
    const isOpen = await within(
      OPEN_WITHIN_MS,
      host.isOpen(options.thread.key).catch(() => true),
      true,
    );
    isSaving.current = false;
    if (!isOpen) {
      change({});
      return options.onOtherMail();
    }
    const build = (thread = options.getThread(), messages: Awaited<typeof gathering.current> = []) =>
      toNewTicket(shown, {
        fields: context.fields,
        thread: toThreadFacts(thread, host.provider),
        messages,
        isKnowinglyAnother,
      });
    const gathered = gathering.current;
    const isReadingMail = !isDescribed && mailText === undefined;
    const finish = async () => {
      const [thread, messages] = await Promise.all([
        waitForIdentity(options.getThread, COMPLETE_WITHIN_MS),
        within(COMPLETE_WITHIN_MS, gathered, []),
      ]);
      return withDescription(build(thread, messages), isReadingMail ? options.customerAddress : undefined);
    };
    const id = crypto.randomUUID();
    const chosen = mailFiles.files.filter(({ key }) => shown.files.includes(key));
    const onKept = () =>
      void files.add({ createId: id, place, messageKey: message?.key ?? '', files: chosen });
    void outbox.add({ kind: 'create-ticket', place, body: build() }, { id, finish, onKept });
    options.onSaved();
  };

  const isReadingMail = !isDescribed && mailText === undefined;
  return { values: shown, change, save, refusals, timesRefused, hasDraft, isReadingMail, mailFiles };
}

/** Reads the thread's messages as soon as the form opens, so that saving need not wait for them. */
function useGathering(getThread: () => MailThread) {
  const { host } = useServices();
  const gathering = useRef(Promise.resolve<Awaited<ReturnType<typeof gatherMessages>>>([]));
  const gather = useEffectEvent(() => {
    gathering.current = gatherMessages(host, getThread());
  });
  useEffect(() => gather(), []);
  return gathering;
}

/** The customer's newest message as text, for the description; undefined until it was read. */
function useMailText(message: MailMessage | null): string | undefined {
  const { host } = useServices();
  const isReadable = host.can.readBodies && message !== null;
  const query = useQuery({
    queryKey: ['mail-text', message?.key],
    queryFn: () => (message === null ? '' : readMessageText(host, message.key).catch(() => '')),
    enabled: isReadable,
    networkMode: 'always',
    staleTime: 0,
  });
  return isReadable ? query.data?.slice(0, DESCRIPTION_CHARS_MAX) : '';
}

/**
 * Saved faster than the mail was read: the description is then the customer's newest message among those gathered since.
 * `customerAddress` is undefined when the description stood in the form already.
 */
function withDescription(body: NewTicket, customerAddress: string | null | undefined): NewTicket {
  if (customerAddress === undefined) return body;
  const theirs = body.messages.filter(
    ({ from }) => customerAddress === null || from.address === customerAddress,
  );
  return { ...body, description: (theirs.at(-1)?.text ?? '').slice(0, DESCRIPTION_CHARS_MAX) };
}

/** What was said of a field goes when the field is changed; of the rest it stays. */
function withoutRefusal(refusals: Refusals, changed: string[]): Refusals | null {
  const left = Object.entries(refusals.byField).filter(
    ([path]) => !changed.some((name) => path.startsWith(name)),
  );
  return left.length === 0 ? null : { byField: Object.fromEntries(left), summary: refusals.summary };
}

function within<T>(timeoutMs: number, promise: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([
    promise,
    new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), timeoutMs)),
  ]);
}
