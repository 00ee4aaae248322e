/** The guide's labels, word for word, and what all settings pages share. */
export const appSettings = {
  title: 'Settings',
  navigation: 'Settings',
  choose: 'Settings: {{entry}}',
  tabsOf: 'Parts of {{entry}}',
  groups: {
    customisation: 'Customisation',
    integration: 'Integration',
    manageUsers: 'Manage users',
    workspace: 'Workspace',
    account: 'Account',
  },
  entries: {
    ticketModule: 'Ticket module',
    tickets: 'Tickets',
    conversation: 'Conversation settings',
    userStatus: 'User status',
    channel: 'Channel',
    users: 'Users',
    teams: 'Teams',
    profiles: 'Profile / Permissions & Visibility',
    audit: 'Audit log',
    api: 'API keys and webhooks',
    account: 'My account',
  },
  tabs: {
    fields: 'Fields',
    pipelines: 'Pipelines',
    views: 'Views',
    sla: 'SLA settings',
    apiKeys: 'API keys',
  },
} as const;
