/** All addresses of the companion. The server answers each of them with the same page, so a link can be opened anywhere. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { ConversationSearch } from '#components/conversations/conversation-search.ts';
import { RecordListPage } from '#components/records/record-list-page.tsx';
import { RecordPage } from '#components/records/record-page.tsx';
import { DashboardPage } from '#components/dashboard/dashboard-page.tsx';
import { DashboardParams } from '#components/dashboard/dashboard-params.ts';
import { SearchPage } from '#components/search/search-page.tsx';
import { GlobalSearchParams } from '#components/search/search-params.ts';
import { SettingsLayout } from '#components/settings/settings-layout.tsx';
import { BoardPage } from '#components/tickets/board/board-page.tsx';
import { DeletedTicketsPage } from '#components/tickets/life/deleted-tickets-page.tsx';
import { TicketListPage } from '#components/tickets/list/ticket-list-page.tsx';
import { TicketListSearch } from '#components/tickets/list/ticket-list-search.ts';
import { TicketPageSearch } from '#components/tickets/page/ticket-tab.ts';
import { TicketPage } from '#components/tickets/page/ticket-page.tsx';
import { ConnectPage } from './connect/connect-page.tsx';
import { ForgotPasswordPage } from './links/forgot-password-page.tsx';
import { InvitationPage } from './links/invitation-page.tsx';
import { ResetPasswordPage } from './links/reset-password-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { requireSession } from './require-session.ts';
import type { RouteContext } from './route-context.ts';
import { RouteFailure } from './route-failure.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';
import { SetUpPage } from './set-up/set-up-page.tsx';
import { Shell } from './shell/shell.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';

const root = createRootRouteWithContext<RouteContext>()({});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: z.string().optional(), refused: z.string().optional() }),
  component: SignInPage,
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: ForgotPasswordPage,
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: InvitationPage,
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: ResetPasswordPage,
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: z.object({ token: z.string().optional() }),
  component: SetUpPage,
});

const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  validateSearch: z.object({ code: z.string().optional() }),
  beforeLoad: ({ context, location }) => requireSession(context, location.href),
  component: ConnectPage,
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: ({ context, location }) => requireSession(context, location.href),
  component: Shell,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tickets' });
  },
});

const tickets = createRoute({
  getParentRoute: () => shell,
  path: '/tickets',
  validateSearch: TicketListSearch,
  component: TicketListPage,
});

const board = createRoute({
  getParentRoute: () => shell,
  path: '/tickets/board',
  validateSearch: TicketListSearch,
  component: BoardPage,
});

const deletedTickets = createRoute({
  getParentRoute: () => shell,
  path: '/tickets/deleted',
  component: DeletedTicketsPage,
});

const ticket = createRoute({
  getParentRoute: () => shell,
  path: '/tickets/$number',
  validateSearch: TicketPageSearch,
  component: TicketPage,
});

const conversations = createRoute({
  getParentRoute: () => shell,
  path: '/conversations',
  validateSearch: ConversationSearch,
  component: lazyRouteComponent(
    () => import('#components/conversations/conversations-page.tsx'),
    'ConversationsPage',
  ),
});

const conversation = createRoute({
  getParentRoute: () => shell,
  path: '/conversations/$conversationId',
  validateSearch: ConversationSearch,
  component: lazyRouteComponent(
    () => import('#components/conversations/conversations-page.tsx'),
    'ConversationsPage',
  ),
});

const broadcasts = createRoute({
  getParentRoute: () => shell,
  path: '/broadcasts',
  component: lazyRouteComponent(() => import('#components/broadcasts/broadcasts-page.tsx'), 'BroadcastsPage'),
});

const RecordKind = z.enum(['lead', 'contact', 'account', 'opportunity', 'task']);

const RecordSearch = z.object({ search: z.string().optional() });

const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: RecordSearch,
  component: () => <RecordListPage kind="contact" />,
});

const leads = createRoute({
  getParentRoute: () => shell,
  path: '/leads',
  validateSearch: RecordSearch,
  component: () => <RecordListPage kind="lead" />,
});

const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  validateSearch: RecordSearch,
  component: () => <RecordListPage kind="account" />,
});

const opportunities = createRoute({
  getParentRoute: () => shell,
  path: '/opportunities',
  validateSearch: RecordSearch,
  component: () => <RecordListPage kind="opportunity" />,
});

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  validateSearch: RecordSearch,
  component: () => <RecordListPage kind="task" />,
});

const recordImports = createRoute({
  getParentRoute: () => shell,
  path: '/records/import',
  validateSearch: z.object({ kind: RecordKind.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#components/records/import/import-page.tsx'), 'ImportPage'),
});

const recordImport = createRoute({
  getParentRoute: () => shell,
  path: '/records/import/$importId',
  component: lazyRouteComponent(
    () => import('#components/records/import/one-import-page.tsx'),
    'OneImportPage',
  ),
});

const record = createRoute({
  getParentRoute: () => shell,
  path: '/records/$recordId',
  component: RecordPage,
});

const dashboard = createRoute({
  getParentRoute: () => shell,
  path: '/dashboard',
  validateSearch: DashboardParams,
  component: DashboardPage,
});

const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: GlobalSearchParams,
  component: SearchPage,
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: SettingsLayout,
});

/** Which page it is stands in the list of settings pages; a page reads the search that it needs itself. */
const settingsPage = createRoute({
  getParentRoute: () => shell,
  path: '/settings/$',
  validateSearch: z.record(z.string(), z.string()),
  component: SettingsLayout,
});

const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  signIn,
  forgotPassword,
  invitation,
  resetPassword,
  setUp,
  connect,
  start,
  shell.addChildren([
    tickets,
    board,
    deletedTickets,
    ticket,
    conversations,
    conversation,
    broadcasts,
    contacts,
    leads,
    accounts,
    opportunities,
    tasks,
    recordImports,
    recordImport,
    record,
    search,
    dashboard,
    settings,
    settingsPage,
    elsewhere,
  ]),
]);

/** The router of the companion. */
export function createAppRouter(context: RouteContext) {
  return createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: RouteFailure,
    scrollRestoration: true,
  });
}

/** Type of the companion's router; links are checked against its routes. */
export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
