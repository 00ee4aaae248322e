import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { HiddenWords } from '../hidden-words.tsx';
import { OutsidePage } from '../outside-page.tsx';
import { useMe } from '../session.ts';
import { CodeForm } from './code-form.tsx';
import { ConnectQuestion } from './connect-question.tsx';
import { formatUserCode } from './user-code.ts';

const route = getRouteApi('/connect');

/** Approving or denying the code that a sidebar shows; only for somebody signed in. */
export function ConnectPage() {
  const { code } = route.useSearch();
  const navigate = route.useNavigate();
  const { workspace } = useMe();
  const [decision, setDecision] = useState<'approve' | 'deny' | null>(null);
  if (decision !== null) return <Decided decision={decision} workspace={workspace} />;
  const userCode = formatUserCode(code ?? '');
  const handleCode = (next: string | undefined) => void navigate({ search: { code: next } });
  if (userCode === null) return <CodeForm initial={code ?? ''} onCode={handleCode} />;
  return (
    <ConnectQuestion userCode={userCode} onDecided={setDecision} onOtherCode={() => handleCode(undefined)} />
  );
}

function Decided({ decision, workspace }: { decision: 'approve' | 'deny'; workspace: string }) {
  const [title, lead] =
    decision === 'approve'
      ? [t('app.connect.approvedTitle'), t('app.connect.approvedBody')]
      : [t('app.connect.deniedTitle'), t('app.connect.deniedBody')];
  return (
    <OutsidePage title={title} lead={lead} workspace={workspace}>
      <output>
        <HiddenWords>{title}</HiddenWords>
      </output>
    </OutsidePage>
  );
}
