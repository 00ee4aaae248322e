/** Who may call what: one row a route, checked in. A route that is not listed here fails the test. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '#lib/contract/api-keys.ts';
import { ROUTES, type RouteName } from '#lib/contract/routes.ts';
import type { Route } from '#lib/contract/route.ts';
import { BUILT_IN_PROFILES } from '#backend/core/permissions.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

const CALLERS = ['anonymous', 'ended session', 'Viewer', 'Agent', 'Admin'] as const;
type Caller = (typeof CALLERS)[number];

/** Who gets past the door; everybody else is refused with 401 (anonymous, ended session) or 403. */
const MATRIX: Record<RouteName, readonly Caller[]> = {
  readCompanion: CALLERS,
  setUp: CALLERS,
  readOutlookAddIn: ['Admin'],
  signIn: CALLERS,
  signOut: ['Viewer', 'Agent', 'Admin'],
  startDevice: CALLERS,
  pollDevice: CALLERS,
  decideDevice: ['Viewer', 'Agent', 'Admin'],
  readMe: ['Viewer', 'Agent', 'Admin'],
  listUsers: ['Viewer', 'Agent', 'Admin'],
  listSessions: ['Viewer', 'Agent', 'Admin'],
  endSession: ['Viewer', 'Agent', 'Admin'],
  endSessions: ['Viewer', 'Agent', 'Admin'],
  listMemberSessions: ['Admin'],
  endMemberSessions: ['Admin'],
  readAccount: ['Viewer', 'Agent', 'Admin'],
  renameAccount: ['Viewer', 'Agent', 'Admin'],
  changePassword: ['Viewer', 'Agent', 'Admin'],
  listApiKeys: ['Viewer', 'Agent', 'Admin'],
  createApiKey: ['Viewer', 'Agent', 'Admin'],
  revokeApiKey: ['Viewer', 'Agent', 'Admin'],
  listInvitations: ['Admin'],
  createInvitation: ['Admin'],
  renewInvitation: ['Admin'],
  revokeInvitation: ['Admin'],
  readInvitation: CALLERS,
  acceptInvitation: CALLERS,
  listMembers: ['Admin'],
  updateMember: ['Admin'],
  deactivateMember: ['Admin'],
  reactivateMember: ['Admin'],
  makePasswordReset: ['Admin'],
  readPasswordReset: CALLERS,
  resetPassword: CALLERS,
  listProfiles: ['Admin'],
  createProfile: ['Admin'],
  updateProfile: ['Admin'],
  deleteProfile: ['Admin'],
  listProviders: CALLERS,
  startProviderSignIn: CALLERS,
  listTeams: ['Viewer', 'Agent', 'Admin'],
  createTeam: ['Admin'],
  updateTeam: ['Admin'],
  deleteTeam: ['Admin'],
  startTwoFactor: ['Viewer', 'Agent', 'Admin'],
  confirmTwoFactor: ['Viewer', 'Agent', 'Admin'],
  endTwoFactor: ['Viewer', 'Agent', 'Admin'],
  makeBackupCodes: ['Viewer', 'Agent', 'Admin'],
  resetTwoFactor: ['Admin'],
  readVisibility: ['Admin'],
  updateVisibility: ['Admin'],
  readConversationSettings: ['Admin'],
  updateConversationSettings: ['Admin'],
  finishSignIn: CALLERS,
  listPipelines: ['Viewer', 'Agent', 'Admin'],
  listPipelineDetails: ['Admin'],
  createPipeline: ['Admin'],
  updatePipeline: ['Admin'],
  removeStage: ['Admin'],
  listFields: ['Viewer', 'Agent', 'Admin'],
  listFieldDetails: ['Admin'],
  createField: ['Admin'],
  updateField: ['Admin'],
  readThreadContext: ['Viewer', 'Agent', 'Admin'],
  noteReplies: ['Agent', 'Admin'],
  readThreadRows: ['Viewer', 'Agent', 'Admin'],
  createTicket: ['Agent', 'Admin'],
  readTicket: ['Viewer', 'Agent', 'Admin'],
  listTickets: ['Viewer', 'Agent', 'Admin'],
  updateTicket: ['Agent', 'Admin'],
  undoCreate: ['Agent', 'Admin'],
  createComment: ['Agent', 'Admin'],
  linkThread: ['Agent', 'Admin'],
  cloneTicket: ['Agent', 'Admin'],
  createFollowUp: ['Agent', 'Admin'],
  deleteTicket: ['Admin'],
  listDeletedTickets: ['Admin'],
  restoreTicket: ['Admin'],
  mergeTicket: ['Agent', 'Admin'],
  markSpam: ['Agent', 'Admin'],
  addAttachment: ['Agent', 'Admin'],
  readAttachment: ['Viewer', 'Agent', 'Admin'],
  removeAttachment: ['Agent', 'Admin'],
  editTickets: ['Agent', 'Admin'],
  listViews: ['Viewer', 'Agent', 'Admin'],
  createView: ['Viewer', 'Agent', 'Admin'],
  updateView: ['Viewer', 'Agent', 'Admin'],
  deleteView: ['Viewer', 'Agent', 'Admin'],
  listViewDefaults: ['Admin'],
  setViewDefault: ['Admin'],
  createRecord: ['Agent', 'Admin'],
  readRecord: ['Viewer', 'Agent', 'Admin'],
  listRecords: ['Viewer', 'Agent', 'Admin'],
  addRecordEmail: ['Agent', 'Admin'],
  updateRecord: ['Agent', 'Admin'],
  upsertRecord: ['Agent', 'Admin'],
  upsertRecords: ['Agent', 'Admin'],
  createRecordImport: ['Agent', 'Admin'],
  listRecordImports: ['Agent', 'Admin'],
  readRecordImport: ['Agent', 'Admin'],
  startRecordImport: ['Agent', 'Admin'],
  stopRecordImport: ['Agent', 'Admin'],
  exportRefusedRows: ['Agent', 'Admin'],
  exportTickets: ['Admin'],
  listCalendars: ['Admin'],
  createCalendar: ['Admin'],
  updateCalendar: ['Admin'],
  deleteCalendar: ['Admin'],
  listCountries: ['Admin'],
  listCountryHolidays: ['Admin'],
  previewSla: ['Admin'],
  readMailSetting: ['Admin'],
  updateMailSetting: ['Admin'],
  sendTestMail: ['Admin'],
  retryMails: ['Admin'],
  testMailAccount: ['Admin'],
  startMailConsent: ['Admin'],
  finishMailConsent: ['Admin'],
  listChannels: ['Admin'],
  createChannel: ['Admin'],
  updateChannel: ['Admin'],
  listConversations: ['Viewer', 'Agent', 'Admin'],
  readConversation: ['Viewer', 'Agent', 'Admin'],
  updateConversation: ['Agent', 'Admin'],
  markConversationRead: ['Viewer', 'Agent', 'Admin'],
  endConversationSession: ['Agent', 'Admin'],
  replyToConversation: ['Agent', 'Admin'],
  listReplyFiles: ['Agent', 'Admin'],
  addReplyFile: ['Agent', 'Admin'],
  removeReplyFile: ['Agent', 'Admin'],
  readMessageAttachment: ['Viewer', 'Agent', 'Admin'],
  readMessagePage: ['Viewer', 'Agent', 'Admin'],
  createConversation: ['Agent', 'Admin'],
  createMessage: ['Agent', 'Admin'],
  createBroadcast: ['Agent', 'Admin'],
  listConversationChannels: ['Viewer', 'Agent', 'Admin'],
  listBroadcasts: ['Viewer', 'Agent', 'Admin'],
  readSlaPolicy: ['Admin'],
  updateSlaPolicy: ['Admin'],
  listReplyTemplates: ['Agent', 'Admin'],
  createReplyTemplate: ['Agent', 'Admin'],
  updateReplyTemplate: ['Agent', 'Admin'],
  deleteReplyTemplate: ['Agent', 'Admin'],
  listUserStatuses: ['Viewer', 'Agent', 'Admin'],
  createUserStatus: ['Admin'],
  updateUserStatus: ['Admin'],
  deleteUserStatus: ['Admin'],
  readMyStatus: ['Viewer', 'Agent', 'Admin'],
  chooseStatus: ['Viewer', 'Agent', 'Admin'],
  previewReassignment: ['Viewer', 'Agent', 'Admin'],
  listReassignments: ['Admin'],
  readTicketSla: ['Viewer', 'Agent', 'Admin'],
  readTicketSentiment: ['Viewer', 'Agent', 'Admin'],
  readSentimentSetting: ['Admin'],
  updateSentimentSetting: ['Admin'],
  trySentimentEndpoint: ['Admin'],
  markResponded: ['Agent', 'Admin'],
  watchChanges: ['Viewer', 'Agent', 'Admin'],
  addChecklist: ['Agent', 'Admin'],
  updateChecklist: ['Agent', 'Admin'],
  removeChecklist: ['Agent', 'Admin'],
  addChecklistItem: ['Agent', 'Admin'],
  updateChecklistItem: ['Agent', 'Admin'],
  removeChecklistItem: ['Agent', 'Admin'],
  followTicket: ['Viewer', 'Agent', 'Admin'],
  listViewers: ['Viewer', 'Agent', 'Admin'],
  listNotifications: ['Viewer', 'Agent', 'Admin'],
  readNotifications: ['Viewer', 'Agent', 'Admin'],
  readNotificationSettings: ['Viewer', 'Agent', 'Admin'],
  updateNotificationSettings: ['Viewer', 'Agent', 'Admin'],
  search: ['Viewer', 'Agent', 'Admin'],
  readSlaDashboard: ['Agent', 'Admin'],
  readDashboard: ['Agent', 'Admin'],
  listAuditEntries: ['Admin'],
  readPerson: ['Admin'],
  exportPerson: ['Admin'],
  erasePerson: ['Admin'],
  listWebhooks: ['Admin'],
  createWebhook: ['Admin'],
  updateWebhook: ['Admin'],
  deleteWebhook: ['Admin'],
  listWebhookDeliveries: ['Admin'],
  testWebhook: ['Admin'],
  resendWebhookDelivery: ['Admin'],
  listRefusedMails: ['Admin'],
  retryRefusedMail: ['Admin'],
  discardRefusedMail: ['Admin'],
  readRefusedMail: ['Admin'],
};

