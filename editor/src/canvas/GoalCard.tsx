import { LogOut, Pencil, Target } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../design/Button';
import { IconButton } from '../design/IconButton';
import { useWordsInUse } from './CanvasWords';
import { isEntry } from './graph/types';
import { exitsOf, goalsOf } from './sentences/entry';
import { useCanvas } from './state/CanvasContext';
import { useNarrow } from './useNarrow';

/** What the journey is for and what ends it at once: said by its entry, true at every step. */
export function GoalCard({ onEdit }: { readonly onEdit: (stepId: string) => void }) {
  const { t } = useTranslation('canvas');
  const words = useWordsInUse();
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(false);
  const entry = useCanvas(({ graph }) => [...graph.steps.values()].find(({ node }) => isEntry(node.type)));
  if (!entry) return null;
  const goals = goalsOf(entry.node.parameters, words);
  const exits = exitsOf(entry.node.parameters, words);
  if (goals.length + exits.length === 0) return null;
  if (narrow && !unfolded)
    return (
      <Button
        size="s"
        icon={<Target />}
        onClick={() => {
          setUnfolded(true);
        }}
      >
        {t('goal.title')}
      </Button>
    );
  return (
    <section className="goal-card" aria-label={t('goal.title')}>
      <IconButton
        size="xs"
        label={t('goal.edit')}
        icon={<Pencil size={14} />}
        onClick={() => {
          onEdit(entry.id);
        }}
      />
      {goals.length > 0 && <Line icon={<Target size={14} />} title={t('goal.goal')} lines={goals} />}
      {exits.length > 0 && <Line icon={<LogOut size={14} />} title={t('goal.exits')} lines={exits} />}
    </section>
  );
}

interface LineProps {
  readonly icon: React.ReactNode;
  readonly title: string;
  readonly lines: readonly string[];
}

function Line({ icon, title, lines }: LineProps) {
  return (
    <div>
      <h2 className="goal-title">
        {icon}
        {title}
      </h2>
      {lines.map((line) => (
        <p key={line} className="small text-2">
          {line}
        </p>
      ))}
    </div>
  );
}
