/**
 * Who may import whom; docs/ARCHITECTURE.md draws the same picture. The parser is swc because dependency-cruiser 18 cannot
 * use TypeScript 7 and would then cruise nothing and pass; scripts/check.ts fails when the count of modules is low as well.
 */
const TEST = '\\.test\\.tsx?$|/testing/|\\.contract\\.ts$';
const OURS = '^(entrypoints|components|lib|backend)/';

const BASE = '^lib/base/';
const CONTRACT = '^lib/contract/';
/** The interface and pure helpers, not the hosts below. */
const MAIL = '^lib/mail/[^/]+\\.ts$';

/** A folder imports itself and the listed folders, and nothing else of ours. */
function may(folder, ...allowed) {
  return {
    name: `may:${folder.replaceAll(/[\^$]|\/$/g, '')}`,
    severity: 'error',
    from: { path: folder, pathNot: TEST },
    to: { path: OURS, pathNot: [folder, ...allowed] },
  };
}

/** A package is used by its owners only, so that it can be replaced there. */
function only(name, owners, packages) {
  return {
    name: `only:${name}`,
    severity: 'error',
    from: { path: OURS, pathNot: [...owners, TEST] },
    to: { path: `node_modules/(${packages})/` },
  };
}

export default {
  forbidden: [
    may(BASE),
    may(CONTRACT, BASE),
    may('^lib/i18n/', BASE, CONTRACT),
    may('^lib/api/', BASE, CONTRACT),
    may('^lib/store/', BASE, CONTRACT),
    may('^lib/mail/', BASE, CONTRACT),
    may('^lib/messaging/', BASE, CONTRACT, MAIL),
    may('^components/ui/', BASE),
    may('^components/(?!ui/)', BASE, CONTRACT, '^components/', '^lib/(api|store|messaging|i18n)/', MAIL),
    may('^entrypoints/', '^components/', '^lib/'),
    may('^backend/core/', BASE, CONTRACT),
    may('^backend/sentiment/', BASE, CONTRACT),
    may('^backend/data/', BASE, CONTRACT, '^backend/core/'),
    may('^backend/mail/', BASE, CONTRACT, '^lib/i18n/', '^backend/core/'),
    may(
      '^backend/commands/',
      BASE,
      CONTRACT,
      '^backend/core/',
      '^backend/data/',
      '^backend/mail/',
      '^backend/sentiment/',
    ),
    may(
      '^backend/http/',
      BASE,
      CONTRACT,
      '^backend/commands/',
      '^backend/data/',
      '^backend/core/(audit|file-names|outlook-manifest|outlook-reach|permissions|visibility)\\.ts$',
    ),
    may('^backend/pages/', '^components/', '^lib/'),
    {
      name: 'backend-stays-out-of-the-client',
      severity: 'error',
      from: { path: '^(entrypoints|components|lib)/', pathNot: TEST },
      to: { path: '^backend/' },
    },
    {
      name: 'hosts-are-strangers',
      severity: 'error',
      from: { path: '^lib/mail/([^/]+)/', pathNot: TEST },
      to: { path: '^lib/mail/[^/]+/', pathNot: '^lib/mail/$1/' },
    },
    {
      name: 'roots-are-strangers',
      severity: 'error',
      from: { path: '^(?:entrypoints|backend/pages)/([^/]+)/' },
      to: { path: '^(?:entrypoints|backend/pages)/[^/]+/', pathNot: '^(?:entrypoints|backend/pages)/$1/' },
    },
    {
      name: 'core-has-no-runtime',
      comment: 'the core takes time, ids and rows as arguments',
      severity: 'error',
      from: { path: '^backend/core/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'],
        pathNot: 'node_modules/(zod|temporal-polyfill)/',
      },
    },
    only('inboxsdk', ['^lib/mail/gmail/', '^entrypoints/background\\.ts$'], '@inboxsdk'),
    only('office-js', ['^lib/mail/office/'], '@microsoft/office-js|@types/office-js'),
    only('zones', ['^backend/core/sla/time-zones\\.ts$'], 'temporal-polyfill'),
    only('holidays', ['^backend/data/country-holidays\\.ts$'], 'date-holidays'),
    only('dexie', ['^lib/store/'], 'dexie'),
    only('ky', ['^lib/api/'], 'ky'),
    only('i18next', ['^lib/i18n/'], 'i18next'),
    only('sql', ['^backend/data/'], 'kysely|pg|@electric-sql'),
    only('better-auth', ['^backend/data/sign-in/'], 'better-auth|@better-auth'),
    only('sentiment', ['^backend/sentiment/'], 'tinyld|ai|@ai-sdk'),
    only('fastify', ['^backend/http/'], 'fastify|@fastify|fastify-type-provider-zod'),
    only('mail', ['^backend/mail/'], 'nodemailer|imapflow|mailparser|postal-mime|sanitize-html|html-to-text'),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { pathNot: `${TEST}|^e2e/|^scripts/` },
      to: { path: TEST },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true, // a type is a dependency too
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
