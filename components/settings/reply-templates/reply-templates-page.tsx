import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useNow } from '#components/app/use-now.ts';
import { useReplyTemplates } from '#components/conversations/reply/use-reply-templates.ts';
import { Button } from '#components/ui/button.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { ReplyTemplate } from '#lib/contract/reply-templates.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { TemplateDialog } from './template-dialog.tsx';

/** Settings > Customisation > Conversation settings > Reply templates. */
export function ReplyTemplatesPage() {
  const { data, error, refetch } = useReplyTemplates();
  const [open, setOpen] = useState<ReplyTemplate | 'new' | null>(null);
  const create = (
    <Button
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      onClick={() => setOpen('new')}
    >
      {t('appReplies.settings.create')}
    </Button>
  );
  return (
    <SettingsBody>
      <SettingsPart
        title={t('appReplies.settings.title')}
        note={t('appReplies.settings.note')}
        actions={create}
      >
        {data !== undefined && <Templates items={data.items} onOpen={setOpen} />}
        {data === undefined && error !== null && (
          <LoadFailure title={t('appReplies.settings.failed')} error={error} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && (
          <Skeleton label={t('app.loading')}>
            <SkeletonBar width="40%" />
          </Skeleton>
        )}
      </SettingsPart>
      {open !== null && (
        <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </SettingsBody>
  );
}

type ListProps = { items: readonly ReplyTemplate[]; onOpen: (template: ReplyTemplate) => void };

function Templates({ items, onOpen }: ListProps) {
  if (items.length === 0) {
    return (
      <StatePanel
        icon={<IconTemplate size={20} stroke={1.75} aria-hidden />}
        title={t('appReplies.settings.none')}
      >
        <p>{t('appReplies.settings.noneBody')}</p>
      </StatePanel>
    );
  }
  return (
    <ul className={classes.rows}>
      {items.map((template) => (
        <Row key={template.id} template={template} onOpen={() => onOpen(template)} />
      ))}
    </ul>
  );
}

function Row({ template, onOpen }: { template: ReplyTemplate; onOpen: () => void }) {
  const now = useNow();
  const { name, isForEveryone, canChange, changedBy, changedAt } = template;
  const time = formatRelativeMoment(changedAt, now);
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>
          {name}
          <span className={classes.chip}>
            {t(`appReplies.settings.${isForEveryone ? 'everyone' : 'mine'}`)}
          </span>
        </p>
        {changedBy !== null && (
          <p className={classes.small}>{t('appReplies.settings.changed', { name: changedBy.name, time })}</p>
        )}
      </div>
      {canChange && (
        <Button size="sm" aria-label={t('appReplies.settings.editOf', { name })} onClick={onOpen}>
          {t('appReplies.settings.edit')}
        </Button>
      )}
    </li>
  );
}
