import { useState } from 'react';
import {
  createReplyTemplate,
  deleteReplyTemplate,
  updateReplyTemplate,
  type NewReplyTemplate,
  type ReplyTemplate,
} from '#lib/contract/reply-templates.ts';
import { t } from '#lib/i18n/i18n.ts';
import { QuestionDialog } from '../manage-users/question-dialog.tsx';
import { SettingsDialog } from '../settings-dialog.tsx';
import { useSave } from '../use-save.ts';
import { TemplateForm } from './template-form.tsx';

type Props = {
  /** Null to make a new one. */
  template: ReplyTemplate | null;
  onClose: () => void;
};

const TOUCHES = ['reply-templates'];
const WIDTH = 560;

/** A template's name, its text, and whose it is. */
export function TemplateDialog({ template, onClose }: Props) {
  const [isRemoving, setRemoving] = useState(false);
  const { mutate, error, isPending } = useSave({
    save: (api, body: NewReplyTemplate) => {
      if (template === null) return api(createReplyTemplate, { body });
      const params = { templateId: template.id };
      return api(updateReplyTemplate, { params, body: { ...body, version: template.version } });
    },
    touches: TOUCHES,
    words: () => t('appReplies.settings.saved'),
    onDone: onClose,
  });
  if (isRemoving && template !== null) return <RemoveTemplate template={template} onClose={onClose} />;
  const title =
    template === null
      ? t('appReplies.settings.createTitle')
      : t('appReplies.settings.editTitle', { name: template.name });
  return (
    <SettingsDialog title={title} isOpen onClose={onClose} size={WIDTH}>
      <TemplateForm
        template={template}
        error={error}
        isPending={isPending}
        onSave={mutate}
        onClose={onClose}
        onRemove={template === null ? null : () => setRemoving(true)}
      />
    </SettingsDialog>
  );
}

function RemoveTemplate({ template, onClose }: { template: ReplyTemplate; onClose: () => void }) {
  const { mutate, error, isPending } = useSave({
    save: (api) => api(deleteReplyTemplate, { params: { templateId: template.id } }),
    touches: TOUCHES,
    words: () => t('appReplies.settings.removed'),
    onDone: onClose,
  });
  return (
    <QuestionDialog
      title={t('appReplies.settings.removeTitle', { name: template.name })}
      body={t('appReplies.settings.removeBody')}
      act={t('appReplies.settings.remove')}
      keep={t('appReplies.settings.keep')}
      error={error}
      isPending={isPending}
      onAct={() => mutate(undefined)}
      onClose={onClose}
    />
  );
}
