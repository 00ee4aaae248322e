/** Which Outlooks can open an add-in at an address. */

export type OutlookReach =
  /** Every Outlook. */
  | 'everywhere'
  /** Outlook in Windows and on the Mac; browsers let no public page reach into a private network (Local Network Access). */
  | 'not-on-the-web'
  /** None: add-ins are loaded by https only. */
  | 'nowhere';

/** Hosts that no public page may reach: this computer, private networks (RFC 1918, 4193), and names of local networks. */
const PRIVATE =
  /^(localhost$|127\.\d|10\.\d|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[(::1|f[cd]|fe80))|\.(local|localhost|internal|lan|home\.arpa)$|^[^.:[]+$/;

/** Judged by the address alone: a public name may still lead to a private network. */
export function outlookReach(publicUrl: string): OutlookReach {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:') return 'nowhere';
  return PRIVATE.test(hostname) ? 'not-on-the-web' : 'everywhere';
}
