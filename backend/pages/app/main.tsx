import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from '#components/app/app.tsx';
import { assertExists } from '#lib/base/assert.ts';

// Zod probes `new Function` for speed, which the content policy refuses and reports; it works without.
z.config({ jitless: true });

createRoot(assertExists(document.querySelector('#root'), 'the #root element of index.html')).render(
  <StrictMode>
    <App baseUrl={location.origin} />
  </StrictMode>,
);
