/** Words of the Office add-in's own page; the sidebar in it has its own. Plain constants, as nothing in them counts or varies. */
export const taskPane = {
  reload: 'Reload',
  'no-answer': {
    title: 'Waiting for Outlook',
    body: 'Outlook has not answered yet. If this stays, reload, or close the pane and open it again. Tickets are safe in the companion.',
  },
  'not-loaded': {
    title: 'Check the network',
    body: 'Microsoft’s Office library did not load from appsforoffice.microsoft.com. A network filter may block it.',
  },
  'not-outlook': {
    title: 'Open this page in Outlook',
    body: 'It is the pane of the Threadside add-in and works beside a message in Outlook. An admin finds the add-in in the settings.',
  },
} as const;
