import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../../api/queries';
import { useRefusal } from '../../../app/useRefusal';
import { Button } from '../../../design/Button';
import { Note } from '../../../design/Note';
import { Panel } from '../../../design/Panel';
import { TextArea } from '../../../design/TextArea';
import { notify } from '../../../design/toasts';
import { useProblemText } from '../../../i18n/useProblemText';
import type { Source } from '../../sourceWords';
import { formOf, mappingOf, type Mapping } from './lines';
import { MappingFields } from './MappingFields';
import { Tried } from './Tried';

export interface MappingPanelProps {
  readonly source: Source;
  readonly mapping: Mapping;
}

/** What the sender's JSON means; tried on a sample before it is saved. */
export function MappingPanel({ source: { id, name }, mapping }: MappingPanelProps) {
  const { t } = useTranslation(['sources', 'common']);
  const explain = useProblemText();
  const refused = useRefusal()('sources:edit');
  const [form, setForm] = useState(() => formOf(mapping));
  const [sample, setSample] = useState('');
  const parsed = parse(sample);
  const attempt = useApiMutation('post', '/api/sources/mapping/try');
  const save = useApiMutation('patch', '/api/sources/{sourceId}', {
    renews: ['/api/sources', '/api/sources/{sourceId}'],
    onSuccess: () => {
      notify({ title: t('change.done', { name }) });
    },
  });
  const body = { mapping: mappingOf(form, mapping) };
  const problem = save.error ?? attempt.error;
  return (
    <Panel title={t('mapping.title')} description={t('mapping.hint')}>
      <div className="mapping">
        <MappingFields form={form} setForm={setForm} />
        <div className="col gap-12">
          <TextArea
            label={t('mapping.sample')}
            hint={t('mapping.sampleHint')}
            error={sample.trim() !== '' && !parsed ? t('mapping.noJson') : undefined}
            rows={10}
            spellCheck={false}
            value={sample}
            onChange={setSample}
          />
          {attempt.data && <Tried result={attempt.data} />}
        </div>
      </div>
      {problem && (
        <Note tone="danger" live>
          {explain(problem)}
        </Note>
      )}
      <div className="row">
        <Button
          disabledReason={refused ?? (parsed ? undefined : t('mapping.sampleWanted'))}
          busy={attempt.isPending}
          onClick={() => {
            if (parsed) attempt.mutate({ body: { ...body, sample: parsed } });
          }}
        >
          {t('mapping.try')}
        </Button>
        <Button
          look="primary"
          disabledReason={refused}
          busy={save.isPending}
          onClick={() => {
            save.mutate({ params: { path: { sourceId: id } }, body });
          }}
        >
          {t('common:save')}
        </Button>
      </div>
    </Panel>
  );
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
