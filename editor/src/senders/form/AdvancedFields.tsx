import { useTranslation } from 'react-i18next';

import { TextArea } from '../../design/TextArea';
import { TextField } from '../../design/TextField';
import { useProblemWords, type SenderFieldsProps } from './fieldWords';

/** What most leave to their provider: signatures and the address that bounces come back to. */
export function AdvancedFields({ form, setForm, sender, problems }: SenderFieldsProps) {
  const { t } = useTranslation('senders');
  const words = useProblemWords();
  const wrong = problems.dkimDomain ?? problems.dkimSelector ?? problems.bounceDomain;
  return (
    <details className="sender-more" open={wrong !== undefined || sender?.dkim !== undefined}>
      <summary>{t('advanced.title')}</summary>
      <div className="col gap-16">
        <div className="sender-two">
          <TextField
            label={t('advanced.dkimDomain')}
            placeholder="example.com"
            error={words(problems.dkimDomain)}
            value={form.dkimDomain}
            onChange={(dkimDomain) => {
              setForm({ ...form, dkimDomain });
            }}
          />
          <TextField
            label={t('advanced.dkimSelector')}
            placeholder="mail"
            error={words(problems.dkimSelector)}
            value={form.dkimSelector}
            onChange={(dkimSelector) => {
              setForm({ ...form, dkimSelector });
            }}
          />
        </div>
        <TextArea
          label={t('advanced.dkimKey')}
          hint={sender?.dkim ? t('advanced.dkimKeyKept') : t('advanced.dkimKeyHint')}
          placeholder="-----BEGIN PRIVATE KEY-----"
          spellCheck={false}
          value={form.dkimKey}
          onChange={(dkimKey) => {
            setForm({ ...form, dkimKey });
          }}
        />
        <TextField
          label={t('advanced.bounceDomain')}
          hint={t('advanced.bounceDomainHint')}
          error={words(problems.bounceDomain)}
          value={form.bounceDomain}
          onChange={(bounceDomain) => {
            setForm({ ...form, bounceDomain });
          }}
        />
      </div>
    </details>
  );
}
