import { EditorContent, useEditor, type Editor, type EditorOptions } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useMemo } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import words from '../formatted-reply.module.css';
import classes from './rich-text.module.css';

type Props = {
  label: string;
  /** What it begins with; later changes of it are its own. */
  html: string;
  onChange: (html: string) => void;
  /** Told once, when it can be written in. */
  onReady: (editor: Editor) => void;
};

const OFF = false as const;

/** Bold, italic, lists, quotes and links; whatever else is pasted loses its looks, as the companion would take them out. */
const EXTENSIONS = [
  StarterKit.configure({
    code: OFF,
    codeBlock: OFF,
    dropcursor: OFF,
    gapcursor: OFF,
    heading: OFF,
    horizontalRule: OFF,
    strike: OFF,
    trailingNode: OFF,
    underline: OFF,
    link: { openOnClick: false, defaultProtocol: 'https', protocols: ['mailto'] },
  }),
];

/** The field in which a reply is written. Ctrl+Enter submits its form. */
export function RichText({ label, html, onChange, onReady }: Props) {
  const editorProps = useMemo(() => toEditorProps(label), [label]);
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: html,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps,
    onCreate: ({ editor: made }) => onReady(made),
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? '' : changed.getHTML()),
  });
  return (
    <div className={classes.place} data-empty={html === ''}>
      {html === '' && (
        <p className={classes.placeholder} aria-hidden>
          {label}
        </p>
      )}
      <EditorContent editor={editor} />
    </div>
  );
}

function toEditorProps(label: string): EditorOptions['editorProps'] {
  return {
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      class: classNames(classes.area, words.words),
    },
    handleKeyDown: ({ dom }, event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
      dom.closest('form')?.requestSubmit();
      return true;
    },
  };
}
