import './Palette.css';
import '../design/Menu.css';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { KeyHint } from '../design/KeyHint';
import { translate } from '../i18n/translate';
import type { Action } from './action';
import { groupName, inGroups } from './groups';
import { offeredActions } from './registry';
import { closeSurface, useSurface } from './surfaces';

interface Offer {
  readonly action: Action;
  /** What typing is compared with. */
  readonly label: string;
  readonly words: string;
  readonly refusal: string | undefined;
}

/** Everything that can be done here, by typing a word of it. */
export default function Palette() {
  const { t } = useTranslation('app');
  const open = useSurface((surface) => surface.open === 'palette');
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) closeSurface();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-scrim" />
        <Dialog.Popup className="palette" aria-label={t('palette.title')}>
          <Choices />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Choices() {
  const { t } = useTranslation('app');
  const groups = inGroups(offeredActions()).map(({ group, actions }) => ({
    value: group,
    items: actions.map(offerOf),
  }));
  return (
    <Autocomplete.Root
      open
      inline
      autoHighlight="always"
      keepHighlight
      items={groups}
      itemToStringValue={(offer: Offer) => `${offer.label} ${offer.words}`}
      filter={(offer: Offer, typed) => fits(offer, typed)}
    >
      <div className="palette-head">
        <Search size={16} aria-hidden="true" />
        <Autocomplete.Input
          className="palette-input"
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.title')}
        />
      </div>
      <Autocomplete.Empty className="menu-empty">{t('palette.empty')}</Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(group: (typeof groups)[number]) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="menu-group">
              {groupName(group.value, translate)}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(offer: Offer) => <Row key={offer.action.id} offer={offer} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function Row({ offer }: { readonly offer: Offer }) {
  const { action, label, refusal } = offer;
  const Icon = action.icon;
  return (
    <Autocomplete.Item
      value={offer}
      className="menu-item"
      disabled={refusal !== undefined}
      onClick={() => {
        closeSurface();
        // After the dialog has given the focus back, so that the action may take it.
        setTimeout(action.perform);
      }}
    >
      {Icon && <Icon />}
      <span className="col grow gap-2">
        <span>{label}</span>
        {refusal !== undefined && <span className="menu-hint">{refusal}</span>}
      </span>
      {action.shortcut && <KeyHint keys={action.shortcut} />}
    </Autocomplete.Item>
  );
}

function offerOf(action: Action): Offer {
  return {
    action,
    label: action.label(translate),
    words: action.keywords?.(translate) ?? '',
    refusal: action.refusal?.(translate),
  };
}

/** Every typed word begins a word of the action, or is part of it where words are not parted (Chinese). */
function fits({ label, words }: Offer, typed: string): boolean {
  const text = `${label} ${words}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
