/** What makes the extension's pages smaller than the bundler alone would: the sidebar stands in a mail page and is loaded in each. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { minify } from '@swc/core';
import { normalizePath, type Plugin, type UserConfig } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');

export function squeezed(): UserConfig {
  const classes = shortClassNames();
  return {
    plugins: [withoutServerFacts(), withoutPreloading(), wholeStyleSheets(classes.made), squeezeChunks()],
    css: { modules: { generateScopedName: classes.nameOf } },
  };
}

/** Takes out of the routes what only the companion reads, and its OpenAPI document: 1.3 kB (gzipped) of the sidebar. */
function withoutServerFacts(): Plugin {
  const FACTS = /^ {2}(?:summary|access|errors|limitPerMinute):\s*(?:'[^']*'|\[[^\]]*\]|\d+),$/gm;
  return {
    name: 'without-server-facts',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => (id.includes('/lib/contract/') ? code.replace(FACTS, '') : null),
  };
}

/**
 * What is loaded later is loaded by a bare `import()`: Vite's helper fetches what a chunk imports beforehand, which gains nothing from
 * the disk, and its style sheet, of which the extension's late chunks have none.
 */
function withoutPreloading(): Plugin {
  return {
    name: 'without-preloading',
    apply: 'build',
    transform: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_file, found, { hostType }) => (hostType === 'html' ? found : []),
        },
      },
    }),
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.isDynamicEntry && chunk.viteMetadata?.importedCss.size)
          this.error(`${chunk.fileName} is loaded late and has a style sheet, which nothing would load.`);
    },
  };
}

/** A second minifier after the bundler's own: it finds 3 kB more in the sidebar and 2 kB in the worker (gzipped). */
function squeezeChunks(): Plugin {
  return {
    name: 'squeeze-chunks',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler: async (options, bundle) => {
        const isModule = options.format === 'es';
        const compress = { passes: 3, ecma: 2022 as const, toplevel: isModule };
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          chunk.code = (
            await minify(chunk.code, { module: isModule, ecma: 2022, compress, mangle: true })
          ).code;
        }
      },
    },
  };
}

/** A class that was named stands in a style sheet of the build: bundlers leave out what they take for unused, and nothing else would tell. */
function wholeStyleSheets(made: ReadonlySet<string>): Plugin {
  return {
    name: 'whole-style-sheets',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const sheets = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.css'));
        if (sheets.length === 0) return;
        const css = sheets.map((sheet) => ('source' in sheet ? String(sheet.source) : '')).join('');
        const lost = [...made].filter((name) => !new RegExp(`\\b${name}\\b`).test(css));
        if (lost.length > 0) this.error(`Classes without a style sheet: ${lost.join(', ')}`);
      },
    },
  };
}

/** Letters for the style sheet and a number for the class in it, in the order of the sources: 3 kB (gzipped) of the sidebar. */
function shortClassNames(): { made: ReadonlySet<string>; nameOf: (name: string, file: string) => string } {
  const files = globSync('components/**/*.module.css', { cwd: ROOT })
    .map((file) => normalizePath(resolve(ROOT, file)))
    .toSorted();
  const classesOf = new Map<string, string[]>();
  const made = new Set<string>();
  const nameOf = (name: string, file: string) => {
    const classes = classesOf.get(file) ?? [];
    classesOf.set(file, classes);
    if (!classes.includes(name)) classes.push(name);
    const index = files.indexOf(normalizePath(file));
    if (index < 0) throw new Error(`${file} is not among the style sheets that get short names.`);
    const short = `${letters(index)}${classes.indexOf(name)}`;
    made.add(short);
    return short;
  };
  return { made, nameOf };
}

/** a to z, then aa, ab and so on. */
function letters(index: number): string {
  const rest = index < 26 ? '' : letters(Math.floor(index / 26) - 1);
  return rest + String.fromCharCode(97 + (index % 26));
}
