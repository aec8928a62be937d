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
import { useWaitEvents } from '../form/useWaitEvents';
import { expressionFor, isExpression } from '../expression';
import { EventRule } from '../rules/EventRule';
import { useRuleList } from '../rules/useRuleList';

/** How long, or until what. */
export function WaitForm() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const setEvents = useWaitEvents();
  const early = entriesOf(handle.node.parameters['branches'], 'branch').length > 0;
  return (
    <>
      <WaitTime early={early} />
      <div className="form-section">
        <Place parameter="mode">
          <Switch
            label={t('wait.until')}
            checked={early}
            disabled={readOnly}
            onChange={(on) => {
              setEvents({ branches: on ? [{ event: '', by: 'profile' }] : [] });
            }}
          />
        </Place>
        {early && <EarlyWays />}
      </div>
      <Restarts />
    </>
  );
}

function WaitTime({ early }: { readonly early: boolean }) {
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
          label={early ? t('wait.atMost') : t('wait.amount')}
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
  const setEvents = useWaitEvents();
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
              if (list.rules.length > 1) list.remove(index);
              else setEvents({ branches: [] });
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
  const { readOnly, entry } = useStepForm();
  const list = useRuleList('restartOn', 'rule');
  const refresh = useParameter(['refresh']).value !== false;
  const restarts = list.rules.length > 0;
  const setEvents = useWaitEvents();
  const value: Meanwhile = restarts ? (refresh ? 'new' : 'old') : 'nothing';
  const rule = { event: 'Checkout Updated', by: entry.keyKind === '' ? 'profile' : 'entryKey' };
  const choose = (next: Meanwhile) => {
    if (next === 'nothing') setEvents({ restartOn: [] });
    else setEvents({ refresh: next === 'new', ...(!restarts && { restartOn: [rule] }) });
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
                if (list.rules.length > 1) list.remove(index);
                else setEvents({ restartOn: [] });
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
