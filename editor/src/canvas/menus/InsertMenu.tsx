import '../../design/Menu.css';
import './menus.css';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { ClipboardPaste, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { KeyHint } from '../../design/KeyHint';
import { Tile } from '../../design/Tile';
import { fitting, grouped, type Offer } from '../../palette/groups';
import { familyName } from '../../palette/offerWords';
import { useOffers } from '../../palette/useOffers';
import { useWords } from '../../words/useWords';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import { StepPicture } from '../StepPicture';
import type { OpenMenu } from '../state/store';
import { Floating } from './Floating';
import { closeMenu } from './closeMenu';

type Choice = { readonly kind: 'step'; readonly offer: Offer } | { readonly kind: 'paste'; readonly count: number };

/** Nodes of others are many: they are looked for, not looked through. */
const OF_OTHERS_AT_MOST = 8;

/** What is put on a way: type a word of it, Enter. */
export function InsertMenu({ menu }: { readonly menu: Extract<OpenMenu, { kind: 'insert' }> }) {
  const { t } = useTranslation(['canvas', 'palette']);
  const words = useWords();
  const { store, commands } = useCanvasParts();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const groups = useChoices(typed);
  const choose = (choice: Choice) => {
    store.setState({ menu: undefined });
    if (choice.kind === 'paste') commands.paste(menu.place);
    else commands.insert(menu.place, choice.offer.type, choice.offer.preset);
  };
  return (
    <Floating
      label={t('canvas:insertHere')}
      anchor={menu.anchor}
      first={input}
      onClose={() => {
        closeMenu(store);
      }}
    >
      <Autocomplete.Root
        open
        inline
        autoHighlight="always"
        keepHighlight
        filter={null}
        items={groups}
        value={typed}
        onValueChange={(value) => {
          setTyped(value);
        }}
        itemToStringValue={(choice: Choice) => (choice.kind === 'step' ? choice.offer.name : '')}
      >
        <div className="floating-search">
          <Search size={14} aria-hidden="true" />
          <Autocomplete.Input ref={input} placeholder={t('palette:search')} aria-label={t('palette:search')} />
        </div>
        <Autocomplete.Empty className="menu-empty">{t('palette:none', { typed })}</Autocomplete.Empty>
        <Autocomplete.List className="floating-list">
          {(group: (typeof groups)[number]) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="menu-group">
                {group.value === 'paste' ? t('canvas:action.paste') : familyName(words, group.value)}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(choice: Choice) => <Row key={keyOf(choice)} choice={choice} onChoose={choose} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Floating>
  );
}

const keyOf = (choice: Choice) => (choice.kind === 'paste' ? 'paste' : choice.offer.id);

function useChoices(typed: string) {
  const offers = useOffers();
  const copied = useCanvas(({ clip }) => clip?.nodes.length ?? 0);
  const wanted = fitting(
    offers.filter(({ refusal }) => refusal === undefined),
    typed,
  );
  const groups = grouped(wanted).map(({ family, offers: members }) => ({
    value: family,
    items: (family === 'n8n' ? members.slice(0, typed.trim() === '' ? 0 : OF_OTHERS_AT_MOST) : members).map(
      (offer): Choice => ({ kind: 'step', offer }),
    ),
  }));
  const paste = { value: 'paste' as const, items: [{ kind: 'paste', count: copied } as Choice] };
  return [...groups.filter(({ items }) => items.length > 0), ...(copied > 0 && typed.trim() === '' ? [paste] : [])];
}

function Row({ choice, onChoose }: { readonly choice: Choice; readonly onChoose: (choice: Choice) => void }) {
  const { t } = useTranslation('canvas');
  return (
    <Autocomplete.Item
      value={choice}
      className="menu-item floating-item"
      onClick={() => {
        onChoose(choice);
      }}
    >
      {choice.kind === 'step' ? (
        <>
          <StepPicture type={choice.offer.type.type} size="s" icon={choice.offer.icon} />
          <span className="grow cut">{choice.offer.name}</span>
        </>
      ) : (
        <>
          <Tile size="s">
            <ClipboardPaste />
          </Tile>
          <span className="grow">{t('copiedSteps', { count: choice.count })}</span>
          <KeyHint keys="Mod+V" />
        </>
      )}
    </Autocomplete.Item>
  );
}
