import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { ApiProblem } from '../../api/problem';
import { RadioGroup } from '../../design/RadioGroup';
import { TextField } from '../../design/TextField';
import type { Preview } from '../preview/usePreview';
import type { Samples } from '../preview/useSamples';
import { Checks } from './Checks';
import type { Content, Message, Problem } from './content';
import { UsedIn } from './UsedIn';
import { Verdict } from './Verdict';

export interface SidePanelProps {
  readonly message: Message;
  readonly content: Content;
  readonly problems: readonly Problem[];
  readonly preview: UseQueryResult<Preview, ApiProblem>;
  readonly samples: Samples;
  readonly readOnly: boolean;
  readonly onChange: (content: Content) => void;
  readonly onGo: (problem: Problem) => void;
}

/** Who may get it, whether it would go out now, what is wrong with it, and which journeys send it. */
export function SidePanel(props: SidePanelProps) {
  const { message, content, problems, preview, samples, readOnly, onChange, onGo } = props;
  const { t } = useTranslation('messages');
  return (
    <aside className="message-side" aria-label={t('side.title')}>
      <section>
        <TextField
          label={t('make.name')}
          maxLength={120}
          readOnly={readOnly}
          value={content.name}
          error={content.name.trim() === '' ? t('make.nameWanted') : undefined}
          onChange={(name) => {
            onChange({ ...content, name });
          }}
        />
        <RadioGroup
          label={t('make.category')}
          value={content.category}
          choices={[
            {
              value: 'marketing',
              label: t('category.marketing'),
              hint: t('category.marketingHint'),
              disabled: readOnly,
            },
            {
              value: 'transactional',
              label: t('category.transactional'),
              hint: t('category.transactionalHint'),
              disabled: readOnly,
            },
          ]}
          onChange={(category) => {
            onChange({ ...content, category });
          }}
        />
      </section>
      <Verdict preview={preview.data} samples={samples} />
      <Checks content={content} problems={problems} preview={preview.data} onGo={onGo} />
      <UsedIn messageKey={message.key} />
    </aside>
  );
}
