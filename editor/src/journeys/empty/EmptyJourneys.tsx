import { Plus, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { TemplateCard } from '../templates/TemplateCard';
import type { Template } from '../templates/settings';
import { ArrivingEvents } from './ArrivingEvents';

export interface EmptyJourneysProps {
  readonly templates: readonly Template[];
  readonly onTemplate: (template: Template) => void;
  readonly onNew: () => void;
  readonly onImport: () => void;
}

/** Before the first journey: what could be the first, and which events are there for it. */
export function EmptyJourneys({ templates, onTemplate, onNew, onImport }: EmptyJourneysProps) {
  const { t } = useTranslation('journeys');
  const refusal = useRefusal()('journeys:edit');
  return (
    <div className="journeys-empty">
      <h2>{t('empty.title')}</h2>
      <p className="text-2">{t('empty.what')}</p>
      {templates.length > 0 && (
        <div className="template-cards">
          {templates.map((template) => (
            <TemplateCard
              key={template.id}
              template={template}
              onChoose={() => {
                onTemplate(template);
              }}
            />
          ))}
        </div>
      )}
      <div className="row">
        <Button
          look={templates.length === 0 ? 'primary' : 'secondary'}
          icon={<Plus size={16} />}
          disabledReason={refusal}
          onClick={onNew}
        >
          {t('empty.blank')}
        </Button>
        <Button look="quiet" icon={<Upload size={16} />} disabledReason={refusal} onClick={onImport}>
          {t('empty.import')}
        </Button>
      </div>
      <ArrivingEvents />
    </div>
  );
}
