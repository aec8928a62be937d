import './BulkBar.css';

import { RotateCcw, SkipForward, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useRefusal } from '../app/useRefusal';
import { Button } from '../design/Button';
import { useFormat } from '../i18n/useFormat';
import { ActDialog } from './ActDialog';
import { ACTS, type Act, useActWords } from './acts';
import type { Letter } from './LettersTable';

const ICONS = { retry: RotateCcw, skip: SkipForward, end: X } as const;

export interface BulkBarProps {
  readonly chosen: readonly Letter[];
  readonly onDone: () => void;
}

/** What can be done with those that are chosen. */
export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const { t } = useTranslation('deadLetters');
  const format = useFormat();
  const words = useActWords(chosen.length);
  const refused = useRefusal()('enrolments:edit');
  const [act, setAct] = useState<Act>();
  const why = refused ?? (chosen.length === 0 ? t('chooseFirst') : undefined);
  return (
    <div className="bulk-bar" role="group" aria-label={t('acts')}>
      <span className="grow text-2" aria-live="polite">
        {t('chosen', { count: chosen.length, number: format.number(chosen.length) })}
      </span>
      {ACTS.map((each) => {
        const Icon = ICONS[each];
        return (
          <Button
            key={each}
            size="s"
            icon={<Icon />}
            disabledReason={why}
            onClick={() => {
              setAct(each);
            }}
          >
            {words[each].act}
          </Button>
        );
      })}
      {act && (
        <ActDialog
          act={act}
          letters={chosen}
          onClose={() => {
            setAct(undefined);
          }}
          onDone={onDone}
        />
      )}
    </div>
  );
}
