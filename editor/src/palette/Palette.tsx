import './palette.css';

import { ChevronDown, ChevronRight, GripVertical, Plus } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { usePaletteDrag } from '../canvas/drop/usePaletteDrag';
import { useCanvas, useCanvasParts } from '../canvas/state/CanvasContext';
import { StepPicture } from '../canvas/StepPicture';
import { Button } from '../design/Button';
import { EmptyState } from '../design/EmptyState';
import { KeyHint } from '../design/KeyHint';
import { SearchField } from '../design/SearchField';
import { useFormat } from '../i18n/useFormat';
import { useWords } from '../words/useWords';
import { fitting, grouped, type Offer, type OfferGroup } from './groups';
import { familyName } from './offerWords';
import { useOffers } from './useOffers';

export interface PaletteProps {
  readonly search: RefObject<HTMLInputElement | null>;
}

/** Every kind of step, to be dragged onto the canvas or put behind the step in hand. */
export function Palette({ search }: PaletteProps) {
  const { t } = useTranslation('palette');
  const [typed, setTyped] = useState('');
  const offers = useOffers();
  const [searching, setSearching] = useState(false);
  const groups = grouped(fitting(offers, typed));
  return (
    <aside className="steps" aria-label={t('title')} data-wide={searching || typed !== ''}>
      <div
        className="steps-search"
        onFocus={() => {
          setSearching(true);
        }}
        onBlur={() => {
          setSearching(false);
        }}
      >
        <SearchField ref={search} label={t('search')} value={typed} onChange={setTyped} />
        {typed === '' && <KeyHint keys="/" />}
      </div>
      <div className="steps-list">
        {groups.map((group) => (
          <Group key={group.family} group={group} searching={typed.trim() !== ''} />
        ))}
        {groups.length === 0 && typed !== '' && (
          <EmptyState
            title={t('none', { typed })}
            action={
              <Button
                look="quiet"
                onClick={() => {
                  setTyped('');
                }}
              >
                {t('clear')}
              </Button>
            }
          />
        )}
      </div>
      <p className="steps-hint">
        <Trans
          t={t}
          i18nKey="dragHint"
          components={{
            plus: (
              <span className="steps-plus">
                <Plus size={11} aria-hidden="true" />
              </span>
            ),
            key: <KeyHint keys="A" />,
          }}
        />
      </p>
    </aside>
  );
}

/** Nodes of others are many: folded until somebody asks. */
const MOST_SHOWN = 60;

function Group({ group, searching }: { readonly group: OfferGroup; readonly searching: boolean }) {
  const { family, offers } = group;
  const words = useWords();
  const { number } = useFormat();
  const [open, setOpen] = useState(family !== 'n8n');
  const shown = open || searching;
  const Chevron = shown ? ChevronDown : ChevronRight;
  return (
    <section>
      <button
        type="button"
        className="steps-group"
        aria-expanded={shown}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Chevron size={14} aria-hidden="true" />
        <span className="grow">{familyName(words, family)}</span>
        <span className="num text-3">{number(offers.length)}</span>
      </button>
      {shown && offers.slice(0, MOST_SHOWN).map((offer) => <Item key={offer.id} offer={offer} />)}
    </section>
  );
}

function Item({ offer }: { readonly offer: Offer }) {
  const { type, name, preset, refusal, icon } = offer;
  const { commands } = useCanvasParts();
  const readOnly = useCanvas((state) => state.readOnly);
  const drag = usePaletteDrag();
  const off = readOnly || refusal !== undefined;
  return (
    <button
      type="button"
      className="steps-item"
      title={refusal ?? (type.ours ? name : type.description)}
      aria-disabled={off || undefined}
      onPointerDown={(event) => {
        if (!off) drag({ type, preset }, event);
      }}
      onClick={() => {
        if (!off) commands.insert(commands.usualPlace(), type, preset);
      }}
    >
      <StepPicture type={type.type} size="s" icon={icon} />
      <span className="grow cut">{name}</span>
      {!off && <GripVertical size={14} className="steps-grip" aria-hidden="true" />}
    </button>
  );
}
