import { useEffect, useState } from 'react';
import type { ThreadPerson } from '#lib/contract/threads.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { useServices } from '../services.tsx';
import { newestMessageOf } from '../thread/thread-facts.ts';
import { guessCompany, type CompanyGuess } from './company-guess.ts';

/** The company of a sender: at once from the address, better when the mail was read and is signed. */
export function useCompanyGuess(getThread: () => MailThread, person: ThreadPerson): CompanyGuess {
  const { host } = useServices();
  const [guess, setGuess] = useState(() => guessCompany(person.name, person.address, ''));
  useEffect(() => {
    const message = newestMessageOf(getThread(), person.address);
    if (message === null || !host.can.readBodies) return undefined;
    let isCurrent = true;
    // The whole text, as the signature is what is looked for.
    host.readBody(message.key).then(
      ({ text }) => isCurrent && setGuess(guessCompany(person.name, person.address, text)),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
    // The message that is newest when the form opens.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  return guess;
}
