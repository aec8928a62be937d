import { useTranslation } from 'react-i18next';

import { RadioGroup } from '../../../design/RadioGroup';
import type { Operation } from '../../../draft/contract';
import { useDraft, useDraftActions } from '../../../draft/useDraft';
import { entriesOf } from '../../../words/rules';
import { AddButton } from '../../form/AddButton';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { ValueField } from '../../form/ValueField';
import type { Wires } from '../../outputs';
import { useRuleList } from '../../rules/useRuleList';
import { CaseRow, TimeRow } from './WayRows';

type By = 'data' | 'time';

/** What decides, and a way out for each value or time. */
export function SplitByValueForm() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const { by, change } = useBy();
  const { value = '={{ $json.profile.country }}', set, error } = useParameter(['value']);
  return (
    <>
      <Place parameter="by">
        <RadioGroup<By>
          label={t('by.of')}
          value={by}
          choices={[
            { value: 'data', label: t('by.ofData'), hint: t('by.ofDataHint'), disabled: readOnly },
            { value: 'time', label: t('by.ofTime'), hint: t('by.ofTimeHint'), disabled: readOnly },
          ]}
          onChange={change}
        />
      </Place>
      {by === 'data' && (
        <Place parameter="value">
          <ValueField
            label={t('by.value')}
            hint={t('by.valueHint')}
            value={value}
            error={error}
            disabled={readOnly}
            onChange={set}
          />
        </Place>
      )}
      {by === 'data' ? <Cases /> : <Times />}
    </>
  );
}

/** The ways of the other kind have other outputs: only where everyone else goes stays wired. */
function useBy() {
  const { handle } = useStepForm();
  const { node } = handle;
  const actions = useDraftActions();
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  const by: By = node.parameters['by'] === 'time' ? 'time' : 'data';
  const count = { data: entriesOf(node.parameters['cases'], 'case').length, time: entriesOf(node.parameters['times'], 'time').length }; // prettier-ignore
  const change = (next: By) => {
    if (next === by) return;
    const operations: Operation[] = [
      { type: 'setParameters', step: node.id, changes: [{ path: ['by'], value: next }] },
      { type: 'setWires', step: node.id, wires: onlyElse(wires, count[by], count[next]) },
    ];
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
  return { by, change };
}

function onlyElse(wires: Wires | undefined, from: number, to: number): Wires | null {
  const last = wires?.['main']?.[from] ?? [];
  if (last.length === 0) return null;
  return { ...wires, main: [...Array.from({ length: to }, () => []), last] };
}

function Cases() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const list = useRuleList('cases', 'case', 0);
  return (
    <Place parameter="cases">
      <div className="col gap-12">
        {list.rules.map((_, index) => (
          <CaseRow key={index} {...{ list, index }} />
        ))}
        <Else />
        <AddButton
          disabled={readOnly}
          onClick={() => {
            list.add({ name: '', match: 'values', values: [] });
          }}
        >
          {t('addValue')}
        </AddButton>
      </div>
    </Place>
  );
}

function Times() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const list = useRuleList('times', 'time', 0);
  return (
    <Place parameter="times">
      <div className="col gap-12">
        {list.rules.map((_, index) => (
          <TimeRow key={index} {...{ list, index }} />
        ))}
        <Else />
        <AddButton
          disabled={readOnly}
          onClick={() => {
            list.add({ name: '', days: [], from: '09:00', to: '18:00' });
          }}
        >
          {t('addTime')}
        </AddButton>
      </div>
    </Place>
  );
}

function Else() {
  const { t } = useTranslation('splits');
  return (
    <div className="rule rule-else">
      <span className="strong">{t('else')}</span>
      <span className="small text-2">{t('by.others')}</span>
    </div>
  );
}
