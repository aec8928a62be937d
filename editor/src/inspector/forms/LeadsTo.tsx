import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { outputsOf } from '../../canvas/graph/outputs';
import { labelWords } from '../../canvas/sentences/label';
import { useStepTypes } from '../../canvas/useStepTypes';
import { Select } from '../../design/Select';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import { listWords } from '../../words/list';
import { useWords } from '../../words/useWords';
import { useStepForm } from '../form/context';
import { leadTo, targetsOf } from '../outputs';

const END = '-';
const NO_STEP = /\.(eventTrigger|dateTrigger|scheduleTrigger|segmentTrigger|stickyNote)$/;

/** Where each way out goes on, to be changed without the canvas. */
export function LeadsTo() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle } = useStepForm();
  const { node } = handle;
  const types = useStepTypes();
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  const outputs = outputsOf(node, types.get(node.type), wires?.['main']?.length ?? 0);
  if (outputs.length === 0) return null;
  return (
    <section className="form-section" aria-label={t('leads.title')}>
      <h3>{t('leads.title')}</h3>
      {outputs.map(({ index, label }) => (
        <Way key={index} output={index} name={labelWords(words, label) || t('leads.only')} />
      ))}
    </section>
  );
}

function Way({ output, name }: { readonly output: number; readonly name: string }) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle, readOnly } = useStepForm();
  const actions = useDraftActions();
  const { node } = handle;
  const nodes = useDraft(({ workflow }) => workflow.nodes);
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  const targets = targetsOf(wires, output);
  const steps = nodes.filter(({ type, id }) => !NO_STEP.test(type) && id !== node.id);
  const [target = END, ...others] = targets;
  const change = (to: string) => {
    const next = leadTo(wires, output, to === END ? undefined : to);
    const deed =
      to === END
        ? { did: 'disconnected' as const, step: node.name }
        : { did: 'connected' as const, step: node.name, other: to };
    actions.perform({ operations: [{ type: 'setWires', step: node.id, wires: next }], deed });
  };
  return (
    <div className="leads">
      <span className="small text-2 cut" title={name}>
        {name}
      </span>
      <ArrowRight size={14} aria-hidden="true" />
      <Select<string>
        hideLabel
        size="s"
        label={t('leads.way', { name })}
        value={others.length > 0 ? null : target}
        placeholder={listWords(words, targets)}
        disabled={readOnly}
        options={[
          ...steps.map((step) => ({ value: step.name, label: step.name })),
          { value: END, label: t('leads.end') },
        ]}
        onChange={change}
      />
    </div>
  );
}
