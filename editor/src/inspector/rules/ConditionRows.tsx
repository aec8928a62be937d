import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ParameterPath } from '../../draft/contract';
import { Combobox } from '../../design/Combobox';
import { Segments } from '../../design/Segments';
import { Select, type Option } from '../../design/Select';
import { useFormat } from '../../i18n/useFormat';
import { namesApart, propertyName } from '../../words/fieldName';
import { EVENT_OPERATORS, isAmount, operatorName, type EventOperator } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { propertyPaths } from '../dataFields';
import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { dotted } from '../form/dotted';
import { Place } from '../form/Place';
import { RowTools } from '../form/RowTools';
import { useParameter, useProblemOf } from '../form/useParameter';
import { ValueField } from '../form/ValueField';
import { useEventSamples, type EventSample } from '../samples/useSamples';
import { combinatorOf, conditionsOf, typedValue, type EventCondition } from './conditions';

export interface ConditionRowsProps {
  /** Of the `filter` collection. */
  readonly path: ParameterPath;
  /** The event whose properties are compared. */
  readonly event: string | undefined;
  /** Of the entry: nobody is there yet, so values must be fixed. */
  readonly fixed?: boolean;
  /** What is compared when it is no event. */
  readonly compared?: Compared;
}

export interface Compared {
  readonly samples: readonly PropertySample[];
  readonly nameOf: (path: string) => string;
}

type PropertySample = Pick<EventSample, 'properties'>;

/** Conditions on the properties of an event, chosen from those that really arrive. */
export function ConditionRows({ path, event, fixed, compared }: ConditionRowsProps) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle, readOnly } = useStepForm();
  const filter = useParameter(path).value;
  const events = useEventSamples(event);
  const { samples, nameOf } = compared ?? { samples: events, nameOf: (name: string) => propertyName(words, name) };
  const conditions = conditionsOf(filter);
  const list: ParameterPath = [...path, 'conditions', 'condition'];
  const add = () => {
    const condition = { path: '', operator: 'equals', value: '' };
    handle.set(
      conditions.length === 0 ? list : [...list, conditions.length],
      conditions.length === 0 ? [condition] : condition,
    );
  };
  return (
    <Place parameter={dotted([...path, 'conditions'])}>
      <div className="conditions">
        {conditions.length > 1 && (
          <Segments
            size="s"
            label={t('condition.combine')}
            value={combinatorOf(filter)}
            segments={[
              { value: 'all', label: t('condition.all') },
              { value: 'any', label: t('condition.any') },
            ]}
            onChange={(combinator) => {
              handle.set([...path, 'combinator'], combinator);
            }}
          />
        )}
        {conditions.map((condition, index) => (
          <ConditionRow
            key={index}
            {...{ condition, index, samples, nameOf }}
            path={[...list, index]}
            count={conditions.length}
            fixed={fixed ?? false}
            onRemove={() => {
              if (conditions.length === 1) handle.unset(path);
              else handle.unset([...list, index]);
            }}
          />
        ))}
        <AddButton disabled={readOnly} onClick={add}>
          {t('condition.add')}
        </AddButton>
      </div>
    </Place>
  );
}

interface ConditionRowProps {
  readonly condition: EventCondition;
  readonly path: ParameterPath;
  readonly index: number;
  readonly count: number;
  readonly samples: readonly PropertySample[];
  readonly nameOf: (path: string) => string;
  readonly fixed: boolean;
  readonly onRemove: () => void;
}

