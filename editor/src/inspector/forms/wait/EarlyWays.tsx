import { useTranslation } from 'react-i18next';

import { Switch } from '../../../design/Checkbox';
import { entriesOf } from '../../../words/rules';
import { AddButton } from '../../form/AddButton';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { listens, useWait } from '../../form/useWait';
import { useRuleList } from '../../rules/useRuleList';
import { WayOut } from './WayOut';

/** What may end the wait before its time, each with a way out of its own, in this order. */
export function EarlyWays() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const set = useWait();
  const { parameters } = handle.node;
  const on = listens(parameters) && entriesOf(parameters['branches'], 'branch').length > 0;
  return (
    <div className="form-section">
      <Switch
        label={t('wait.until')}
        checked={on}
        disabled={readOnly}
        onChange={(next) => {
          set({ branches: next ? { branch: [NEW_WAY] } : {} });
        }}
      />
      {on && <Ways />}
    </div>
  );
}

const NEW_WAY = { event: '', by: 'profile' };

function Ways() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const set = useWait();
  const list = useRuleList('branches', 'branch', 1);
  return (
    <Place parameter="branches">
      <div className="col gap-12">
        {list.rules.map((_, index) => (
          <WayOut
            key={index}
            path={list.path(index)}
            name={t('wait.way', { number: index + 1 })}
            index={index}
            count={list.rules.length}
            onRemove={() => {
              if (list.rules.length > 1) list.remove(index);
              else set({ branches: {} });
            }}
            onMove={(to) => {
              list.move(index, to);
            }}
          />
        ))}
        <AddButton
          disabled={readOnly}
          onClick={() => {
            list.add(NEW_WAY);
          }}
        >
          {t('wait.addWay')}
        </AddButton>
      </div>
    </Place>
  );
}
