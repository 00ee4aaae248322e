/** What the companion's own mails say. */
export const mail = {
  open: 'Open {{number}}',
  footerAutomatic: 'Threadside wrote this by itself; nobody reads answers to it.',
  footerChoice: 'Choose what comes by mail: {{url}}',
  invitation: {
    subject: '{{name}} invites you to {{workspace}}',
    subjectNobody: 'You are invited to {{workspace}}',
    lead: 'You are invited to work on tickets in {{workspace}}.',
    leadBy: '{{name}} invites you to work on tickets in {{workspace}}.',
    button: 'Accept the invitation',
    note: 'The link works until {{until}}, for whoever has it: pass it on to nobody.',
  },
  passwordReset: {
    subject: 'Choose a new password for {{workspace}}',
    lead: 'An admin of {{workspace}} made a link with which you choose a new password.',
    button: 'Choose a password',
    note: 'It works once, until {{until}}. If you did not ask for it, ask your admin.',
  },
  notices: {
    one: '[{{number}}] {{words}}: {{subject}}',
    ofOneTicket_one: '[{{number}}] {{count}} notification: {{subject}}',
    ofOneTicket_other: '[{{number}}] {{count}} notifications: {{subject}}',
    ofSeveral: '{{count}} notifications about {{tickets}} tickets',
  },
  test: {
    subject: 'Test mail of {{workspace}}',
    body: 'The outgoing mail of {{workspace}} works.',
  },
} as const;
