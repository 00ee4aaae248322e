import { build, type Plugin } from 'vite';

/**
 * Bundles one script without imports and puts it at the head of the page, where it runs before the scripts that stand there.
 * Vite makes a single module of a page's scripts, which would run after all of them.
 */
export function classicScript(entry: string): Plugin {
  const name = 'before-office.js';
  return {
    name: 'threadside-classic-script',
    async buildStart() {
      const built = await build({
        configFile: false,
        logLevel: 'error',
        build: { write: false, lib: { entry, formats: ['iife'], name: 'threadsideBeforeOffice' } },
      });
      const [output] = Array.isArray(built) ? built : [built];
      const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
      if (chunk === undefined) throw new Error(`${entry} became no script.`);
      this.emitFile({ type: 'asset', name, source: chunk.code });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const file = Object.values(bundle ?? {}).find(
          (part) => part.type === 'asset' && part.names.includes(name),
        );
        if (file === undefined) throw new Error(`The page's bundle has no ${name}.`);
        return [
          {
            tag: 'script',
            attrs: { defer: true, src: `/taskpane/${file.fileName}` },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}
