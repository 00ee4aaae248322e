import './without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#components/app/app.tsx';
import { assertExists } from '#lib/base/assert.ts';

createRoot(assertExists(document.querySelector('#root'), 'the #root element of index.html')).render(
  <StrictMode>
    <App baseUrl={location.origin} />
  </StrictMode>,
);
