import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../../api/queries';
import { textIn as textAt } from '../../../canvas/graph/parameters';
import { Combobox } from '../../../design/Combobox';
import { RadioGroup } from '../../../design/RadioGroup';
import type { Option } from '../../../design/Select';
import { Select } from '../../../design/Select';
import { TextField } from '../../../design/TextField';
import { useDraft } from '../../../draft/useDraft';
import { textIn } from '../../../words/rules';
import { useStepForm } from '../../form/context';
import { NumberParameter } from '../../form/NumberParameter';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';

type What = 'journey' | 'message' | 'step';

const MOST = { params: { query: { limit: 200 } } } as const;
/** The journey in hand. */
const THIS = '-';

/** What to look for in what a customer has been through, and how far back. */
export function SplitByHistoryForm() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const what = useParameter(['what']);
  const days = useParameter(['days']);
  const asked = (what.value ?? 'message') as What;
  return (
    <>
      <Place parameter="what">
        <RadioGroup<What>
          label={t('history.what')}
          value={asked}
          choices={[
            { value: 'message', label: t('history.whatMessage'), disabled: readOnly },
            { value: 'journey', label: t('history.whatJourney'), disabled: readOnly },
            { value: 'step', label: t('history.whatStep'), disabled: readOnly },
          ]}
          onChange={what.set}
        />
      </Place>
      {asked === 'message' ? <MessageField /> : <JourneyField />}
      {asked === 'step' && <StepField />}
      <Place parameter="days">
        <NumberParameter
          label={t('history.days')}
          hint={t('history.daysHint')}
          value={days.value ?? 30}
          min={0}
          max={400}
          unit={t('history.daysUnit')}
          error={days.error}
          disabled={readOnly}
          onChange={days.set}
        />
      </Place>
    </>
  );
}

function MessageField() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['message']);
  const messages = useApiQuery('/api/messages', MOST).data?.items ?? [];
  const key = textIn(value);
  return (
    <Place parameter="message">
      <Combobox
        label={t('history.messageField')}
        value={key === '' ? null : key}
        options={withOwn(
          messages.map((message) => ({ value: message.key, label: message.name, hint: message.key })),
          key,
        )}
        error={error}
        disabled={readOnly}
        onChange={(next) => {
          set(next ?? '');
        }}
      />
    </Place>
  );
}

function JourneyField() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['journey']);
  const journeys = useApiQuery('/api/journeys', MOST).data?.items ?? [];
  const id = textIn(value);
  const options = [
    { value: THIS, label: t('history.anyJourney') },
    ...withOwn(
      journeys.map((journey) => ({ value: journey.id, label: journey.name })),
      id,
    ),
  ];
  return (
    <Place parameter="journey">
      <Combobox
        label={t('history.journeyField')}
        value={id === '' ? THIS : id}
        options={options}
        error={error}
        disabled={readOnly}
        onChange={(next) => {
          set(next === THIS || next === null ? '' : next);
        }}
      />
    </Place>
  );
}

/** Of this journey by name; those of another one are known by their keys only. */
function StepField() {
  const { t } = useTranslation('splits');
  const { handle, readOnly } = useStepForm();
  const { value, set, error } = useParameter(['step']);
  const nodes = useDraft(({ workflow }) => workflow.nodes);
  const key = textIn(value);
  const elsewhere = textIn(handle.node.parameters['journey']) !== '';
  const steps = nodes.flatMap((node) => {
    const stepKey = textAt(node.parameters, 'stepKey');
    return stepKey === '' || node.id === handle.node.id ? [] : [{ value: stepKey, label: node.name }];
  });
  const shared = { label: t('history.stepField'), error, disabled: readOnly };
  return (
    <Place parameter="step">
      {elsewhere ? (
        <TextField {...shared} value={key} onChange={set} />
      ) : (
        <Select<string> {...shared} value={key === '' ? null : key} options={withOwn(steps, key)} onChange={set} />
      )}
    </Place>
  );
}

/** What is chosen stays in the list although it is not known (any more). */
function withOwn(options: readonly Option<string>[], chosen: string): readonly Option<string>[] {
  if (chosen === '' || options.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, label: chosen }, ...options];
}
