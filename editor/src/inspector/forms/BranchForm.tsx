import { GripVertical } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { cx } from '../../design/cx';
import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { Place } from '../form/Place';
import { FilterField } from '../fields/FilterField';
import { NamedRow } from '../rules/NamedRow';
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
  const { readOnly } = useStepForm();
  const [grabbed, setGrabbed] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (dragged !== undefined && dragged !== index) list.move(dragged, index);
    setDragged(undefined);
  };
  return (
    <NamedRow
      {...{ list, index }}
      said={t('branch.rule', { number: index + 1 })}
      label={t('branch.name')}
      example={t('branch.namePlaceholder')}
      grip={
        !readOnly &&
        list.rules.length > 1 && (
          <span
            className="grip"
            aria-hidden="true"
            onPointerDown={() => {
              setGrabbed(true);
            }}
          >
            <GripVertical size={14} />
          </span>
        )
      }
      box={{
        className: cx(dragged !== undefined && dragged !== index && 'rule-target'),
        draggable: grabbed,
        onDragStart: () => {
          setDragged(index);
        },
        onDragEnd: () => {
          setGrabbed(false);
          setDragged(undefined);
        },
        onDragOver: (event) => {
          if (dragged !== undefined) event.preventDefault();
        },
        onDrop: drop,
      }}
    >
      <FilterField path={[...list.path(index), 'conditions']} />
    </NamedRow>
  );
}
