import { enApp } from './en/en-app.ts';
import { addWords } from './i18n.ts';

// Imported for this alone, by the companion's app: the sidebar, which each mail thread loads, goes without these words.
addWords(enApp);
