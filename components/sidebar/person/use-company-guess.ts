import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ThreadPerson } from '#lib/contract/threads.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { useServices } from '../services.tsx';
import { newestMessageOf } from '../thread/thread-facts.ts';
import { guessCompany, type CompanyGuess } from './company-guess.ts';

/** The company of a sender: at once from the address, better when the mail was read and is signed. */
export function useCompanyGuess(getThread: () => MailThread, person: ThreadPerson): CompanyGuess {
  const { host } = useServices();
  const [message] = useState(() => newestMessageOf(getThread(), person.address));
  const body = useQuery({
    queryKey: ['mail-body', message?.key],
    queryFn: async () => (message === null ? null : await host.readBody(message.key).catch(() => null)),
    enabled: host.can.readBodies && message !== null,
    networkMode: 'always',
  });
  // The whole text, as the signature is what is looked for.
  return guessCompany(person.name, person.address, body.data?.text ?? '');
}
