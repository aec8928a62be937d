import { useTranslation } from 'react-i18next';

import { Switch } from '../../design/Checkbox';
import { Select } from '../../design/Select';
import { unitName, UNITS, type Unit } from '../../words/duration';
import { entriesOf } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { DataChooser } from '../form/DataChooser';
import { NumberParameter } from '../form/NumberParameter';
import { Place } from '../form/Place';
import { useParameter } from '../form/useParameter';
import { useWaitMode } from '../form/useWaitMode';
import { expressionFor, isExpression } from '../expression';
import { EventRule } from '../rules/EventRule';
import { useRuleList } from '../rules/useRuleList';

/** How long, or until what. */
export function WaitForm() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const listens = useParameter(['mode']).value === 'event';
  const setMode = useWaitMode();
  return (
    <>
      <WaitTime listens={listens} />
      <div className="form-section">
        <Place parameter="mode">
          <Switch
            label={t('wait.until')}
            checked={listens}
            disabled={readOnly}
            onChange={(on) => {
              setMode(on ? 'event' : 'time');
            }}
          />
        </Place>
        {listens && <EarlyWays />}
      </div>
      {listens && <Restarts />}
    </>
  );
}

function WaitTime({ listens }: { readonly listens: boolean }) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly } = useStepForm();
  const amount = useParameter(['amount']);
  const unit = useParameter(['unit']);
  const chosen = UNITS.find((one) => one === unit.value) ?? 'days';
  const value = amount.value ?? 1;
  return (
    <Place parameter="amount">
      <div className="wait-time">
        <NumberParameter
          label={listens ? t('wait.atMost') : t('wait.amount')}
          value={value}
          min={0}
          error={amount.error}
          disabled={readOnly}
          onChange={amount.set}
        />
        <Select<Unit>
          hideLabel
          label={t('wait.unit')}
          value={chosen}
          disabled={readOnly}
          options={UNITS.map((one) => ({ value: one, label: unitName(words, one, Number(value) || 2) }))}
          onChange={unit.set}
        />
        {!isExpression(value) && (
          <DataChooser
            disabled={readOnly}
            onPick={(reference) => {
              amount.set(expressionFor(reference));
            }}
          />
        )}
      </div>
    </Place>
  );
}

function EarlyWays() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const list = useRuleList('branches', 'branch', 1);
  return (
    <Place parameter="branches">
      <div className="col gap-12">
        {list.rules.map((_, index) => (
          <EventRule
            key={index}
            path={list.path(index)}
            name={t('wait.event', { number: index + 1 })}
            index={index}
            count={list.rules.length}
            onRemove={() => {
              list.remove(index);
            }}
            onMove={(to) => {
              list.move(index, to);
            }}
          />
        ))}
        <AddButton
          disabled={readOnly}
          onClick={() => {
            list.add({ event: '', by: 'profile' });
          }}
        >
          {t('wait.addEvent')}
        </AddButton>
      </div>
    </Place>
  );
}

type Meanwhile = 'nothing' | 'new' | 'old';

/** What a change of the cart does to a wait that runs. */
function Restarts() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly, entry } = useStepForm();
  const list = useRuleList('restartOn', 'rule');
  const refresh = useParameter(['refresh']).value !== false;
  const restarts = entriesOf(handle.node.parameters['restartOn'], 'rule').length > 0;
  const value: Meanwhile = restarts ? (refresh ? 'new' : 'old') : 'nothing';
  const rule = { event: 'Checkout Updated', by: entry.keyKind === '' ? 'profile' : 'entryKey' };
  const choose = (next: Meanwhile) => {
    if (next === 'nothing') handle.setAll([{ path: ['restartOn'], value: {} }]);
    else
      handle.setAll([
        { path: ['refresh'], value: next === 'new' },
        ...(restarts ? [] : [{ path: ['restartOn'], value: { rule: [rule] } }]),
      ]);
  };
  return (
    <div className="form-section">
      <Place parameter="restartOn">
        <div className="col gap-12">
          <Select<Meanwhile>
            label={t('wait.meanwhile')}
            value={value}
            disabled={readOnly}
            options={[
              { value: 'nothing', label: t('wait.goesOn') },
              { value: 'new', label: t('wait.restartNew'), hint: t('wait.restartNewHint') },
              { value: 'old', label: t('wait.restartOld'), hint: t('wait.restartOldHint') },
            ]}
            onChange={choose}
          />
          {list.rules.map((_, index) => (
            <EventRule
              key={index}
              path={list.path(index)}
              name={t('wait.restartsOn', { number: index + 1 })}
              index={index}
              count={list.rules.length}
              onRemove={() => {
                list.remove(index);
              }}
            />
          ))}
          {restarts && (
            <AddButton
              disabled={readOnly}
              onClick={() => {
                list.add({ ...rule, event: '' });
              }}
            >
              {t('wait.addEvent')}
            </AddButton>
          )}
        </div>
      </Place>
    </div>
  );
}
