import { IconPlugConnectedX } from '@tabler/icons-react';
import { Screen } from '#components/sidebar/screen.tsx';
import { StartingScreen } from '#components/sidebar/starting-screen.tsx';
import { useSystemTheme } from '#components/sidebar/use-system-theme.ts';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { PlainRoot } from '#components/ui/theme/plain-root.tsx';
import { taskPane } from '#lib/i18n/en/task-pane.ts';
import type { NoOffice } from '#lib/mail/office/start-office.ts';

type Props = {
  /** Null: nothing is wrong yet, Outlook is asked. */
  why: NoOffice | 'no-answer' | null;
};

/** The pane while there is no Outlook to work with: starting, or what to do about it. */
export function NoOutlook({ why }: Props) {
  return (
    <PlainRoot scheme={useSystemTheme()}>
      {why === null ? <StartingScreen /> : <Trouble why={why} />}
    </PlainRoot>
  );
}

function Trouble({ why }: { why: NonNullable<Props['why']> }) {
  const { title, body } = taskPane[why];
  const reload = (
    <Button variant="primary" onClick={() => location.reload()}>
      {taskPane.reload}
    </Button>
  );
  return (
    <Screen>
      <StatePanel
        icon={<IconPlugConnectedX size={20} stroke={1.75} aria-hidden />}
        title={title}
        actions={why === 'not-outlook' ? undefined : reload}
      >
        <p>{body}</p>
      </StatePanel>
    </Screen>
  );
}
