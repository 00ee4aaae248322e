import { IconTemplate } from '@tabler/icons-react';
import { useId } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import floating from '#components/ui/floating.module.css';
import { useFloating } from '#components/ui/use-floating.ts';
import { t } from '#lib/i18n/i18n.ts';
import { TemplatePanel } from './template-panel.tsx';

const PLACEMENT = { align: 'start', matchesWidth: false } as const;

/** Opens the templates; the chosen one is inserted. Esc closes them and gives the focus back. */
export function TemplatesButton({ onChoose }: { onChoose: (text: string) => void }) {
  const { anchor, panel, isOpen, open, close, handleToggle } = useFloating<HTMLButtonElement>(PLACEMENT);
  const id = useId();
  return (
    <>
      <IconButton
        ref={anchor}
        label={t('appReplies.templates.button')}
        icon={<IconTemplate size={16} stroke={1.75} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={isOpen ? close : open}
      />
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={t('appReplies.templates.list')}
        className={floating.panel}
        onToggle={handleToggle}
      >
        {isOpen && (
          <TemplatePanel
            onChoose={(text) => {
              close();
              onChoose(text);
            }}
          />
        )}
      </section>
    </>
  );
}
