import '../../design/Menu.css';
import './menus.css';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { CircleSlash2, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Segments } from '../../design/Segments';
import { Tile } from '../../design/Tile';
import { useWords } from '../../words/useWords';
import { reachable, type Reachable } from '../edits/connect';
import type { GraphEdge } from '../graph/graph';
import { labelWords } from '../sentences/label';
import { whyNotWords } from '../sentences/whyNot';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import type { OpenMenu } from '../state/store';
import { StepPicture } from '../StepPicture';
import { closeMenu } from './closeMenu';
import { Floating } from './Floating';

type Choice =
  | { readonly kind: 'step'; readonly to: Reachable }
  | { readonly kind: 'nowhere'; readonly edges: readonly GraphEdge[] };

/** Where a way out is to lead: steps by name, those that cannot be with the reason. */
export function ConnectMenu({ menu }: { readonly menu: Extract<OpenMenu, { kind: 'connect' }> }) {
  const { t } = useTranslation('canvas');
  const words = useWords();
  const { store, commands } = useCanvasParts();
  const input = useRef<HTMLInputElement>(null);
  const graph = useCanvas((state) => state.graph);
  const [output, setOutput] = useState(menu.output);
  const outputs = graph.steps.get(menu.step)?.outputs ?? [];
  const source = { step: menu.step, output };
  const edges = graph.edges.filter(({ from, output: of }) => from === menu.step && of === output);
  const choices: Choice[] = reachable(graph, source).map((to) => ({ kind: 'step', to }));
  const items = edges.length > 0 ? [...choices, { kind: 'nowhere', edges } as Choice] : choices;
  const choose = (choice: Choice) => {
    if (choice.kind === 'step') commands.connect(source, choice.to.step.id);
    else for (const { id } of choice.edges) commands.disconnect(id);
    closeMenu(store);
  };
  return (
    <Floating
      label={t('connectTo')}
      anchor={menu.anchor}
      first={input}
      onClose={() => {
        closeMenu(store);
      }}
    >
      {outputs.length > 1 && (
        <div className="floating-head">
          <Segments
            size="s"
            label={t('whichWay')}
            value={String(output)}
            segments={outputs.map(({ index, label }) => ({ value: String(index), label: labelWords(words, label) }))}
            onChange={(value) => {
              setOutput(Number(value));
            }}
          />
        </div>
      )}
      <Autocomplete.Root
        open
        inline
        autoHighlight="always"
        keepHighlight
        items={items}
        itemToStringValue={(choice: Choice) => (choice.kind === 'step' ? choice.to.step.node.name : t('leadsNowhere'))}
      >
        <div className="floating-search">
          <Search size={14} aria-hidden="true" />
          <Autocomplete.Input ref={input} placeholder={t('connectTo')} aria-label={t('connectTo')} />
        </div>
        <Autocomplete.Empty className="menu-empty">{t('noSuchStep')}</Autocomplete.Empty>
        <Autocomplete.List className="floating-list">
          {(choice: Choice) => <Row key={keyOf(choice)} choice={choice} onChoose={choose} />}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Floating>
  );
}

const keyOf = (choice: Choice) => (choice.kind === 'step' ? choice.to.step.id : 'nowhere');

function Row({ choice, onChoose }: { readonly choice: Choice; readonly onChoose: (choice: Choice) => void }) {
  const { t } = useTranslation('canvas');
  const words = useWords();
  const refused = choice.kind === 'step' ? choice.to.whyNot : undefined;
  return (
    <Autocomplete.Item
      value={choice}
      className="menu-item floating-item"
      disabled={refused !== undefined}
      onClick={() => {
        onChoose(choice);
      }}
    >
      {choice.kind === 'step' ? (
        <StepPicture type={choice.to.step.node.type} size="s" />
      ) : (
        <Tile size="s">
          <CircleSlash2 />
        </Tile>
      )}
      <span className="col grow gap-2">
        <span className="cut">{choice.kind === 'step' ? choice.to.step.node.name : t('leadsNowhere')}</span>
        {refused && <span className="menu-hint">{whyNotWords(words, refused)}</span>}
      </span>
    </Autocomplete.Item>
  );
}
