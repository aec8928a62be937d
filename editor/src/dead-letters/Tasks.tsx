import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { type Item, queryKey, useApiMutation, useApiQuery } from '../api/queries';
import { useRefusal } from '../app/useRefusal';
import { Button } from '../design/Button';
import { Panel } from '../design/Panel';
import { Progress } from '../design/Progress';
import { useFormat } from '../i18n/useFormat';
import { useActWords } from './acts';

type Task = Item<'/api/dead-letter-tasks'>;

/** What was ordered and is not through yet. */
export function Tasks() {
  const { t } = useTranslation('deadLetters');
  const cache = useQueryClient();
  const { data } = useApiQuery('/api/dead-letter-tasks', { params: { query: { limit: 20 } } }, { pollEvery: 3_000 });
  const running = (data?.items ?? []).filter(({ state }) => state === 'running');
  const done = (data?.items ?? []).reduce((sum, task) => sum + task.done, 0);
  const before = useRef(done);
  useEffect(() => {
    if (before.current === done) return;
    before.current = done;
    for (const path of ['/api/dead-letters', '/api/dead-letters/groups'] as const)
      void cache.invalidateQueries({ queryKey: queryKey(path) });
  }, [cache, done]);
  if (running.length === 0) return null;
  return (
    <Panel title={t('tasks.title')}>
      <div className="col gap-16">
        {running.map((task) => (
          <Running key={task.id} task={task} />
        ))}
      </div>
    </Panel>
  );
}

function Running({ task }: { readonly task: Task }) {
  const { t } = useTranslation('deadLetters');
  const format = useFormat();
  const refused = useRefusal()('enrolments:edit');
  const stop = useApiMutation('post', '/api/dead-letter-tasks/{taskId}/stop', { renews: ['/api/dead-letter-tasks'] });
  const { id, action, done, total } = task;
  return (
    <div className="row gap-16">
      <div className="grow">
        <Progress
          label={useActWords(total)[action].running}
          done={done}
          of={total}
          words={t('progress', { done: format.number(done), all: format.number(total) })}
        />
      </div>
      <Button
        size="s"
        disabledReason={refused}
        busy={stop.isPending}
        onClick={() => {
          stop.mutate({ params: { path: { taskId: id } } });
        }}
      >
        {t('tasks.stop')}
      </Button>
    </div>
  );
}
