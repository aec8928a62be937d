import { useTranslation } from 'react-i18next';

import { Select } from '../../../design/Select';
import { AddButton } from '../../form/AddButton';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { listens, useWait } from '../../form/useWait';
import { EventRule } from '../../rules/EventRule';
import { useRuleList } from '../../rules/useRuleList';

type Meanwhile = 'nothing' | 'new' | 'old';

/** What a change of the cart does to a wait that runs. */
export function Restarts() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly, entry } = useStepForm();
  const list = useRuleList('restartOn', 'rule');
  const refresh = useParameter(['refresh']).value !== false;
  const restarts = listens(handle.node.parameters) && list.rules.length > 0;
  const set = useWait();
  const value: Meanwhile = restarts ? (refresh ? 'new' : 'old') : 'nothing';
  const rule = { event: 'Checkout Updated', by: entry.keyKind === '' ? 'profile' : 'entryKey' };
  const choose = (next: Meanwhile) => {
    if (next === 'nothing') set({ restartOn: {} });
    else set({ refresh: next === 'new', ...(!restarts && { restartOn: { rule: [rule] } }) });
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
          {(restarts ? list.rules : []).map((_, index) => (
            <EventRule
              key={index}
              path={list.path(index)}
              name={t('wait.restartsOn', { number: index + 1 })}
              index={index}
              count={list.rules.length}
              onRemove={() => {
                if (list.rules.length > 1) list.remove(index);
                else set({ restartOn: {} });
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
