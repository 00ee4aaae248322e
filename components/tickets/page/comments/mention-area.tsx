import { useId, useLayoutEffect, useRef } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { classNames } from '#components/ui/class-names.ts';
import type { FieldWiring } from '#components/ui/field.tsx';
import { TextArea } from '#components/ui/text-input.tsx';
import type { UserSummary } from '#lib/contract/users.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './mention-area.module.css';
import { useMentionBox } from './use-mention-box.ts';

type Props = {
  wiring: FieldWiring;
  text: string;
  onChange: (text: string) => void;
  people: readonly UserSummary[];
  className?: string | undefined;
};

/** Text in which `@` offers the names of colleagues. The focus stays in the text; arrows, Enter and Esc are for the list. */
export function MentionArea({ wiring, text, onChange, people, className }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const box = useMentionBox({ area, text, setText: onChange, people });
  const listId = useId();
  const isOpen = box.offered.length > 0;
  return (
    <div className={classes.place}>
      <TextArea
        ref={area}
        wiring={wiring}
        className={className}
        value={text}
        maxLength={20_000}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={isOpen ? `${listId}-${box.active}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          box.look();
        }}
        onSelect={box.look}
        onBlur={box.close}
        onKeyDown={(event) => {
          if (box.handleKey(event)) return;
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <Offered listId={listId} box={box} />
      <output>
        <HiddenWords>{isOpen && t('appTicketWork.mentionCount', { count: box.offered.length })}</HiddenWords>
      </output>
    </div>
  );
}

function Offered({ listId, box }: { listId: string; box: ReturnType<typeof useMentionBox> }) {
  const list = useRef<HTMLUListElement>(null);
  const isOpen = box.offered.length > 0;
  useLayoutEffect(() => {
    if (isOpen) list.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    // The text has the focus and its keys; the list is pointed at.
    <ul
      ref={list}
      id={listId}
      hidden={!isOpen}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
      role="listbox"
      aria-label={t('appTicketWork.mentionList')}
      className={classes.list}
    >
      {box.offered.map((person, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <li
          key={person.id}
          id={`${listId}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
          role="option"
          aria-selected={index === box.active}
          className={classNames(classes.option, index === box.active && classes.active)}
          onPointerMove={() => box.setActive(index)}
          // Before the text loses the focus, which would close the list.
          onPointerDown={(event) => {
            event.preventDefault();
            box.choose(person);
          }}
        >
          <Avatar name={person.name} size={20} />
          <span className={classes.name}>{person.name}</span>
          <span className={classes.email}>{person.email}</span>
        </li>
      ))}
    </ul>
  );
}
