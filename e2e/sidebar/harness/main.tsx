/** The real sidebar with a fake mail program and a fake companion: `?state=matched&theme=dark`; or a panel on the mail page. */
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { NoOutlook } from '../../../backend/pages/taskpane/no-outlook.tsx';
import { LostPage } from '../../../components/sidebar/lost-page.tsx';
import { SidebarApp } from '../../../components/sidebar/sidebar-app.tsx';
import { world as usualWorld, type World } from '../../../components/sidebar/samples/sample-world.ts';
import { SIDEBAR_STATES } from '../../../components/sidebar/states.ts';
import { SURFACE_STATES } from '../../../components/sidebar/surface-states.ts';
import { createConnectionStore } from '#lib/store/connection.ts';
import { createBrowserTables } from '#lib/store/indexed-db.ts';
import { TABLES_CONTRACT } from '#lib/store/tables.contract.ts';
import { keepSeen } from './keep-seen.ts';
import { createFakeCompanion } from './fake-companion.ts';
import { createHarnessHost } from './harness-host.ts';
import { fontsLoaded } from './fonts-loaded.ts';
import { showSurface } from './show-surface.ts';
import { createPageStore, keepConnection } from './page-store.ts';

const query = new URLSearchParams(location.search);
const state = SIDEBAR_STATES.find(({ name }) => name === (query.get('state') ?? 'matched'));
const world: World = { ...usualWorld(), ...state?.world };
const host = createHarnessHost(world, query.get('theme') === 'dark' ? 'dark' : 'light');
const companion = createFakeCompanion(world);
const connection = createConnectionStore(createPageStore());

if (world.isStorageRefused) refuseStorage();
await keepConnection(connection, world);
if (world.isCached) await keepSeen(world);

Object.assign(window, {
  harness: { world, host, companion, connection, createBrowserTables, TABLES_CONTRACT },
});

const root = document.querySelector('#root');
if (root === null) throw new Error('The harness page has no #root.');
await fontsLoaded();
const surface = SURFACE_STATES.find(({ name }) => name === query.get('surface'));
if (surface !== undefined) showSurface(surface);
else createRoot(root).render(shown());

function shown(): ReactElement {
  if (world.noOutlook !== null) return <NoOutlook why={world.noOutlook} />;
  if (world.isLost) return <LostPage onReload={() => location.reload()} />;
  return <SidebarApp host={host} connection={connection} />;
}

/** As Chromium does in a frame while all site data are blocked. */
function refuseStorage(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The user denied permission to access the database.', 'SecurityError');
  };
}
