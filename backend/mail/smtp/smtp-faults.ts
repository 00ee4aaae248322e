/** What an error of sending means. RFC 5321: an answer of 5xx stays the same however often the same is sent. */
import { connectionFaultOf, saidBy, type MailFault } from '../faults.ts';

type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string };

/** The fault behind an error of the SMTP library. */
export function smtpFaultOf(error: SmtpError): MailFault {
  if (error instanceof TypeError)
    return { at: 'recipient', words: 'Check the address; a mail cannot go to it.', isFinal: true };
  return refusedLogin(error) ?? refusedMail(error) ?? connectionFaultOf(error) ?? otherFault(error);
}

function refusedLogin({ code, response = '' }: SmtpError): MailFault | null {
  if (code !== 'EAUTH' && code !== 'EOAUTH2' && code !== 'ENOAUTH') return null;
  const said = response === '' ? '' : ` The server said: ${saidBy(response)}`;
  return { at: 'login', words: `Check user and password; the server refuses them.${said}`, isFinal: false };
}

/** 530 and 535 are about whoever sends; 421 and 4xx pass; the rest of 5xx is about this mail. */
function refusedMail({ responseCode, response = '', command }: SmtpError): MailFault | null {
  if (responseCode === undefined) return null;
  const isFinal = responseCode >= 500 && responseCode !== 503 && responseCode !== 530 && responseCode !== 535;
  const at = command === 'RCPT TO' ? 'recipient' : command === 'MAIL FROM' ? 'address' : 'other';
  const does = isFinal ? 'refuses the mail' : 'does not take the mail now';
  return { at, words: `The mail server ${does}: ${saidBy(response)}`, isFinal };
}

function otherFault({ message }: SmtpError): MailFault {
  return { at: 'other', words: `Sending failed: ${saidBy(message)}`, isFinal: false };
}
