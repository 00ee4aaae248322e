/**
 * How the browser extension is built: Manifest V3 for Chrome, Edge and Firefox, with the fewest permissions that work.
 * The reasons for each permission stand beside it, as a reviewer of a store asks for exactly those.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { mergeConfig } from 'vite';
import { defineConfig, type UserManifest } from 'wxt';
import { EXTENSION_PUBLIC_KEY } from './lib/base/extension-id.ts';
import { OUTLOOK_HOSTS } from './lib/base/outlook-hosts.ts';
import { INBOXSDK_APP_ID } from './scripts/inboxsdk-app-id.ts';
import { squeezed } from './scripts/squeeze.ts';

const require = createRequire(import.meta.url);

/** Sites whose page the sidebar stands in. */
const MAIL_SITES = ['mail.google.com', ...OUTLOOK_HOSTS].map((host) => `https://${host}`);

/** The same for those fields of the manifest that want a pattern. */
const MAIL_PAGES = MAIL_SITES.map((site) => `${site}/*`);

/** Pages of the extension run only their own code, and only mail pages may put them into a frame. */
const EXTENSION_PAGES_CSP = `script-src 'self'; object-src 'self'; frame-ancestors ${MAIL_SITES.join(' ')}`;

/** Files that mail pages may load: the sidebar as a frame, and the icons, which InboxSDK shows as `<img>` in Gmail. */
const PAGE_FILES = ['sidebar.html', 'icon.svg', 'icon/*.png'];

function commonManifest(): UserManifest {
  return {
    name: 'Threadside',
    description: 'Support tickets beside the e-mail thread.',
    permissions: [
      // InboxSDK's page-world half is put into Gmail's page by scripting.executeScript.
      'scripting',
      // Address of the companion and the sign-in token, kept where content scripts cannot read.
      'storage',
      // What was kept offline is sent also when no page of ours is open any more: the worker is woken while something waits.
      // The same alarms look for what is new.
      'alarms',
      // Mentions, tickets given to one, and deadlines, on the desktop; each kind can be switched off.
      'notifications',
    ],
    action: { default_title: 'Threadside' },
    // InboxSDK's half needs Gmail; for Outlook a content script alone is enough. The companion answers CORS for the fixed extension id.
    host_permissions: ['https://mail.google.com/*'],
    content_security_policy: { extension_pages: EXTENSION_PAGES_CSP },
  };
}

function chromiumManifest(): UserManifest {
  return {
    ...commonManifest(),
    key: EXTENSION_PUBLIC_KEY,
    // 130 is the first with use_dynamic_url working for frames, which keeps pages from probing for the extension.
    minimum_chrome_version: '130',
    // Presets of an administrator: the companion's address, and which mailboxes the sidebar works in. Firefox needs no schema.
    storage: { managed_schema: 'managed-settings.json' },
    web_accessible_resources: [{ resources: PAGE_FILES, matches: MAIL_PAGES, use_dynamic_url: true }],
  };
}

function firefoxManifest(): UserManifest {
  return {
    ...commonManifest(),
    // A Firefox installation has a random origin that no server can allow by name, so access to the companion is asked for.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    web_accessible_resources: [{ resources: PAGE_FILES, matches: MAIL_PAGES }],
    browser_specific_settings: {
      gecko: {
        id: 'threadside@threadside.example',
        // 140 (ESR) is the first that shows the data consent declared below at installation.
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['personalCommunications', 'personallyIdentifyingInfo'] },
      },
    },
  };
}

const SIDEBAR = resolve(import.meta.dirname, 'entrypoints/sidebar/main.tsx');

type ModuleGraph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/**
 * One chunk of all that the sidebar loads at once, also where popup and options use some of it: cut up by who shares what it would
 * be 7 kB larger (gzipped).
 */
function oneChunkOfTheSidebar(): { name: (id: string, graph: ModuleGraph) => string | null } {
  let inSidebar: Set<string> | null = null;
  return {
    name: (id, graph) => {
      inSidebar ??= importedFrom(SIDEBAR, graph);
      return inSidebar.has(id) ? 'sidebar' : null;
    },
  };
}

/** All that the module imports, at any depth; not what it loads later, nor itself, or it would run in the other pages too. */
function importedFrom(start: string, graph: ModuleGraph): Set<string> {
  const found = new Set(graph.getModuleInfo(start)?.importedIds);
  // A set goes on to what is added to it meanwhile.
  for (const id of found)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  // Reviewers build from the sources; what was built from them is no part of these.
  zip: { excludeSources: ['dist/**', 'test-results/**'] },
  manifest: ({ browser }) => (browser === 'firefox' ? firefoxManifest() : chromiumManifest()),
  vite: ({ mode }) => ({
    ...(mode === 'production' ? squeezed() : {}),
    resolve: {
      alias: {
        module: resolve(import.meta.dirname, 'lib/mail/no-node-modules.ts'),
        // Dexie's build for today's browsers; the one it gives by default carries 1.6 kB for old ones.
        dexie: require.resolve('dexie/dist/modern/dexie.mjs'),
      },
    },
    define: {
      INBOXSDK_APP_ID: JSON.stringify(INBOXSDK_APP_ID),
    },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === 'sidebar')) return;
      const output = { codeSplitting: { groups: [oneChunkOfTheSidebar()] } };
      Object.assign(config, mergeConfig(config, { build: { rollupOptions: { output } } }));
    },
    // InboxSDK's background script injects `pageWorld.js` from the extension's root by that very name.
    'build:publicAssets': (_wxt, assets) => {
      assets.push({
        absoluteSrc: require.resolve('@inboxsdk/core/pageWorld.js'),
        relativeDest: 'pageWorld.js',
      });
    },
  },
});
