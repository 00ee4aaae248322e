import { Link } from '@tanstack/react-router';
import { useId, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { focusOnMount } from '#components/ui/focus-on-mount.ts';
import { TextInput } from '#components/ui/text-input.tsx';
import type { ReplyTemplate } from '#lib/contract/reply-templates.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useReplyTemplates } from './use-reply-templates.ts';
import classes from './template-panel.module.css';

type Props = { onChoose: (text: string) => void };

/** Templates by name and words; arrows move while the focus stays in the search, Enter chooses. */
export function TemplatePanel({ onChoose }: Props) {
  const { data, isError } = useReplyTemplates();
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const shown = (data?.items ?? []).filter((template) => isFound(template, search));
  const at = Math.min(active, Math.max(shown.length - 1, 0));
  const handleKeyDown = (event: KeyboardEvent) => {
    const chosen = shown[at];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(at - 1, 0));
    else if (event.key !== 'Enter') return;
    else if (chosen !== undefined) onChoose(chosen.text);
    event.preventDefault();
  };
  return (
    <div className={classes.panel}>
      <TextInput
        ref={focusOnMount}
        // A native select has no search.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        aria-label={t('appReplies.templates.search')}
        placeholder={t('appReplies.templates.search')}
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value);
          setActive(0);
        }}
        onKeyDown={handleKeyDown}
      />
      <ul
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
        role="listbox"
        id={id}
        aria-label={t('appReplies.templates.list')}
        className={classes.list}
        style={{ '--rows': data?.items.length ?? 0 } as CSSProperties}
      >
        {shown.map((template, index) => (
          <Option
            key={template.id}
            id={`${id}-${index}`}
            template={template}
            isActive={index === at}
            onPoint={() => setActive(index)}
            onChoose={() => onChoose(template.text)}
          />
        ))}
      </ul>
      <Foot count={shown.length} isEmpty={data?.items.length === 0} isError={isError && data === undefined} />
    </div>
  );
}

function isFound({ name, text }: ReplyTemplate, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/);
  const within = `${name} ${text}`.toLowerCase();
  return words.every((word) => within.includes(word));
}

type OptionProps = {
  id: string;
  template: ReplyTemplate;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ id, template, isActive, onPoint, onChoose }: OptionProps) {
  return (
    // Keys are handled by the search, which keeps the focus; an option itself is reached by pointer only.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
      role="option"
      aria-selected={isActive}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
      className={classNames(classes.option, isActive && classes.active)}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className={classes.name}>{template.name}</span>
      <span className={classes.text}>{template.text}</span>
    </li>
  );
}

function Foot({ count, isEmpty, isError }: { count: number; isEmpty: boolean; isError: boolean }) {
  const words = isError ? 'failed' : isEmpty ? 'none' : 'noMatch';
  return (
    <div className={classes.foot}>
      {(isError || count === 0) && <output>{t(`appReplies.templates.${words}`)}</output>}
      <Link to="/settings/$" params={{ _splat: 'conversations/templates' }}>
        {t('appReplies.templates.manage')}
      </Link>
    </div>
  );
}
