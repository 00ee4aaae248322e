import type { Editor } from '@tiptap/react';
import { lazy, Suspense, useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { useMe } from '#components/app/session.ts';
import { DropHere } from '#components/tickets/page/files/drop-here.tsx';
import type { Upload } from '#components/tickets/page/files/uploads.ts';
import { useFilesGiven } from '#components/tickets/page/files/use-files-given.ts';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { fillPlaceholders } from '#lib/base/placeholders.ts';
import type { ConversationView } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import { nameOf } from '../conversation-row.tsx';
import { AddReplyFiles, ReplyFileList } from './reply-files.tsx';
import { replyRefusal } from './reply-refusal.ts';
import { SendButtons } from './send-buttons.tsx';
import { templateValues, toParagraphs, variablesLeft } from './template-values.ts';
import { TemplatesButton } from './templates-button.tsx';
import { useReplyFiles } from './use-reply-files.ts';
import { useReply, type WithTicket } from './use-reply.ts';
import classes from './reply-form.module.css';

const RichText = lazy(async () => ({ default: (await import('./rich-text.tsx')).RichText }));
const FormatTools = lazy(async () => ({ default: (await import('./format-tools.tsx')).FormatTools }));

type Props = {
  conversation: ConversationView;
  /** False while something else is written in its place. */
  isShown: boolean;
};

/** Where a reply is written: words with formatting, templates, files; nothing of it is lost by a refusal. */
export function ReplyForm({ conversation, isShown }: Props) {
  const me = useMe();
  const [editor, setEditor] = useState<Editor | null>(null);
  const files = useReplyFiles(conversation.id);
  const isOver = useFilesGiven(isShown ? files.uploads.add : null);
  const reply = useReply(conversation.id, (sent) => {
    // It may be gone by then, or hold what was written meanwhile.
    if (editor?.isDestroyed === false && editor.getHTML() === sent) editor.commands.clearContent();
    void files.refresh();
  });
  const { html, isPending } = reply;
  const left = variablesLeft(html);
  const onTheWay = files.uploads.uploads;
  const canSend = html !== '' && left.length === 0;
  const [isHeldBack, setHeldBack] = useState(false);
  const obstacle = isHeldBack ? obstacleOf(onTheWay) : undefined;
  const send = (given: WithTicket | null = null) => {
    setHeldBack(onTheWay.length > 0);
    if (isPending || !canSend || onTheWay.length > 0) return;
    reply.mutate({ html, attachmentIds: files.files.map(({ id }) => id), with: given });
  };
  const insert = (text: string) => {
    const filled = fillPlaceholders(text, templateValues(conversation, me)).text;
    editor?.chain().focus().insertContent(toParagraphs(filled)).run();
  };
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit}>
      <Suspense fallback={<Waiting />}>
        <RichText
          label={t('appConversations.reply.label', { name: nameOf(conversation) })}
          html={html}
          onChange={reply.setHtml}
          onReady={setEditor}
        />
      </Suspense>
      <ReplyFileList {...files} />
      {left.length > 0 && (
        <output className={classes.note}>
          {t('appReplies.templates.missing', { count: left.length, variables: left.join(', ') })}
        </output>
      )}
      <FormRefusal text={obstacle ?? replyRefusal(reply.error)} />
      <div className={classes.foot}>
        <div className={classes.tools}>
          <div className={classes.format}>
            {editor !== null && (
              <Suspense>
                <FormatTools editor={editor} />
              </Suspense>
            )}
          </div>
          <AddReplyFiles onFiles={files.uploads.add} />
          {editor !== null && <TemplatesButton onChoose={insert} />}
        </div>
        <SendButtons ticket={conversation.ticket} isPending={isPending} canSend={canSend} onSend={send} />
      </div>
      {isOver && <DropHere>{t('appReplies.files.drop')}</DropHere>}
    </form>
  );
}

/** Why files that are not there yet hold the reply back. */
function obstacleOf(uploads: readonly Upload[]): string | undefined {
  if (uploads.length === 0) return undefined;
  return t(
    uploads.some(({ state }) => state === 'failed') ? 'appReplies.files.failed' : 'appReplies.files.wait',
  );
}

function Waiting() {
  return (
    <Skeleton label={t('appReplies.format.loading')}>
      <div className={classes.waiting}>
        <SkeletonBar width="40%" />
      </div>
    </Skeleton>
  );
}
