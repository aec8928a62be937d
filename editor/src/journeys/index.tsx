import './journeys.css';

import { LayoutTemplate, Plus, Upload } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages, useApiQuery } from '../api/queries';
import { LazyMenu } from '../app/LazyMenu';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { ShowMore } from '../app/ShowMore';
import { useRefusal } from '../app/useRefusal';
import { useUrlParams } from '../app/useUrlParams';
import { Button } from '../design/Button';
import { EmptyState } from '../design/EmptyState';
import { Skeleton } from '../design/Skeleton';
import { useLanguage } from '../i18n/useLanguage';
import { LazyDialogs, type OpenDialog } from './dialogs/LazyDialogs';
import { useJourneyActs } from './dialogs/useJourneyActs';
import { EmptyJourneys } from './empty/EmptyJourneys';
import { attentionOf, fits, needsSomebody, type JourneySummary } from './list/attention';
import { FILTERS, JourneyFilterBar } from './list/JourneyFilterBar';
import type { JourneyAct } from './list/JourneyMenu';
import { Totals } from './list/FigureCells';
import { JourneysTable } from './list/JourneysTable';
import { useFigures } from './list/useFigures';
import { useDraftErrors } from './list/useDraftErrors';
import { saidIn, type Template } from './templates/settings';

const PAGE = { params: { query: { limit: 200 } } } as const;
const RENEW_MS = 15_000;

/** All journeys of the brand: what they do, who is inside, and which of them needs somebody. */
export default function JourneysPage() {
  const { t } = useTranslation('journeys');
  const [dialog, setDialog] = useState<OpenDialog>();
  const journeys = useApiPages('/api/journeys', PAGE, { pollEvery: RENEW_MS });
  const templates = useApiQuery('/api/templates').data?.items ?? [];
  const open = {
    onNew: () => {
      setDialog({ kind: 'new' });
    },
    onImport: () => {
      setDialog({ kind: 'import' });
    },
    onTemplate: (template: Template) => {
      setDialog({ kind: 'template', template });
    },
  };
  return (
    <Page title={t('title')} actions={<NewButtons templates={templates} {...open} />}>
      <Loaded query={journeys} failed={t('failed')} skeleton={<Skeleton rows={6} height={52} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyJourneys templates={templates} {...open} />
          ) : (
            <JourneyList
              journeys={items}
              footer={journeys.hasNextPage && <ShowMore query={journeys} />}
              onDialog={(kind, journey) => {
                setDialog({ kind, journey });
              }}
            />
          )
        }
      </Loaded>
      <LazyDialogs
        open={dialog}
        onClose={() => {
          setDialog(undefined);
        }}
      />
    </Page>
  );
}

interface NewButtonsProps {
  readonly templates: readonly Template[];
  readonly onNew: () => void;
  readonly onImport: () => void;
  readonly onTemplate: (template: Template) => void;
}

function NewButtons({ templates, onNew, onImport, onTemplate }: NewButtonsProps) {
  const { t } = useTranslation('journeys');
  const refusal = useRefusal()('journeys:edit');
  return (
    <>
      <Button icon={<Upload size={16} />} disabledReason={refusal} onClick={onImport}>
        {t('import.button')}
      </Button>
      {templates.length > 0 && <TemplateMenu templates={templates} refusal={refusal} onTemplate={onTemplate} />}
      <Button look="primary" icon={<Plus size={16} />} disabledReason={refusal} onClick={onNew}>
        {t('new.button')}
      </Button>
    </>
  );
}

interface TemplateMenuProps extends Pick<NewButtonsProps, 'templates' | 'onTemplate'> {
  readonly refusal: string | undefined;
}

function TemplateMenu({ templates, refusal, onTemplate }: TemplateMenuProps) {
  const { t } = useTranslation('journeys');
  const language = useLanguage();
  const button = (
    <Button icon={<LayoutTemplate size={16} />} disabledReason={refusal}>
      {t('template.button')}
    </Button>
  );
  if (refusal !== undefined) return button;
  return (
    <LazyMenu
      trigger={button}
      groups={[
        {
          entries: templates.map((template) => ({
            id: template.id,
            label: saidIn(language, template.name),
            hint: saidIn(language, template.summary),
            onSelect: () => {
              onTemplate(template);
            },
          })),
        },
      ]}
    />
  );
}

interface JourneyListProps {
  readonly journeys: readonly JourneySummary[];
  readonly footer: ReactNode;
  readonly onDialog: (kind: Exclude<JourneyAct, 'duplicate' | 'export'>, journey: JourneySummary) => void;
}

function JourneyList({ journeys, footer, onDialog }: JourneyListProps) {
  const { t } = useTranslation('journeys');
  const [filters, change] = useUrlParams(FILTERS);
  const errors = useDraftErrors(journeys);
  const figures = useFigures(journeys);
  const acts = useJourneyActs();
  const needy = journeys.filter((journey) => needsSomebody(attentionOf(journey, errors.get(journey.id))));
  const asked = {
    status: filters.status as JourneySummary['status'] | '',
    search: filters.search,
    attention: filters.attention !== '',
  };
  const shown = journeys.filter((journey) => fits(journey, asked) && (!asked.attention || needy.includes(journey)));
  const act = (what: JourneyAct, journey: JourneySummary) => {
    if (what === 'duplicate') void acts.duplicate(journey);
    else if (what === 'export') void acts.download(journey);
    else onDialog(what, journey);
  };
  return (
    <div className="col gap-12 journeys-list">
      <Totals journeys={journeys} figures={figures} />
      <JourneyFilterBar journeys={journeys} attention={needy.length} filters={filters} change={change} />
      {shown.length > 0 ? (
        <JourneysTable journeys={shown} errors={errors} figures={figures} onAct={act} footer={footer} />
      ) : (
        <EmptyState
          title={t('filter.nothing')}
          action={
            <Button
              onClick={() => {
                change({ status: '', search: '', attention: '' });
              }}
            >
              {t('filter.clear')}
            </Button>
          }
        />
      )}
    </div>
  );
}
