/** Settings > Integration > Outlook add-in. */
export const appOutlook = {
  note: 'The add-in shows the sidebar in Outlook: on the web, in Windows, on the Mac and on mobile. It needs no extension.',
  download: 'Download manifest',
  failed: 'The add-in’s address did not load',
  manifest: 'Manifest',
  manifestAddress: 'Its address',
  companionAddress: 'Address of the companion',
  reach: {
    everywhere: 'Every Outlook that reaches this address can load the add-in.',
    'not-on-the-web':
      'Outlook on the web cannot load the add-in: browsers let no public page reach an address of this computer or of a private network. Outlook in Windows and on the Mac can.',
    nowhere:
      'Give the companion an https address first (PUBLIC_URL). Outlook loads add-ins by https only, so there is no manifest yet.',
  },
  steps: 'What to do next',
  everybody:
    'For everybody: in the Microsoft 365 admin center open Settings > Integrated apps, choose Upload custom apps, then Office add-in, and give it the file or its address. It shows in Outlook within a day.',
  oneself:
    'For yourself, to try it: open aka.ms/olksideload, then My add-ins > Add a custom add-in > Add from file.',
  pin: 'In Outlook open a message, choose Tickets above it, and pin the pane. It then follows from message to message.',
  again: 'After the companion’s address has changed, give Outlook the new file in the same place.',
} as const;
