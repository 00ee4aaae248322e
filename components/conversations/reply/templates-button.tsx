import { IconTemplate } from '@tabler/icons-react';
import { IconPopover } from '#components/ui/icon-popover.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { TemplatePanel } from './template-panel.tsx';

/** Opens the templates; the chosen one is inserted. */
export function TemplatesButton({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <IconPopover
      label={t('appReplies.templates.button')}
      icon={<IconTemplate size={16} stroke={1.75} aria-hidden />}
      title={t('appReplies.templates.list')}
    >
      {(close) => (
        <TemplatePanel
          onChoose={(text) => {
            close();
            onChoose(text);
          }}
        />
      )}
    </IconPopover>
  );
}
