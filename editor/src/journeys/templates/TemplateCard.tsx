import { Workflow } from 'lucide-react';

import { Tile } from '../../design/Tile';
import { useLanguage } from '../../i18n/useLanguage';
import { EventsNeeded } from './EventsNeeded';
import { saidIn, type Template } from './settings';

export interface TemplateCardProps {
  readonly template: Template;
  readonly onChoose: () => void;
}

/** A journey that is ready to be taken over. */
export function TemplateCard({ template, onChoose }: TemplateCardProps) {
  const language = useLanguage();
  return (
    <button type="button" className="template-card" onClick={onChoose}>
      <Tile size="s" family="entry">
        <Workflow />
      </Tile>
      <span className="strong">{saidIn(language, template.name)}</span>
      <span className="small text-2">{saidIn(language, template.summary)}</span>
      <EventsNeeded template={template} />
    </button>
  );
}
