import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ParameterPath } from '../../draft/contract';
import { Segments } from '../../design/Segments';
import { isFields, keyName, textIn } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { useStepForm } from '../form/context';
import { dotted } from '../form/dotted';
import { Place } from '../form/Place';
import { RowTools } from '../form/RowTools';
import { useParameter, useProblemOf } from '../form/useParameter';
import { useEventSamples } from '../samples/useSamples';
import { ConditionRows, PropertyField } from './ConditionRows';
import { EventField } from './EventField';

export interface EventRuleProps {
  readonly path: ParameterPath;
  /** What it is: "Event 1". */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onRemove: () => void;
  readonly onMove?: ((to: number) => void) | undefined;
  /** Values of its conditions must be fixed: nobody has entered yet. */
  readonly fixed?: boolean | undefined;
  /** Goals say what they are worth. */
  readonly worth?: boolean | undefined;
  /** More of it, below. */
  readonly children?: ReactNode;
}

/** Which event, whose, and under which conditions. */
export function EventRule({ path, name, index, count, onRemove, onMove, fixed, worth, children }: EventRuleProps) {
  const { readOnly } = useStepForm();
  return (
    <Place parameter={dotted(path)}>
      <div className="rule" role="group" aria-label={name}>
        <div className="row rule-head">
          <span className="small text-3 grow">{name}</span>
          <RowTools {...{ name, index, count, onRemove, onMove }} disabled={readOnly} />
        </div>
        <EventFields {...{ path, fixed, worth }} />
        {children}
      </div>
    </Place>
  );
}

/** The fields of a rule, without its frame. */
export function EventFields({ path, fixed, worth }: Pick<EventRuleProps, 'path' | 'fixed' | 'worth'>) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const value = useParameter(path).value;
  const rule = isFields(value) ? value : {};
  const event = textIn(rule['event']);
  const error = useProblemOf(dotted([...path, 'event']));
  return (
    <>
      <Place parameter={dotted([...path, 'event'])}>
        <EventField
          hideLabel
          label={t('event.label')}
          value={event}
          error={error}
          disabled={readOnly}
          onChange={(next) => {
            handle.set([...path, 'event'], next);
          }}
        />
      </Place>
      <Whose path={path} by={rule['by'] === 'entryKey' ? 'entryKey' : 'profile'} />
      <ConditionRows path={[...path, 'filter']} event={event} {...(fixed && { fixed })} />
      {worth && <Worth path={path} event={event} value={textIn(rule['valuePath'])} />}
    </>
  );
}

/** Of the same customer, or about the same cart. Without an entry key there is nothing to choose. */
function Whose({ path, by }: { readonly path: ParameterPath; readonly by: 'profile' | 'entryKey' }) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle, entry } = useStepForm();
  const error = useProblemOf(dotted([...path, 'by']));
  if (entry.keyKind === '' && by === 'profile') return null;
  return (
    <div className="col gap-4">
      <Segments
        size="s"
        label={t('event.whose')}
        value={by}
        segments={[
          { value: 'profile', label: t('event.sameCustomer') },
          { value: 'entryKey', label: t('event.sameKey', { key: keyName(words, entry.keyKind) }) },
        ]}
        onChange={(next) => {
          handle.set([...path, 'by'], next);
        }}
      />
      {error !== undefined && <p className="field-below field-error">{error}</p>}
    </div>
  );
}

interface WorthProps {
  readonly path: ParameterPath;
  readonly event: string;
  readonly value: string;
}

function Worth({ path, event, value }: WorthProps) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const samples = useEventSamples(event);
  return (
    <div className="row">
      <span className="small text-2">{t('event.worth')}</span>
      <div className="grow">
        <PropertyField
          label={t('event.worth')}
          value={value}
          samples={samples}
          disabled={readOnly}
          onChange={(next) => {
            handle.set([...path, 'valuePath'], next);
          }}
        />
      </div>
    </div>
  );
}
