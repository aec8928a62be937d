import { useTranslation } from 'react-i18next';

import { Select } from '../../../design/Select';
import { TextField } from '../../../design/TextField';
import { fieldName } from '../../../words/fieldName';
import { isFields, textIn } from '../../../words/rules';
import { useWords } from '../../../words/useWords';
import { useStepForm } from '../../form/context';
import { dotted } from '../../form/dotted';
import { Place } from '../../form/Place';
import { RowTools } from '../../form/RowTools';
import { useParameter, useProblemOf } from '../../form/useParameter';
import { ConditionRows } from '../../rules/ConditionRows';
import { EventFields, type EventRuleProps } from '../../rules/EventRule';
import { profileProperties } from '../../samples/profileProperties';
import { useProfileSamples } from '../../samples/useSamples';
import { DateFields } from './DateFields';
import { HoursFields } from './HoursFields';

type Kind = 'event' | 'condition' | 'date' | 'hours';
type Since = 'step' | 'entry';

/** One early way out: an event, a condition on the customer, a date, or local hours. */
export function WayOut({ path, name, index, count, onRemove, onMove }: EventRuleProps) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const value = useParameter(path).value;
  const way = isFields(value) ? value : {};
  const kind = KINDS.find((one) => one === way['kind']) ?? 'event';
  return (
    <Place parameter={dotted(path)}>
      <div className="rule" role="group" aria-label={name}>
        <div className="row rule-head">
          <span className="small text-3 grow">{name}</span>
          <RowTools {...{ name, index, count, onRemove, onMove }} disabled={readOnly} />
        </div>
        <Select<Kind>
          hideLabel
          label={t('wait.wayKind')}
          value={kind}
          disabled={readOnly}
          options={[
            { value: 'event', label: t('wait.wayEvent') },
            { value: 'condition', label: t('wait.wayCondition') },
            { value: 'date', label: t('wait.wayDate') },
            { value: 'hours', label: t('wait.wayHours') },
          ]}
          onChange={(next) => {
            handle.set([...path, 'kind'], next);
          }}
        />
        {kind !== 'event' && (
          <TextField
            size="s"
            label={t('wait.wayName')}
            value={textIn(way['name'])}
            placeholder={t('wait.wayNamePlaceholder')}
            disabled={readOnly}
            onChange={(next) => {
              handle.set([...path, 'name'], next);
            }}
          />
        )}
        {kind === 'event' && <EventWay path={path} since={way['since'] === 'entry' ? 'entry' : 'step'} />}
        {kind === 'condition' && <ConditionWay path={path} />}
        {kind === 'date' && <DateFields path={path} />}
        {kind === 'hours' && <HoursFields path={path} />}
      </div>
    </Place>
  );
}

const KINDS: readonly Kind[] = ['event', 'condition', 'date', 'hours'];

type PathOf = Pick<EventRuleProps, 'path'>;

function EventWay({ path, since }: PathOf & { readonly since: Since }) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  return (
    <>
      <EventFields path={path} />
      <Select<Since>
        size="s"
        label={t('wait.since')}
        value={since}
        disabled={readOnly}
        options={[
          { value: 'step', label: t('wait.sinceStep') },
          { value: 'entry', label: t('wait.sinceEntry'), hint: t('wait.sinceEntryHint') },
        ]}
        onChange={(next) => {
          handle.set([...path, 'since'], next);
        }}
      />
    </>
  );
}

/** Conditions on the customer, chosen from what customers really have. */
function ConditionWay({ path }: PathOf) {
  const words = useWords();
  const samples = profileProperties(useProfileSamples());
  const error = useProblemOf(dotted([...path, 'filter']));
  const nameOf = (name: string) => fieldName(words, ['profile', ...name.split('.')]);
  return (
    <>
      <ConditionRows path={[...path, 'filter']} event={undefined} compared={{ samples, nameOf }} />
      {error !== undefined && <p className="field-below field-error">{error}</p>}
    </>
  );
}
