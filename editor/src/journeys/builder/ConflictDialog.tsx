import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import type { DraftConflict } from '../../draft/contract';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import type { Translate } from '../../i18n/translate';
import { useFormat } from '../../i18n/useFormat';
import { useWords } from '../../words/useWords';
import { useAuthors } from '../list/useAuthors';

/** Fields that somebody else changed while they were changed here: one decision each, nothing is lost meanwhile. */
export function ConflictDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('draft');
  const held = useDraft((draft) => draft.held);
  return (
    <Dialog
      open={held.length > 0}
      title={t('conflict.title')}
      description={t('conflict.description')}
      onOpenChange={onClose}
    >
      <ul className="conflicts">
        {held.map((conflict) => (
          <Conflict key={conflict.id} conflict={conflict} />
        ))}
      </ul>
    </Dialog>
  );
}

function Conflict({ conflict }: { readonly conflict: DraftConflict }) {
  const { t } = useTranslation('draft');
  const words = useWords();
  const format = useFormat();
  const actions = useDraftActions();
  const authorOf = useAuthors();
  const { id, step, mine, theirs, by, at } = conflict;
  const field = fieldWords(words, conflict);
  return (
    <li className="conflict">
      <h3>{step === undefined ? field : t('conflict.field', { step, field })}</h3>
      <dl className="conflict-values">
        <div>
          <dt>{t('conflict.mineIs')}</dt>
          <dd>{valueOf(words, mine)}</dd>
        </div>
        <div>
          <dt>
            {t('conflict.theirsIs')}{' '}
            <span className="text-3">
              {at !== '' && t('conflict.by', { name: authorOf(by).name, time: format.clock(at) })}
            </span>
          </dt>
          <dd>{theirs === undefined ? t('conflict.gone') : valueOf(words, theirs)}</dd>
        </div>
      </dl>
      <div className="row">
        <Button
          size="s"
          onClick={() => {
            actions.settle(id, 'mine');
          }}
        >
          {t('conflict.mine')}
        </Button>
        <Button
          size="s"
          onClick={() => {
            actions.settle(id, 'theirs');
          }}
        >
          {t('conflict.theirs')}
        </Button>
      </div>
    </li>
  );
}

/** The field by the last words of its place; whole things by what they are. */
function fieldWords(t: Translate, { path }: DraftConflict): string {
  const [root, , ...inner] = path.split('.');
  if (root === 'name') return t('draft:conflict.journeyName');
  const [first, ...rest] = inner;
  if (first === undefined) return t('draft:conflict.whole');
  if (first === 'name') return t('draft:conflict.name');
  if (first === 'notes') return t('draft:conflict.note');
  if (first === 'wires') return t('draft:conflict.ways');
  return first === 'parameters' ? rest.join(' · ') : inner.join(' · ');
}

function valueOf(t: Translate, value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? t('draft:conflict.changed') : JSON.stringify(value);
}
