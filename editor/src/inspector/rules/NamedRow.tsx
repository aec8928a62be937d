import type { HTMLAttributes, ReactNode } from 'react';

import { cx } from '../../design/cx';
import { TextField } from '../../design/TextField';
import { textIn } from '../../words/rules';
import { useStepForm } from '../form/context';
import { dotted } from '../form/dotted';
import { Place } from '../form/Place';
import { RowTools } from '../form/RowTools';
import type { RuleList } from './useRuleList';

export interface NamedRowProps {
  readonly list: RuleList;
  readonly index: number;
  /** What the row is called by its place: "Rule 2". */
  readonly said: string;
  /** Of the field for its own name. */
  readonly label: string;
  readonly example: string;
  /** In front of the head. */
  readonly grip?: ReactNode;
  /** Of the row, for dragging. */
  readonly box?: HTMLAttributes<HTMLDivElement>;
  readonly children: ReactNode;
}

/** One way of a list of ways: its place, how to move and remove it, its name, and what decides who goes there. */
export function NamedRow({ list, index, said, label, example, grip, box, children }: NamedRowProps) {
  const { handle, readOnly } = useStepForm();
  const path = list.path(index);
  const name = textIn(list.rules[index]?.['name']);
  return (
    <Place parameter={dotted(path)}>
      <div {...box} className={cx('rule', box?.className)} role="group" aria-label={said}>
        <div className="row rule-head">
          {grip}
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
          label={label}
          value={name}
          placeholder={example}
          disabled={readOnly}
          onChange={(next) => {
            handle.set([...path, 'name'], next);
          }}
        />
        {children}
      </div>
    </Place>
  );
}
