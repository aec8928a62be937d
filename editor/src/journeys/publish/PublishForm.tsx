import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiProblem } from '../../api/problem';
import { Button } from '../../design/Button';
import { Note } from '../../design/Note';
import { TextField } from '../../design/TextField';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import { Changes } from './Changes';
import { insideOf, peopleByStep, suggested, undecided, type StepPeople, type WhatHappens } from './people';
import { MatchingChoice } from './MatchingChoice';
import { PeopleChoice } from './PeopleChoice';
import type { PublishFacts } from './usePublishFacts';
import { usePublishing, type Choices, type Published } from './usePublishing';

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
  const { unchanged } = facts.preview;
  // Nothing would be different for anybody, so nobody is asked about.
  const people = unchanged ? [] : peopleByStep(facts.preview);
  const [chosen, setChosen] = useState<Choices>(() => ({ what: suggested(people), mapping: {}, note: '' }));
  const { busy, problem, publish } = usePublishing(journeyId, facts, onPublished);
  const { what, mapping, note, perMinute } = chosen;
  const choose = (change: Partial<Choices>) => {
    setChosen((before) => ({ ...before, ...change }));
  };
  const open = what === 'move' ? undecided(people, mapping) : [];
  const stale = problem instanceof ApiProblem && problem.code === 'conflict';
  return (
    <>
      <div className="publish-columns">
        <Changes facts={facts} />
        <div className="publish-side">
          {people.length > 0 && (
            <PeopleChoice
              {...{ facts, people, what, mapping }}
              onWhat={(next) => {
                choose({ what: next });
              }}
              onMapping={(next) => {
                choose({ mapping: next });
              }}
            />
          )}
          {people.length === 0 && facts.live && !unchanged && <p className="text-2">{t('publish.nobody')}</p>}
          <MatchingChoice
            facts={facts}
            perMinute={perMinute}
            onChange={(next) => {
              choose({ perMinute: next });
            }}
          />
          <TextField
            label={t('publish.note')}
            value={note}
            maxLength={2_000}
            placeholder={t('publish.notePlaceholder')}
            onChange={(next) => {
              choose({ note: next });
            }}
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
        <PublishButton
          {...{ people, what, busy, unchanged }}
          open={open.length}
          onPublish={() => void publish(chosen)}
        />
      </footer>
    </>
  );
}

interface PublishButtonProps {
  readonly people: readonly StepPeople[];
  readonly what: WhatHappens;
  readonly busy: boolean;
  /** There is nothing to publish. */
  readonly unchanged: boolean;
  /** Removed steps whose people have no place yet. */
  readonly open: number;
  readonly onPublish: () => void;
}

/** Names the act. */
function PublishButton({ people, what, busy, unchanged, open, onPublish }: PublishButtonProps) {
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
  const reason = () => {
    if (unchanged) return t('publish.unchanged');
    return open > 0 ? t('publish.needsPlace', { count: open }) : undefined;
  };
  return (
    <Button
      look={what === 'leave' && inside > 0 ? 'danger' : 'primary'}
      busy={busy}
      disabledReason={reason()}
      onClick={onPublish}
    >
      {words()}
    </Button>
  );
}
