import { GripVertical } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { cx } from '../../design/cx';
import { TextField } from '../../design/TextField';
import { textIn } from '../../words/rules';
import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { dotted } from '../form/dotted';
import { Place } from '../form/Place';
import { RowTools } from '../form/RowTools';
import { FilterField } from '../fields/FilterField';
import { useRuleList, type RuleList } from '../rules/useRuleList';

/** The first rule that fits decides; who fits none takes Else. */
export function BranchForm() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const list = useRuleList('rules', 'rule', 0);
  const [dragged, setDragged] = useState<number>();
  return (
    <Place parameter="rules">
      <div className="form-section">
        <p className="small text-2">{t('branch.order')}</p>
        <ol className="col gap-12">
          {list.rules.map((_, index) => (
            <li key={index}>
              <BranchRule {...{ list, index, dragged, setDragged }} />
            </li>
          ))}
          <li className="rule rule-else">
            <span className="strong">{t('branch.else')}</span>
            <span className="small text-2">{list.rules.length === 0 ? t('branch.everybody') : t('branch.others')}</span>
          </li>
        </ol>
        <AddButton
          disabled={readOnly}
          onClick={() => {
            list.add({ name: t('branch.newName', { number: list.rules.length + 1 }), conditions: {} });
          }}
        >
          {t('branch.add')}
        </AddButton>
      </div>
    </Place>
  );
}

interface BranchRuleProps {
  readonly list: RuleList;
  readonly index: number;
  /** The rule that is being dragged. */
  readonly dragged: number | undefined;
  readonly setDragged: (index: number | undefined) => void;
}

function BranchRule({ list, index, dragged, setDragged }: BranchRuleProps) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const [grabbed, setGrabbed] = useState(false);
  const path = list.path(index);
  const name = textIn(list.rules[index]?.['name']);
  const said = t('branch.rule', { number: index + 1 });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (dragged !== undefined && dragged !== index) list.move(dragged, index);
    setDragged(undefined);
  };
  return (
    <Place parameter={dotted(path)}>
      <div
        className={cx('rule', dragged !== undefined && dragged !== index && 'rule-target')}
        role="group"
        aria-label={said}
        draggable={grabbed}
        onDragStart={() => {
          setDragged(index);
        }}
        onDragEnd={() => {
          setGrabbed(false);
          setDragged(undefined);
        }}
        onDragOver={(event) => {
          if (dragged !== undefined) event.preventDefault();
        }}
        onDrop={drop}
      >
        <div className="row rule-head">
          {!readOnly && list.rules.length > 1 && (
            <span
              className="grip"
              aria-hidden="true"
              onPointerDown={() => {
                setGrabbed(true);
              }}
            >
              <GripVertical size={14} />
            </span>
          )}
          <span className="small text-3 grow">{said}</span>
          <RowTools
            name={name === '' ? said : name}
            index={index}
            count={list.rules.length}
            disabled={readOnly}
            onMove={(to) => {
              list.move(index, to);
            }}
            onRemove={() => {
              list.remove(index);
            }}
          />
        </div>
        <TextField
          size="s"
          label={t('branch.name')}
          value={name}
          placeholder={t('branch.namePlaceholder')}
          disabled={readOnly}
          onChange={(next) => {
            handle.set([...path, 'name'], next);
          }}
        />
        <FilterField path={[...path, 'conditions']} />
      </div>
    </Place>
  );
}
