import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages, type Item } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { ShowMore } from '../../app/ShowMore';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { useFormat } from '../../i18n/useFormat';
import type { Customer } from '../detail';
import { nameOf } from '../person';
import { MergeDialog } from './MergeDialog';
import { useMergeWords } from './mergeWords';
import { UndoMergeDialog } from './UndoMergeDialog';

export type Merge = Item<'/api/profiles/{profileId}/merges'>;

/** Which profiles this person was merged from, why, and the way back. */
export function MergesPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const refusal = useRefusal();
  const [undoing, setUndoing] = useState<Merge>();
  const [merging, setMerging] = useState(false);
  const merges = useApiPages('/api/profiles/{profileId}/merges', {
    params: { path: { profileId: customer.id }, query: { limit: 5 } },
  });
  return (
    <Panel
      title={t('merges.title')}
      actions={
        <Button
          size="s"
          disabledReason={refusal('profiles:edit')}
          onClick={() => {
            setMerging(true);
          }}
        >
          {t('merges.mergeDots')}
        </Button>
      }
    >
      <Loaded query={merges} failed={t('merges.failed')} skeleton={<Skeleton height={44} />}>
        {(all) =>
          all.length === 0 ? (
            <p className="small text-3">{t('merges.none')}</p>
          ) : (
            <ul className="profile-merges">
              {all.map((merge) => (
                <MergeEntry key={merge.id} merge={merge} onUndo={setUndoing} />
              ))}
              <ShowMore query={merges} />
            </ul>
          )
        }
      </Loaded>
      {merging && (
        <MergeDialog
          customer={customer}
          onClose={() => {
            setMerging(false);
          }}
        />
      )}
      {undoing && (
        <UndoMergeDialog
          merge={undoing}
          onClose={() => {
            setUndoing(undefined);
          }}
        />
      )}
    </Panel>
  );
}

interface MergeEntryProps {
  readonly merge: Merge;
  readonly onUndo: (merge: Merge) => void;
}

function MergeEntry({ merge, onUndo }: MergeEntryProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const refusal = useRefusal();
  const words = useMergeWords();
  const { from, at, undone, undoable, known } = merge;
  const name = known ? nameOf(from) : t('merges.visitor');
  return (
    <li className="col gap-2">
      <span className="row">
        <span className="grow strong cut">{name}</span>
        {undoable && (
          <Button
            size="s"
            look="quiet"
            aria-label={t('merges.undoOf', { name })}
            disabledReason={refusal('profiles:edit')}
            onClick={() => {
              onUndo(merge);
            }}
          >
            {t('merges.undoDots')}
          </Button>
        )}
      </span>
      <span className="small text-2">{words.cause(merge)}</span>
      <span className="small text-3">
        {undone ? t('merges.undone', { at: format.moment(undone.at) }) : format.moment(at)}
      </span>
    </li>
  );
}
