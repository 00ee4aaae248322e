import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-500.css';
import '@fontsource/inter/latin-600.css';
import './font.css';

const WEIGHTS = [400, 500, 600];

/** Waits for the harness's font, so that no text is ever laid out in another. */
export async function fontsLoaded(): Promise<void> {
  const loads = WEIGHTS.map((weight) => document.fonts.load(`${weight} 13px Inter`));
  const loaded = (await Promise.all(loads)).flat();
  if (loaded.length !== WEIGHTS.length) throw new Error('A weight of the harness’s font is missing.');
}
