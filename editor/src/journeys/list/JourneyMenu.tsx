import { Activity, Archive, Copy, Download, Ellipsis, Pause, Pencil, Play, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useRefusal } from '../../app/useRefusal';
import { LazyMenu } from '../../app/LazyMenu';
import { IconButton } from '../../design/IconButton';
import type { MenuEntry } from '../../design/Menu';
import type { JourneySummary } from './attention';

export type JourneyAct = 'rename' | 'people' | 'duplicate' | 'export' | 'pause' | 'resume' | 'archive';

export interface JourneyMenuProps {
  readonly journey: JourneySummary;
  readonly onAct: (act: JourneyAct, journey: JourneySummary) => void;
}

/** What can be done to one journey from the list. */
export function JourneyMenu({ journey, onAct }: JourneyMenuProps) {
  const { t } = useTranslation('journeys');
  const refusal = useRefusal();
  const { id, name, status } = journey;
  const act = (what: JourneyAct) => () => {
    onAct(what, journey);
  };
  const [edit, publish] = [refusal('journeys:edit'), refusal('journeys:publish')];
  const archived = status === 'archived' ? t('menu.archived') : undefined;
  const life: MenuEntry[] = [
    ...(status === 'live'
      ? [
          {
            id: 'pause',
            label: t('menu.pause'),
            icon: <Pause size={16} />,
            onSelect: act('pause'),
            disabledReason: publish,
          },
        ]
      : []),
    ...(status === 'paused'
      ? [
          {
            id: 'resume',
            label: t('menu.resume'),
            icon: <Play size={16} />,
            onSelect: act('resume'),
            disabledReason: publish,
          },
        ]
      : []),
    {
      id: 'archive',
      label: t('menu.archive'),
      icon: <Archive size={16} />,
      danger: true,
      onSelect: act('archive'),
      disabledReason: publish ?? archived,
    },
  ];
  return (
    <LazyMenu
      trigger={<IconButton silent size="s" label={t('menu.of', { name })} icon={<Ellipsis />} />}
      groups={[
        {
          entries: [
            { id: 'live', label: t('menu.live'), icon: <Activity size={16} />, to: `/journeys/${id}/live` },
            {
              id: 'rename',
              label: t('menu.rename'),
              icon: <Pencil size={16} />,
              onSelect: act('rename'),
              disabledReason: edit ?? archived,
            },
            {
              id: 'people',
              label: t('menu.people'),
              icon: <Users size={16} />,
              onSelect: act('people'),
              disabledReason:
                refusal('enrolments:edit') ?? archived ?? (status === 'draft' ? t('menu.draft') : undefined),
            },
            {
              id: 'duplicate',
              label: t('menu.duplicate'),
              icon: <Copy size={16} />,
              onSelect: act('duplicate'),
              disabledReason: edit,
            },
            { id: 'export', label: t('menu.export'), icon: <Download size={16} />, onSelect: act('export') },
          ],
        },
        { entries: life },
      ]}
    />
  );
}
