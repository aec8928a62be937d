import { useTranslation } from 'react-i18next';

import type { ParameterPath } from '../../draft/contract';
import { Segments } from '../../design/Segments';
import { Select } from '../../design/Select';
import { useFormat } from '../../i18n/useFormat';
import { isAlone, type OperandType } from '../../words/conditions';
import { isAmount } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { fieldOf } from '../dataFields';
import { expressionFor, referenceOf, type Reference } from '../expression';
import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { DataChooser } from '../form/DataChooser';
import { dotted } from '../form/dotted';
import { Place } from '../form/Place';
import { RowTools } from '../form/RowTools';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';
import { askable, askedName, askedOf, isByDays, withAsked } from './byDays';
import { DaysBack } from './DaysBack';
import {
  filterOf,
  newCondition,
  operatorOfType,
  rightValueOf,
  withConditions,
  type FilterCondition,
} from './filterValue';

export interface FilterFieldProps {
  readonly path: ParameterPath;
  readonly label?: string | undefined;
  /** `typeOptions.filter` of the description. */
  readonly asked?: Readonly<Record<string, unknown>> | undefined;
}

const OURS = { caseSensitive: false, typeValidation: 'loose', version: 2 } as const;

/** n8n's conditions: data on the left, compared with a value or other data. */
export function FilterField({ path, label, asked = OURS }: FilterFieldProps) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const { value } = useParameter(path);
  const filter = filterOf(value);
  const { conditions } = filter;
  const write = (next: readonly FilterCondition[]) => {
    handle.set(path, withConditions(filter, next, asked));
  };
  return (
    <Place parameter={dotted(path)}>
      <div className="conditions" role="group" aria-label={label ?? t('condition.label')}>
        {label !== undefined && <span className="field-head">{label}</span>}
        {conditions.length > 1 && (
          <Segments
            size="s"
            label={t('condition.combine')}
            value={filter.combinator}
            segments={[
              { value: 'and', label: t('condition.all') },
              { value: 'or', label: t('condition.any') },
            ]}
            onChange={(combinator) => {
              handle.set(path, { ...withConditions(filter, conditions, asked), combinator });
            }}
          />
        )}
        {conditions.map((condition, index) => (
          <FilterRow
            key={condition.id}
            condition={condition}
            index={index}
            count={conditions.length}
            parameter={dotted([...path, 'conditions', index])}
            onChange={(next) => {
              write(conditions.with(index, next));
            }}
            onRemove={() => {
              write(conditions.toSpliced(index, 1));
            }}
          />
        ))}
        <AddButton
          disabled={readOnly}
          onClick={() => {
            write([...conditions, newCondition(crypto.randomUUID())]);
          }}
        >
          {t('condition.add')}
        </AddButton>
      </div>
    </Place>
  );
}

interface FilterRowProps {
  readonly condition: FilterCondition;
  readonly index: number;
  readonly count: number;
  readonly parameter: string;
  readonly onChange: (condition: FilterCondition) => void;
  readonly onRemove: () => void;
}

function FilterRow({ condition, index, count, parameter, onChange, onRemove }: FilterRowProps) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly } = useStepForm();
  const { operator, leftValue, rightValue } = condition;
  const name = t('condition.number', { number: index + 1 });
  return (
    <Place parameter={parameter}>
      <div className="condition" role="group" aria-label={name}>
        <div className="row">
          <div className="grow">
            <LeftSide
              value={leftValue}
              onPick={(next, type) => {
                onChange({
                  ...condition,
                  leftValue: next,
                  operator: operatorOfType(operator.operation, type ?? operator.type),
                });
              }}
            />
          </div>
          <RowTools {...{ name, index, count, onRemove }} disabled={readOnly} />
        </div>
        <div className="condition-compare">
          <Select<string>
            size="s"
            hideLabel
            label={t('condition.operator')}
            value={askedOf(condition)}
            disabled={readOnly}
            options={askable(operator.type).map((value) => ({ value, label: askedName(words, value) }))}
            onChange={(asked) => {
              onChange(withAsked(condition, asked));
            }}
          />
          {isByDays(askedOf(condition)) && <DaysBack {...{ condition, onChange }} />}
          {!isAlone(operator.operation) && !isByDays(askedOf(condition)) && (
            <ValueField
              hideLabel
              size="s"
              label={t('condition.value')}
              value={rightValue}
              disabled={readOnly}
              hint={<AmountHint {...{ condition }} />}
              onChange={(text) => {
                onChange({ ...condition, rightValue: rightValueOf(text, operator.type) });
              }}
            />
          )}
        </div>
      </div>
    </Place>
  );
}

/** Amounts are compared in the smallest unit; the newest customer or event says what that would be. */
function AmountHint({ condition: { leftValue, rightValue } }: { readonly condition: FilterCondition }) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const { data } = useStepForm();
  const path = referenceOf(leftValue)?.path;
  if (!path || !isAmount(path.join('.')) || typeof rightValue !== 'number') return undefined;
  const beside = { path: [...path.slice(0, -1), 'currency'] };
  const currency = data.map(({ fields }) => fieldOf(fields, beside)?.sample).find((sample) => sample !== undefined);
  return currency === undefined
    ? t('condition.smallestUnit')
    : t('condition.money', { money: format.money({ amount: rightValue, currency }) });
}

interface LeftSideProps {
  readonly value: unknown;
  /** `type` when it is known what the data is. */
  readonly onPick: (value: string, type?: OperandType) => void;
}

/** What is compared: a field of the data, or an expression that was written by hand. */
function LeftSide({ value, onPick }: LeftSideProps) {
  const { t } = useTranslation('inspector');
  const { readOnly, data } = useStepForm();
  const reference = referenceOf(value);
  const typeOf = (chosen: Reference) => data.map(({ fields }) => fieldOf(fields, chosen)).find((field) => field)?.type;
  if (value === '' || value === undefined)
    return (
      <DataChooser
        label={t('condition.choose')}
        disabled={readOnly}
        onPick={(chosen) => {
          onPick(expressionFor(chosen), typeOf(chosen));
        }}
      />
    );
  return (
    <ValueField
      hideLabel
      size="s"
      label={t('condition.property')}
      value={value}
      disabled={readOnly}
      fromData={reference === undefined}
      onChange={(next) => {
        onPick(next);
      }}
    />
  );
}
