/** The sidebar's page inside a mail program: connects to the mail page and shows the app. */
import { createRoot } from 'react-dom/client';
import { connectMailHost } from '#lib/messaging/connect-mail-host.ts';
import { PlainSidebar } from './plain-sidebar.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('The sidebar page has no #root.');

const host = await connectMailHost();
createRoot(root).render(<PlainSidebar host={host} />);
