import { IconBold, IconItalic, IconList, IconListNumbers, IconQuote } from '@tabler/icons-react';
import { useEditorState, type Editor } from '@tiptap/react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { LinkTool } from './link-tool.tsx';
import classes from './format-tools.module.css';

const ICONS = {
  bold: IconBold,
  italic: IconItalic,
  bulletList: IconList,
  orderedList: IconListNumbers,
  blockquote: IconQuote,
} as const;
type Format = keyof typeof ICONS;
const FORMATS = Object.keys(ICONS) as Format[];

/** Buttons that format what is chosen in the text, or what is typed next. */
export function FormatTools({ editor }: { editor: Editor }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: at }) => FORMATS.filter((format) => at.isActive(format)),
  });
  return (
    <fieldset className={classes.tools}>
      <legend className={classes.legend}>{t('appReplies.format.tools')}</legend>
      {FORMATS.map((format) => {
        const Icon = ICONS[format];
        return (
          <IconButton
            key={format}
            label={t(`appReplies.format.${format}`)}
            icon={<Icon size={16} stroke={1.75} aria-hidden />}
            aria-pressed={active.includes(format)}
            className={classes.tool}
            // The focus stays in the text: what is typed at once is not lost on the button.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => toggle(editor, format)}
          />
        );
      })}
      <LinkTool editor={editor} />
    </fieldset>
  );
}

function toggle(editor: Editor, format: Format): void {
  const at = editor.chain().focus();
  const made = {
    bold: () => at.toggleBold(),
    italic: () => at.toggleItalic(),
    bulletList: () => at.toggleBulletList(),
    orderedList: () => at.toggleOrderedList(),
    blockquote: () => at.toggleBlockquote(),
  }[format]();
  made.run();
}