const KEY_OF_VIEWER = { name: 'All I may', days: 1, permissions: [...BUILT_IN_PROFILES.Viewer] };

/** What only somebody signed in may do: an API key, whatever it grants, is refused. */
const IN_PERSON: ReadonlySet<RouteName> = new Set<RouteName>([
  'signOut',
  'decideDevice',
  'listSessions',
  'endSession',
  'endSessions',
  'readAccount',
  'renameAccount',
  'changePassword',
  'startTwoFactor',
  'confirmTwoFactor',
  'endTwoFactor',
  'makeBackupCodes',
  'listApiKeys',
  'createApiKey',
  'revokeApiKey',
]);

/** Those not listed are told apart: nobody signed in, or somebody without the right. */
function expectedAnswer(name: RouteName, caller: Caller): 'let in' | 401 | 403 {
  if (MATRIX[name].includes(caller)) return 'let in';
  return caller === 'anonymous' || caller === 'ended session' ? 401 : 403;
}

describe('access matrix', () => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await openFresh('embedded'));
  });
  afterAll(() => companion.close());

  /** A token for each call, because one of the routes ends its session. */
  async function tokenOf(caller: Caller): Promise<string | null> {
    if (caller === 'anonymous') return null;
    const user = await companion.addUser(caller === 'ended session' ? 'Admin' : caller);
    if (caller === 'ended session') await companion.companion.signIn.revoke(user.token);
    return user.token;
  }

  async function statusOf(route: Route, token: string | null): Promise<number> {
    const path = route.path.replaceAll(/:\w+/g, () => randomUUID());
    const answer = await fetch(`${companion.url}${path}`, {
      method: route.method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(route.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(route.body === undefined ? {} : { body: '{}' }),
    });
    return answer.status;
  }

  it.each(Object.keys(ROUTES) as RouteName[])('%s lets in exactly those listed', async (name) => {
    const answers: Partial<Record<Caller, 'let in' | 401 | 403>> = {};
    for (const caller of CALLERS) {
      const status = await statusOf(ROUTES[name], await tokenOf(caller));
      answers[caller] = status === 401 || status === 403 ? status : 'let in';
    }
    expect(answers).toEqual(
      Object.fromEntries(CALLERS.map((caller) => [caller, expectedAnswer(name, caller)])),
    );
  });

  it.each(Object.keys(ROUTES) as RouteName[])('%s lets in API keys that grant it', async (name) => {
    const viewer = await companion.addUser('Viewer');
    const { key } = await viewer.api(createApiKey, { body: KEY_OF_VIEWER });
    const expected = IN_PERSON.has(name) ? 403 : expectedAnswer(name, 'Viewer');
    const status = await statusOf(ROUTES[name], key);
    expect(status === 401 || status === 403 ? status : 'let in').toBe(expected);
  });

  it('serves every route, and no route that is not in the contract', async () => {
    const document = (await (await fetch(`${companion.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const served = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const listed = Object.values(ROUTES).map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    expect(served.toSorted()).toEqual(listed.toSorted());
  });

  it('ignores the cookie of a foreign page on writes', async () => {
    const { token } = await companion.addUser('Agent');
    const create = (headers: Record<string, string>) =>
      fetch(`${companion.url}/api/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `threadside_session=${token}`, ...headers },
        body: JSON.stringify({ subject: 'By cookie' }),
      }).then(({ status }) => status);
    expect(await create({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).toBe(401);
    expect(await create({})).toBe(401);
    expect(await create({ 'sec-fetch-site': 'same-origin' })).toBe(201);
  });

  it('answers CORS for the extension only', async () => {
    const allowOrigin = async (origin: string) =>
      (
        await fetch(`${companion.url}/api/me`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'authorization',
          },
        })
      ).headers.get('access-control-allow-origin');
    expect(await allowOrigin('chrome-extension://dcigdfdammagkljanfblpihgdlcmjngn')).toBe(
      'chrome-extension://dcigdfdammagkljanfblpihgdlcmjngn',
    );
    expect(await allowOrigin('https://mail.google.com')).toBeNull();
  });
});
