import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { RadioGroup } from '../../design/RadioGroup';
import { useLiveStep } from '../../live/store';
import { useWords } from '../../words/useWords';
import { waysOut } from '../edits/remove';
import { labelWords } from '../sentences/label';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import { closeMenu } from './closeMenu';

/** Asks which way stays when a step with several ways on is deleted. */
export function DeleteDialog({ step: id }: { readonly step: string }) {
  const { t } = useTranslation(['canvas', 'common']);
  const words = useWords();
  const { store, commands } = useCanvasParts();
  const graph = useCanvas((state) => state.graph);
  const step = graph.steps.get(id);
  const ways = waysOut(graph, id);
  const [through, setThrough] = useState(String(ways[0]?.output.index ?? 0));
  const inside = useLiveStep(step?.key ?? '')?.inside ?? 0;
  if (!step) return null;
  return (
    <Dialog
      open
      size="s"
      title={t('canvas:delete.title', { step: step.node.name })}
      description={inside > 0 ? t('canvas:peopleThere', { count: inside }) : undefined}
      onOpenChange={() => {
        closeMenu(store);
      }}
      footer={
        <>
          <Button
            onClick={() => {
              closeMenu(store);
            }}
          >
            {t('common:cancel')}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              store.setState({ menu: undefined });
              commands.removeNow([id], Number(through));
            }}
          >
            {t('canvas:action.delete')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('canvas:delete.which')}
        value={through}
        onChange={setThrough}
        choices={ways.map(({ output, to }) => ({
          value: String(output.index),
          label: t('canvas:delete.way', { label: labelWords(words, output.label), step: to.node.name }),
        }))}
      />
    </Dialog>
  );
}
