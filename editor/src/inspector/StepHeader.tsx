import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Badge } from '../design/Badge';
import { IconButton } from '../design/IconButton';
import { translate } from '../i18n/translate';
import { useFormat } from '../i18n/useFormat';
import { useStepForm } from './form/context';
import { StepTile } from './StepTile';
import { typeName } from './typeName';

export interface StepHeaderProps {
  /** People standing at the step now; undefined while unknown. */
  readonly inside: number | undefined;
  /** What else can be done with the step. */
  readonly menu?: ReactNode;
  readonly onClose: () => void;
}

/** What step this is, with its name to be changed in place. */
export function StepHeader({ inside, menu, onClose }: StepHeaderProps) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const { handle, description } = useStepForm();
  const { node } = handle;
  return (
    <header className="inspector-head">
      <StepTile type={node.type} />
      <div className="grow">
        <StepName />
        <div className="row small text-2">
          <span className="cut">{typeName(translate, node.type, description?.displayName)}</span>
          {inside !== undefined && inside > 0 && (
            <span className="step-inside num">
              {t('head.inside', { count: inside, number: format.number(inside) })}
            </span>
          )}
          {node.disabled && <Badge tone="warn">{t('head.off')}</Badge>}
        </div>
      </div>
      {menu}
      <IconButton size="s" label={t('head.close')} shortcut="Escape" icon={<X />} onClick={onClose} />
    </header>
  );
}

/** Saved when it is left or with Enter; a name that another step has is refused in words. */
function StepName() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const { name } = handle.node;
  const [typed, setTyped] = useState<string>();
  const [taken, setTaken] = useState(false);
  const save = () => {
    const wanted = typed?.trim() ?? '';
    const done = wanted === '' || wanted === name || handle.rename(wanted);
    setTaken(!done);
    if (done) setTyped(undefined);
  };
  return (
    <>
      <input
        className="step-name"
        aria-label={t('head.name')}
        aria-invalid={taken || undefined}
        value={typed ?? name}
        readOnly={readOnly}
        maxLength={250}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key !== 'Escape' || typed === undefined) return;
          event.stopPropagation();
          setTyped(undefined);
          setTaken(false);
        }}
      />
      {taken && (
        <p className="field-below field-error" role="alert">
          {t('head.taken', { name: typed?.trim() })}
        </p>
      )}
    </>
  );
}
