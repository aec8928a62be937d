import './splits.css';

import { useTranslation } from 'react-i18next';

import { NumberField } from '../../../design/NumberField';
import { TextField } from '../../../design/TextField';
import type { Operation } from '../../../draft/contract';
import { useDraft, useDraftActions } from '../../../draft/useDraft';
import { MOST_SHARES, sharesOf, withOneMore, withoutShare, withPercent, type Share } from '../../../words/shares';
import { AddButton } from '../../form/AddButton';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { RowTools } from '../../form/RowTools';
import { useParameter, useProblemOf } from '../../form/useParameter';
import { moved, movedOutput, withoutOutput, withOutput, type Wires } from '../../outputs';

export interface SharesFieldProps {
  /** `ways` of `way`, `variants` of `variant`. */
  readonly parameter: string;
  readonly entry: string;
  readonly label: string;
  readonly add: string;
}

/** Ways with their shares, which stay 100 % together; each way's wires come, go and move with it. */
export function SharesField({ parameter, entry, label, add }: SharesFieldProps) {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const { shares, write } = useShares(parameter, entry);
  const error = useProblemOf(parameter);
  return (
    <Place parameter={parameter}>
      <div className="form-section" role="group" aria-label={label}>
        <span className="field-head">{label}</span>
        {shares.map((share, index) => (
          <Place key={share.key} parameter={`${parameter}.${entry}[${String(index)}]`}>
            <div className="rule" role="group" aria-label={share.name}>
              <div className="share-row">
                <TextField
                  hideLabel
                  size="s"
                  label={t('shareName')}
                  value={share.name}
                  disabled={readOnly}
                  onChange={(name) => {
                    write(shares.with(index, { ...share, name }));
                  }}
                />
                <NumberField
                  hideLabel
                  label={t('sharePercent', { name: share.name })}
                  value={share.percent}
                  min={0}
                  max={100}
                  unit="%"
                  disabled={readOnly}
                  onChange={(percent) => {
                    if (percent !== null && percent !== share.percent) write(withPercent(shares, index, percent));
                  }}
                />
                <RowTools
                  name={share.name}
                  index={index}
                  count={shares.length}
                  disabled={readOnly || shares.length <= 2}
                  onMove={(to) => {
                    write(moved(shares, index, to), (wires) => movedOutput(wires, index, to));
                  }}
                  onRemove={() => {
                    write(withoutShare(shares, index), (wires) => withoutOutput(wires, index));
                  }}
                />
              </div>
            </div>
          </Place>
        ))}
        <p className="small text-3">{t('sum')}</p>
        {error !== undefined && <p className="field-below field-error">{error}</p>}
        <AddButton
          disabled={readOnly || shares.length >= MOST_SHARES}
          onClick={() => {
            write(withOneMore(shares), (wires) => withOutput(wires, shares.length));
          }}
        >
          {add}
        </AddButton>
      </div>
    </Place>
  );
}

function useShares(parameter: string, entry: string) {
  const { handle } = useStepForm();
  const { node } = handle;
  const actions = useDraftActions();
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  const shares = sharesOf(useParameter([parameter]).value, entry);
  const write = (next: readonly Share[], rewire?: (wires: Wires | undefined) => Wires | undefined) => {
    const changes = [{ path: [parameter], value: { [entry]: next.map((share) => ({ ...share })) } }];
    const operations: Operation[] = [{ type: 'setParameters', step: node.id, changes }];
    const after = rewire ? rewire(wires) : wires;
    if (after !== wires) operations.push({ type: 'setWires', step: node.id, wires: after ?? null });
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
  return { shares, write };
}
