import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { Button } from '../../design/Button';
import { Checkbox } from '../../design/Checkbox';
import { Note } from '../../design/Note';
import { TextField } from '../../design/TextField';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import { renewJourneys } from '../dialogs/useJourneyActs';
import { Changes } from './Changes';
import {
  insideOf,
  peopleByStep,
  suggested,
  undecided,
  type Mapping,
  type StepPeople,
  type WhatHappens,
} from './people';
import { PeopleChoice } from './PeopleChoice';
import type { PublishFacts } from './usePublishFacts';

export interface Published {
  readonly versionId: string;
  readonly number: number;
  readonly what: WhatHappens;
  /** Who was inside when it was asked. */
  readonly people: number;
}

export interface PublishFormProps {
  readonly journeyId: string;
  readonly facts: PublishFacts;
  readonly onPublished: (published: Published) => void;
  readonly onCancel: () => void;
  /** The draft is another one by now: asked anew. */
  readonly onStale: () => void;
}

/** The question, with all that is needed to answer it. */
export function PublishForm({ journeyId, facts, onPublished, onCancel, onStale }: PublishFormProps) {
  const { t } = useTranslation(['journeys', 'common']);
  const explain = useProblemText();
  const people = peopleByStep(facts.preview);
  const [what, setWhat] = useState<WhatHappens>(() => suggested(people));
  const [mapping, setMapping] = useState<Mapping>({});
  const [matching, setMatching] = useState(false);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const open = what === 'move' ? undecided(people, mapping) : [];
  const publish = async () => {
    setBusy(true);
    try {
      const body = {
        whatHappensToPeopleInside: what,
        revision: facts.preview.revision,
        ...(what === 'move' && { mapping: { ...mapping } }),
        ...(note.trim() !== '' && { note: note.trim() }),
        ...(matching && { enrolMatching: true as const }),
      };
      const made = await answer(
        api.POST('/api/journeys/{journeyId}/publish', { params: { path: { journeyId } }, body }),
      );
      await renewJourneys();
      onPublished({ versionId: made.id, number: made.number, what, people: insideOf(people) });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const stale = problem instanceof ApiProblem && problem.code === 'conflict';
  return (
    <>
      <div className="publish-columns">
        <Changes facts={facts} />
        <div className="publish-side">
          {people.length > 0 && (
            <PeopleChoice {...{ facts, people, what, mapping }} onWhat={setWhat} onMapping={setMapping} />
          )}
          {people.length === 0 && facts.live && <p className="text-2">{t('publish.nobody')}</p>}
          <MatchingChoice facts={facts} checked={matching} onChange={setMatching} />
          <TextField
            label={t('publish.note')}
            value={note}
            maxLength={2_000}
            placeholder={t('publish.notePlaceholder')}
            onChange={setNote}
          />
        </div>
      </div>
      {problem !== undefined && (
        <Note
          tone="danger"
          live
          action={
            stale && (
              <Button size="xs" onClick={onStale}>
                {t('publish.lookAgain')}
              </Button>
            )
          }
        >
          {stale ? t('publish.stale') : explain(problem)}
        </Note>
      )}
      <footer className="publish-foot">
        <span className="small text-3 grow">
          {facts.live ? t('publish.calm', { number: facts.live.number }) : t('publish.calmFirst')}
        </span>
        <Button look="quiet" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <PublishButton {...{ people, what, busy }} open={open.length} onPublish={() => void publish()} />
      </footer>
    </>
  );
}

interface MatchingChoiceProps {
  readonly facts: PublishFacts;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Those whose events fit already; entering them is an act of its own. */
function MatchingChoice({ facts, checked, onChange }: MatchingChoiceProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { matching } = facts.preview;
  if (!matching || matching.count === 0) return null;
  const { count, capped } = matching;
  const number = format.number(count);
  return (
    <Checkbox
      label={capped ? t('publish.matchingAtLeast', { count, number }) : t('publish.matching', { count, number })}
      hint={t('publish.matchingHint')}
      checked={checked}
      onChange={onChange}
    />
  );
}

interface PublishButtonProps {
  readonly people: readonly StepPeople[];
  readonly what: WhatHappens;
  readonly busy: boolean;
  /** Removed steps whose people have no place yet. */
  readonly open: number;
  readonly onPublish: () => void;
}

/** Names the act. */
function PublishButton({ people, what, busy, open, onPublish }: PublishButtonProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const inside = insideOf(people);
  const count = inside;
  const number = format.number(inside);
  const words = () => {
    if (inside === 0) return t('publish.do');
    switch (what) {
      case 'finish':
        return t('publish.doFinish', { count, number });
      case 'move':
        return t('publish.doMove', { count, number });
      case 'leave':
        return t('publish.doLeave', { count, number });
    }
  };
  return (
    <Button
      look={what === 'leave' && inside > 0 ? 'danger' : 'primary'}
      busy={busy}
      disabledReason={open > 0 ? t('publish.needsPlace', { count: open }) : undefined}
      onClick={onPublish}
    >
      {words()}
    </Button>
  );
}