function ConditionRow({ condition, path, index, count, samples, nameOf, fixed, onRemove }: ConditionRowProps) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle, readOnly } = useStepForm();
  const name = t('condition.number', { number: index + 1 });
  const pathError = useProblemOf(dotted([...path, 'path']));
  const valueError = useProblemOf(dotted([...path, 'value']));
  const alone = condition.operator === 'exists' || condition.operator === 'notExists';
  return (
    <Place parameter={dotted(path)}>
      <div className="condition" role="group" aria-label={name}>
        <div className="row">
          <div className="grow" data-parameter={dotted([...path, 'path'])}>
            <PropertyField
              label={t('condition.property')}
              value={condition.path}
              samples={samples}
              nameOf={nameOf}
              error={pathError}
              disabled={readOnly}
              onChange={(next) => {
                handle.set([...path, 'path'], next);
              }}
            />
          </div>
          <RowTools {...{ name, index, count, onRemove }} disabled={readOnly} />
        </div>
        <div className="condition-compare">
          <Select<EventOperator>
            size="s"
            hideLabel
            label={t('condition.operator')}
            value={EVENT_OPERATORS.find((one) => one === condition.operator) ?? 'equals'}
            disabled={readOnly}
            options={EVENT_OPERATORS.map((value) => ({ value, label: operatorName(words, value) }))}
            onChange={(operator) => {
              handle.set([...path, 'operator'], operator);
            }}
          />
          {!alone && (
            <div data-parameter={dotted([...path, 'value'])}>
              <ValueField
                hideLabel
                size="s"
                label={t('condition.value')}
                value={condition.value}
                fromData={!fixed}
                error={valueError}
                hint={<MoneyHint condition={condition} samples={samples} />}
                disabled={readOnly}
                onChange={(next) => {
                  handle.set([...path, 'value'], typedValue(next));
                }}
              />
            </div>
          )}
        </div>
      </div>
    </Place>
  );
}

/** Amounts are compared in the smallest unit; the newest event says what that would be. */
function MoneyHint({
  condition,
  samples,
}: {
  readonly condition: EventCondition;
  readonly samples: readonly PropertySample[];
}) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const { path, value } = condition;
  if (!isAmount(path) || typeof value !== 'number') return undefined;
  const currency = samples.map(({ properties }) => currencyBeside(properties, path)).find((one) => one !== undefined);
  return currency === undefined
    ? t('condition.smallestUnit')
    : t('condition.money', { money: format.money({ amount: value, currency }) });
}

function currencyBeside(properties: unknown, path: string): string | undefined {
  let value: unknown = properties;
  for (const key of path.split('.').slice(0, -1)) value = isRecord(value) ? value[key] : undefined;
  const currency = isRecord(value) ? value['currency'] : undefined;
  return typeof currency === 'string' ? currency : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

interface PropertyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly samples: readonly PropertySample[];
  readonly nameOf?: (path: string) => string;
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly onChange: (path: string) => void;
}

/** A property of an event: those that arrive, and any other whose path is typed. */
export function PropertyField({ label, value, samples, nameOf, error, disabled, onChange }: PropertyFieldProps) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const known = propertyPaths(samples);
  const paths = known.map(({ path }) => path.join('.'));
  const named = namesApart(words, paths, nameOf ?? ((path) => propertyName(words, path)));
  const [typed, setTyped] = useState('');
  const arriving = known.map(({ path, sample, type }) => {
    const whole = path.join('.');
    const hint = sample === undefined ? type : t('condition.sample', { sample });
    return { value: whole, label: named(whole), hint };
  });
  const options = withOwn(arriving, [value, typed.trim()], (path) => ({
    value: path,
    label: named(path),
  }));
  const chosen = options.find((option) => option.value === value);
  const wanted = typed === chosen?.label ? '' : typed.trim().toLowerCase();
  return (
    <Combobox
      hideLabel
      size="s"
      {...{ label, error, disabled }}
      placeholder={t('condition.choose')}
      value={value === '' ? null : value}
      options={options.filter(
        (option) => option === chosen || `${option.label} ${option.value}`.toLowerCase().includes(wanted),
      )}
      empty={t('condition.noProperties')}
      onSearch={setTyped}
      onChange={(next) => {
        onChange(next ?? '');
      }}
    />
  );
}

/** Options with those paths that are none yet. */
function withOwn(
  options: readonly Option<string>[],
  paths: readonly string[],
  make: (path: string) => Option<string>,
): readonly Option<string>[] {
  const missing = [...new Set(paths)].filter(
    (path) => path !== '' && !options.some((option) => option.value === path || option.label === path),
  );
  return [...missing.map(make), ...options];
}
