import { useTranslation } from 'react-i18next';

import { useDraft, useDraftActions } from '../../../draft/useDraft';
import type { Operation } from '../../../draft/contract';
import { sharesOf } from '../../../words/shares';
import { textIn } from '../../../words/rules';
import { useStepForm } from '../../form/context';
import { NumberParameter } from '../../form/NumberParameter';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { withoutOutput } from '../../outputs';
import { PropertyField } from '../../rules/ConditionRows';
import { EventField } from '../../rules/EventField';
import { useEventSamples } from '../../samples/useSamples';
import { AbTestResults } from './AbTestResults';
import { SharesField } from './SharesField';

/** Who gets which variant, who gets none, and what the variants are measured by. */
export function AbTestForm() {
  const { t } = useTranslation('splits');
  return (
    <>
      <SharesField parameter="variants" entry="variant" label={t('test.variants')} add={t('addVariant')} />
      <Holdout />
      <Metric />
      <AbTestResults />
    </>
  );
}

/** Its output is the last one: it goes with its wires when nobody is held out any more. */
function Holdout() {
  const { t } = useTranslation('splits');
  const { handle, readOnly } = useStepForm();
  const { node } = handle;
  const actions = useDraftActions();
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  const { value = 0, error } = useParameter(['holdout']);
  const change = (percent: number | string) => {
    const changes = [{ path: ['holdout'], value: percent }];
    const operations: Operation[] = [{ type: 'setParameters', step: node.id, changes }];
    const output = sharesOf(node.parameters['variants'], 'variant').length;
    const after = Number(percent) > 0 ? wires : withoutOutput(wires, output);
    if (after !== wires) operations.push({ type: 'setWires', step: node.id, wires: after ?? null });
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
  return (
    <Place parameter="holdout">
      <NumberParameter
        label={t('test.holdoutField')}
        hint={t('test.holdoutHint')}
        value={value}
        min={0}
        max={90}
        unit="%"
        error={error}
        disabled={readOnly}
        onChange={change}
      />
    </Place>
  );
}

function Metric() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const event = useParameter(['event']);
  const days = useParameter(['days']);
  const worth = useParameter(['valuePath']);
  const name = event.value === undefined ? 'Order Completed' : textIn(event.value);
  const samples = useEventSamples(name);
  return (
    <>
      <Place parameter="event">
        <EventField label={t('test.event')} value={name} error={event.error} disabled={readOnly} onChange={event.set} />
      </Place>
      <Place parameter="days">
        <NumberParameter
          label={t('test.days')}
          value={days.value ?? 7}
          min={1}
          max={90}
          unit={t('test.daysUnit')}
          error={days.error}
          disabled={readOnly}
          onChange={days.set}
        />
      </Place>
      <Place parameter="valuePath">
        <span className="small text-2">{t('test.worth')}</span>
        <PropertyField
          label={t('test.worth')}
          value={textIn(worth.value)}
          samples={samples}
          disabled={readOnly}
          onChange={worth.set}
        />
      </Place>
    </>
  );
}
