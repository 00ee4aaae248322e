/**
 * The extension runs no code but its own (its stores demand it), and the add-in, which has to load Microsoft's library, is none of the
 * extension: two builds, and neither may hold what belongs to the other. Looks at what was built, so build first.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Build = {
  name: string;
  files: string;
  /** A build of fewer files was not read. */
  filesMin: number;
  /** What must not be in any of them, and what that would be. */
  foreign: [RegExp, string][];
};

const BUILDS: Build[] = [
  {
    name: 'extension',
    files: '.output/chrome-mv3/**/*.{js,html,json}',
    filesMin: 6,
    foreign: [
      [/appsforoffice|office\.js|MicrosoftAjax/i, 'Office.js'],
      [/<script[^>]+src=["'](?:https?:)?\/\//i, 'a script from elsewhere'],
      [/Office\.onReady|olkItemSelectedChanged|getAllInternetHeadersAsync/, 'the Office host'],
    ],
  },
  {
    name: 'add-in',
    files: 'dist/taskpane/**/*.{js,html}',
    filesMin: 3,
    foreign: [
      [/chrome\.(?:runtime|storage|tabs|scripting)|browser\.runtime|webextension-polyfill/, 'extension code'],
      [/inboxsdk/i, 'InboxSDK'],
      [/<script[^>]+src=["']https?:\/\/(?!appsforoffice\.microsoft\.com\/)/i, 'a script from elsewhere'],
    ],
  },
];

const complaints = BUILDS.flatMap(complaintsOf);
if (complaints.length > 0) {
  process.stderr.write(`${complaints.join('\n')}\n`);
  process.exit(1);
}

function complaintsOf({ name, files, filesMin, foreign }: Build): string[] {
  const paths = globSync(files, { cwd: ROOT });
  if (paths.length < filesMin)
    return [`Only ${paths.length} files of the ${name} were read. Build it first: npm run build.`];
  return paths.flatMap((path) => {
    const text = readFileSync(new URL(path, `file://${ROOT}`), 'utf8');
    return foreign.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path} holds ${what}.`);
  });
}
