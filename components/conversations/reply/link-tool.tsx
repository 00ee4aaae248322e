import { IconLink } from '@tabler/icons-react';
import { useEditorState, type Editor } from '@tiptap/react';
import { useState, type SyntheticEvent } from 'react';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { Button } from '#components/ui/button.tsx';
import { focusOnMount } from '#components/ui/focus-on-mount.ts';
import { IconPopover } from '#components/ui/icon-popover.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { toLinkAddress } from './link-address.ts';
import classes from './format-tools.module.css';

/** Asks for an address and links what is chosen in the text, or writes the address where nothing is. */
export function LinkTool({ editor }: { editor: Editor }) {
  const isActive = useEditorState({ editor, selector: ({ editor: at }) => at.isActive('link') });
  return (
    <IconPopover
      label={t('appReplies.format.link')}
      icon={<IconLink size={16} stroke={1.75} aria-hidden />}
      title={t('appReplies.link.title')}
      isPressed={isActive}
      className={classes.tool}
    >
      {(close) => <LinkForm editor={editor} onClose={close} />}
    </IconPopover>
  );
}

function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const before = String(editor.getAttributes('link')['href'] ?? '');
  const [text, setText] = useState(before);
  const [isWrong, setWrong] = useState(false);
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    // React carries the event on to the form of the reply, which it is not meant for.
    event.stopPropagation();
    const href = toLinkAddress(text);
    setWrong(href === null);
    if (href === null) return;
    onClose();
    setLink(editor, href);
  };
  const handleRemove = () => {
    onClose();
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
  };
  return (
    // The panel stands within the form of the reply, and forms cannot hold forms.
    <div className={classes.link}>
      <LabelledInput
        label={t('appReplies.link.address')}
        hint={t('appReplies.link.hint')}
        error={isWrong ? t('appReplies.link.wrong') : undefined}
        value={text}
        ref={focusOnMount}
        maxLength={2000}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') handleSubmit(event);
        }}
      />
      <div className={classes.acts}>
        <Button onClick={handleSubmit}>{t('appReplies.link.set')}</Button>
        {before !== '' && (
          <Button variant="quiet" onClick={handleRemove}>
            {t('appReplies.link.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}

function setLink(editor: Editor, href: string): void {
  const isNothingChosen = editor.state.selection.empty && !editor.isActive('link');
  const at = editor.chain().focus();
  if (isNothingChosen)
    at.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
  else at.extendMarkRange('link').setLink({ href }).run();
}
