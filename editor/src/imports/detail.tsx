import './imports.css';

import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { Badge } from '../design/Badge';
import { Note } from '../design/Note';
import { Panel } from '../design/Panel';
import { Progress } from '../design/Progress';
import { useFormat } from '../i18n/useFormat';
import { Acts } from './Acts';
import { Editing } from './Editing';
import { Problems } from './Problems';
import { useFailureWords } from './problemWords';
import { Result } from './Result';
import { TONES, useImportWords, type Import } from './words';

const LOOK_EVERY_MS = 1_000;

/** One file: how it is read, how far it has come, what became of it. */
export default function ImportPage() {
  const { t } = useTranslation('imports');
  const { importId = '' } = useParams();
  const path = { params: { path: { importId } } };
  const first = useApiQuery('/api/imports/{importId}', path);
  const busy = first.data?.state === 'running' || first.data?.state === 'checking';
  const query = useApiQuery('/api/imports/{importId}', path, { pollEvery: busy ? LOOK_EVERY_MS : undefined });
  const words = useImportWords();
  const shown = query.data;
  return (
    <Page
      title={shown?.name ?? t('title')}
      above={<Link to="/imports">{t('back')}</Link>}
      aside={shown && <Badge tone={TONES[shown.state]}>{words.state[shown.state]}</Badge>}
      actions={shown && <Acts shown={shown} />}
    >
      <Loaded query={query} failed={t('failed')}>
        {(loaded) => <Body shown={loaded} />}
      </Loaded>
    </Page>
  );
}

function Body({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation('imports');
  const failureWords = useFailureWords();
  const { state, failure, progress, checked, revision } = shown;
  const busy = state === 'running' || state === 'checking';
  const counts = state === 'ready' ? checked?.counts : progress?.counts;
  return (
    <div className="col gap-16">
      {failure && (
        <Note tone="danger">
          <span className="strong">{t('fileFailed')}</span> {failureWords(failure.code) ?? failure.message}
        </Note>
      )}
      {busy && <Running shown={shown} />}
      {counts && !busy && (
        <Result
          counts={counts}
          title={state === 'ready' ? t('result.checked') : t('result.done')}
          stale={state === 'ready' && checked?.current === false}
        />
      )}
      {counts !== undefined && !busy && counts.refused > 0 && <Problems importId={shown.id} />}
      {state === 'ready' && <Editing key={revision} shown={shown} />}
    </div>
  );
}

function Running({ shown: { state, progress } }: { readonly shown: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <Panel>
      <div className="col gap-8">
        <Progress
          label={state === 'running' ? t('running') : t('checking')}
          done={Math.round((progress?.share ?? 0) * 100)}
          of={100}
          words={t('rows', { number: format.number(progress?.counts.read ?? 0) })}
        />
        <span className="small text-2">{t('leave')}</span>
      </div>
    </Panel>
  );
}
