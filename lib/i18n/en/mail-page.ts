/**
 * Words of the few things we draw on the mail page itself. Plain constants apart from the sidebar's catalogue, because
 * they go into the content script, which every mail tab loads.
 */
export const mailPage = {
  title: 'Threadside',
  sidebarFrame: 'Threadside: tickets on this thread',
  close: 'Close Threadside',
  open: 'Open Threadside',
  notUsedHere: 'Threadside is not used in this mailbox',
  reload: 'Reload Gmail',
  updated: 'Threadside was updated. Reload Gmail to go on with the new version.',
  waiting: 'Waiting for Gmail. If this stays, reload Gmail; your tickets are safe in the companion.',
  chords: {
    goToTickets: 'Go to the tickets of the open thread',
    newTicket: 'New ticket from the open thread',
    backToMail: 'Back from the tickets to the mail',
  },
  onSend: 'On send',
  keepAsItIs: 'Keep {{now}}',
  keepAll: 'Keep each as it is',
  notStarted: 'Reload Gmail: Threadside could not read this page.',
  reloadOutlook: 'Reload Outlook',
  updatedInOutlook: 'Threadside was updated. Reload Outlook to go on with the new version.',
  givesWay: 'Shut because Threadside’s add-in is open in Outlook',
} as const;
