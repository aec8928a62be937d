import { FileJson, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { answer, api } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { TextField } from '../../design/TextField';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import { renewJourneys } from './useJourneyActs';
import { nodeIn, readWorkflowFile, type WorkflowFile } from './workflowFile';

/** A journey out of an n8n workflow file; what is wrong with the file is said in words. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['journeys', 'common']);
  const explain = useProblemText();
  const navigate = useNavigate();
  const [file, setFile] = useState<WorkflowFile>();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const take = async (chosen: File) => {
    const read = readWorkflowFile(await chosen.text());
    setProblem(undefined);
    setFile(read);
    if (read.kind === 'workflow') setName(read.name || chosen.name.replace(/\.json$/i, ''));
  };
  const make = async (workflow: Record<string, unknown>) => {
    setBusy(true);
    try {
      const { id } = await answer(api.POST('/api/journeys', { body: { name: name.trim(), workflow } }));
      await renewJourneys();
      await navigate(`/journeys/${id}`);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const ready = file?.kind === 'workflow' && name.trim() !== '';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('import.title')}
      description={t('import.what')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" disabled={!ready} busy={busy} onClick={() => ready && void make(file.workflow)}>
            {t('import.do')}
          </Button>
        </>
      }
    >
      <FileDrop onFile={(chosen) => void take(chosen)} />
      {file?.kind === 'workflow' && (
        <>
          <Note tone="accent">{t('import.found', { count: file.steps })}</Note>
          <TextField label={t('import.name')} value={name} maxLength={250} onChange={setName} />
        </>
      )}
      {file && file.kind !== 'workflow' && <FileProblem file={file} />}
      {problem !== undefined && (
        <Note tone="danger" live>
          {problem instanceof ApiProblem && problem.problems.length > 0 && file?.kind === 'workflow' ? (
            <ProblemList problems={problem.problems} workflow={file.workflow} />
          ) : (
            explain(problem)
          )}
        </Note>
      )}
    </Dialog>
  );
}

function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation(['journeys', 'common']);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      className="file-drop"
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <FileJson size={20} aria-hidden="true" />
      <span className="text-2">{t('import.drop')}</span>
      <Button icon={<Upload size={16} />} onClick={() => input.current?.click()}>
        {t('import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('import.choose')}
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}

function FileProblem({ file }: { readonly file: Exclude<WorkflowFile, { kind: 'workflow' }> }) {
  const { t } = useTranslation(['journeys', 'common']);
  const format = useFormat();
  const words = () => {
    switch (file.kind) {
      case 'noJson':
        return t('import.noJson', { reason: file.reason });
      case 'noWorkflow':
        return t('import.noWorkflow');
      case 'tooLarge':
        return t('import.tooLarge', { size: format.number(file.megabytes, 1) });
    }
  };
  return (
    <Note tone="danger" live>
      {words()}
    </Note>
  );
}

interface ProblemListProps {
  readonly problems: ApiProblem['problems'];
  readonly workflow: Readonly<Record<string, unknown>>;
}

/** What n8n would not open either, node by node. */
function ProblemList({ problems, workflow }: ProblemListProps) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <p>{t('import.refused')}</p>
      <ul className="problem-list">
        {problems.slice(0, MOST_SAID).map(({ path, message }) => {
          const node = nodeIn(path, workflow);
          return (
            <li key={`${path} ${message}`}>
              {node ? t('import.ofNode', node) : t('import.elsewhere', { path })}{' '}
              <span className="text-3">{message}</span>
            </li>
          );
        })}
      </ul>
      {problems.length > MOST_SAID && <p>{t('import.more', { number: problems.length - MOST_SAID })}</p>}
    </>
  );
}

const MOST_SAID = 10;
