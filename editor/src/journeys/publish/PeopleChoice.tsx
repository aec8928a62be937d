import { useTranslation } from 'react-i18next';

import { isEntry } from '../../canvas/graph/types';
import { Badge } from '../../design/Badge';
import { RadioGroup } from '../../design/RadioGroup';
import { Select } from '../../design/Select';
import { stepKeyOf, type DraftStep } from '../../draft/contract';
import { useFormat } from '../../i18n/useFormat';
import { StepTile } from '../../inspector/StepTile';
import {
  insideOf,
  movedBy,
  stayingOf,
  suggested,
  undecided,
  type Mapping,
  type StepPeople,
  type WhatHappens,
} from './people';
import type { PublishFacts } from './usePublishFacts';

export interface PeopleChoiceProps {
  readonly facts: PublishFacts;
  readonly people: readonly StepPeople[];
  readonly what: WhatHappens;
  readonly mapping: Mapping;
  readonly onWhat: (what: WhatHappens) => void;
  readonly onMapping: (mapping: Mapping) => void;
}

/** Who stands where, and the three things that can happen to them, each with its consequence in numbers. */
export function PeopleChoice({ facts, people, what, mapping, onWhat, onMapping }: PeopleChoiceProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const inside = insideOf(people);
  return (
    <section className="publish-people" aria-labelledby="publish-people">
      <header className="row">
        <h3 id="publish-people">{t('publish.inside', { count: inside, number: format.number(inside) })}</h3>
        <span className="small text-3 end">{t('publish.now', { time: format.clock(new Date()) })}</span>
      </header>
      <ul>
        {people.map((one) => (
          <PeopleRow key={one.stepKey} one={one} most={people[0]?.inside ?? 1} facts={facts} />
        ))}
      </ul>
      <Choices {...{ facts, people, what, mapping, onWhat }} />
      {what === 'move' && <Places {...{ facts, people, mapping, onMapping }} />}
    </section>
  );
}

interface PeopleRowProps {
  readonly one: StepPeople;
  readonly most: number;
  readonly facts: PublishFacts;
}

function PeopleRow({ one, most, facts }: PeopleRowProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const node = stepIn(facts, one.stepKey);
  return (
    <li className="publish-row">
      <StepTile size="s" type={node?.type ?? ''} />
      <span className="cut">
        {node?.name ?? one.stepKey}
        {one.gone && <span className="text-3"> {t('publish.gone')}</span>}
        {one.staying > 0 && <span className="text-3"> {t('publish.waysChanged')}</span>}
      </span>
      <span className="publish-bar" aria-hidden="true">
        <span style={{ width: `${String((one.inside / most) * 100)}%` }} />
      </span>
      <span className="num strong">{format.number(one.inside)}</span>
    </li>
  );
}

function stepIn({ workflow, live }: PublishFacts, key: string): DraftStep | undefined {
  const find = (nodes: readonly DraftStep[] = []) => nodes.find((node) => stepKeyOf(node) === key);
  return find(workflow.nodes) ?? find(live?.workflow.nodes);
}

function Choices({ facts, people, what, mapping, onWhat }: Omit<PeopleChoiceProps, 'onMapping'>) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const inside = insideOf(people);
  const homeless = insideOf(people.filter(({ gone }) => gone));
  const { left } = movedBy(people, mapping);
  const versions = { old: facts.live?.number ?? 0, next: (facts.live?.number ?? 0) + 1 };
  const count = inside;
  const number = format.number(inside);
  const fitting = <Badge tone="accent">{t('publish.fits')}</Badge>;
  const best = suggested(people);
  const moveHint =
    homeless === 0
      ? t('publish.moveHint')
      : t('publish.moveGone', { count: homeless, number: format.number(homeless) });
  const staying = stayingOf(people);
  const moveHints = [
    moveHint,
    left > 0 ? t('publish.moveLeft', { count: left, number: format.number(left) }) : '',
    staying > 0 ? t('publish.moveStay', { count: staying, number: format.number(staying) }) : '',
  ];
  const labelled = (value: WhatHappens, text: string) => (
    <span className="row">
      <span className="strong">{text}</span>
      {best === value && fitting}
    </span>
  );
  return (
    <RadioGroup<WhatHappens>
      cards
      label={t('publish.question')}
      value={what}
      choices={[
        {
          value: 'finish',
          label: labelled('finish', t('publish.finish', versions)),
          hint: t('publish.finishHint', { count, number, ...versions }),
        },
        {
          value: 'move',
          label: labelled('move', t('publish.move', versions)),
          hint: moveHints.filter(Boolean).join(' '),
        },
        {
          value: 'leave',
          label: labelled('leave', t('publish.leave')),
          hint: t('publish.leaveHint', { count, number }),
        },
      ]}
      onChange={onWhat}
    />
  );
}

const LEAVE = '-';

interface PlacesProps {
  readonly facts: PublishFacts;
  readonly people: readonly StepPeople[];
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}

/** A new place for those who stand at steps that are gone. */
function Places({ facts, people, mapping, onMapping }: PlacesProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const gone = people.filter((one) => one.gone);
  if (gone.length === 0) return null;
  const steps = facts.workflow.nodes.filter(({ type }) => !isEntry(type) && !type.endsWith('.stickyNote'));
  const options = [
    ...steps.map((node) => ({ value: stepKeyOf(node), label: node.name })),
    { value: LEAVE, label: t('publish.theyLeave') },
  ];
  const open = new Set(undecided(people, mapping).map(({ stepKey }) => stepKey));
  return (
    <div className="col gap-12">
      {gone.map(({ stepKey, inside }) => (
        <Select<string>
          key={stepKey}
          label={t('publish.place', {
            count: inside,
            number: format.number(inside),
            step: stepIn(facts, stepKey)?.name ?? stepKey,
          })}
          value={open.has(stepKey) ? null : (mapping[stepKey] ?? LEAVE)}
          placeholder={t('publish.choosePlace')}
          options={options}
          onChange={(to) => {
            onMapping({ ...mapping, [stepKey]: to === LEAVE ? null : to });
          }}
        />
      ))}
    </div>
  );
}
