/** What makes the extension's pages smaller than the bundler alone would: the sidebar stands in a mail page and is loaded in each. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { minify } from '@swc/core';
import { normalizePath, type Plugin, type UserConfig } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');

export function squeezed(): UserConfig {
  return {
    plugins: [withoutRouteSummaries(), classNamesAsConstants(), withoutPreloading(), squeezeChunks()],
    css: { modules: { generateScopedName: shortClassNames() } },
  };
}

/** Takes the routes' words for the OpenAPI document out, which nobody reads in the extension: 1 kB (gzipped) of the sidebar. */
function withoutRouteSummaries(): Plugin {
  return {
    name: 'without-route-summaries',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('/lib/contract/') ? code.replace(/^ {2}summary:\s*'[^']*',$/gm, '') : null,
  };
}

/** Takes class names one by one instead of as an object, so that they stand as text where they are used; not those looked up by a variable. */
function classNamesAsConstants(): Plugin {
  return {
    name: 'class-names-as-constants',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('/components/') && !/(styles|classes)\[/.test(code)
        ? code.replace(/^import (styles|classes) from (?=.*\.module\.css')/m, 'import * as $1 from ')
        : null,
    // A class that no style sheet has, or whose name JavaScript keeps for itself.
    onLog: (_level, { code, message }) => {
      if (code === 'IMPORT_IS_UNDEFINED') throw new Error(message);
    },
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

/** Letters for the style sheet and a number for the class in it, in the order of the sources: 3 kB (gzipped) of the sidebar. */
function shortClassNames(): (name: string, file: string) => string {
  const files = globSync('components/**/*.module.css', { cwd: ROOT })
    .map((file) => normalizePath(resolve(ROOT, file)))
    .toSorted();
  const classesOf = new Map<string, string[]>();
  return (name, file) => {
    const classes = classesOf.get(file) ?? [];
    classesOf.set(file, classes);
    if (!classes.includes(name)) classes.push(name);
    const index = files.indexOf(normalizePath(file));
    if (index < 0) throw new Error(`${file} is not among the style sheets that get short names.`);
    return `${letters(index)}${classes.indexOf(name)}`;
  };
}

/** a to z, then aa, ab and so on. */
function letters(index: number): string {
  const rest = index < 26 ? '' : letters(Math.floor(index / 26) - 1);
  return rest + String.fromCharCode(97 + (index % 26));
}
