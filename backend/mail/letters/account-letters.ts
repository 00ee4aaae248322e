/** Letters with a one-time link: to become a user, to choose a password. The link is put in when the letter is sent. */
import { mail } from '#lib/i18n/en/mail.ts';
import { addWords, t } from '#lib/i18n/i18n.ts';
import { writeLetter, type Letter } from './letter.ts';

addWords({ mail });

/** Stands for the link until the letter is sent, so that nobody reads it in the database. */
export const LINK_PLACE = '[[secret]]';

type Invited = { workspace: string; name: string | null; until: Date };

/** The letter to somebody who is invited. */
export function invitationLetter({ workspace, name, until }: Invited): Letter {
  const subject =
    name === null
      ? t('mail.invitation.subjectNobody', { workspace })
      : t('mail.invitation.subject', { name, workspace });
  const lead =
    name === null
      ? t('mail.invitation.lead', { workspace })
      : t('mail.invitation.leadBy', { name, workspace });
  return withLink(subject, lead, {
    button: t('mail.invitation.button'),
    note: t('mail.invitation.note', { until: dayAndTime(until) }),
  });
}

/** The letter to a user who gets a new password. */
export function passwordResetLetter({ workspace, until }: Omit<Invited, 'name'>): Letter {
  return withLink(
    t('mail.passwordReset.subject', { workspace }),
    t('mail.passwordReset.lead', { workspace }),
    {
      button: t('mail.passwordReset.button'),
      note: t('mail.passwordReset.note', { until: dayAndTime(until) }),
    },
  );
}

/** The letter that says that sending works. */
export function testLetter(workspace: string): Letter {
  const subject = t('mail.test.subject', { workspace });
  return writeLetter(
    subject,
    [{ kind: 'words', words: t('mail.test.body', { workspace }) }],
    [t('mail.footerAutomatic')],
  );
}

function withLink(subject: string, lead: string, { button, note }: { button: string; note: string }): Letter {
  return writeLetter(
    subject,
    [
      { kind: 'words', words: lead },
      { kind: 'link', words: button, url: LINK_PLACE },
      { kind: 'words', words: note },
    ],
    [t('mail.footerAutomatic')],
  );
}

/** In UTC and saying so, as the reader's zone is not known. */
function dayAndTime(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
