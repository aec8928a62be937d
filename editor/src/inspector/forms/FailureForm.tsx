import { useTranslation } from 'react-i18next';

import { Switch } from '../../design/Checkbox';
import { NumberField } from '../../design/NumberField';
import { RadioGroup } from '../../design/RadioGroup';
import { useStepForm } from '../form/context';

type OnError = 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';

/** What happens when the step cannot do its work. */
export function FailureForm() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const { onError = 'stopWorkflow' } = handle.node;
  return (
    <>
      <p className="small text-2">{t('failing.usual')}</p>
      <Retries />
      <RadioGroup<OnError>
        label={t('failing.then')}
        value={onError}
        choices={[
          { value: 'stopWorkflow', label: t('failing.person'), hint: t('failing.personHint'), disabled: readOnly },
          {
            value: 'continueErrorOutput',
            label: t('failing.errorOutput'),
            hint: t('failing.errorOutputHint'),
            disabled: readOnly,
          },
          { value: 'continueRegularOutput', label: t('failing.goOn'), hint: t('failing.goOnHint'), disabled: readOnly },
        ]}
        onChange={(next) => {
          handle.setSettings({ onError: next === 'stopWorkflow' ? undefined : next });
        }}
      />
      <Outside />
    </>
  );
}

/** Steps that act on the world outside: how long they may take, and what when nobody knows whether they did. */
function Outside() {
  const { description } = useStepForm();
  if (description?.['runs'] !== 'external') return null;
  return (
    <>
      <TimeLimit />
      <Unknown />
    </>
  );
}

const LONGEST_SECONDS = 3_600;

function TimeLimit() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  return (
    <NumberField
      label={t('failing.timeLimit')}
      hint={t('failing.timeLimitHint')}
      unit={t('failing.seconds')}
      value={handle.node.timeLimit ?? null}
      min={1}
      max={LONGEST_SECONDS}
      disabled={readOnly}
      onChange={(seconds) => {
        handle.setSettings({ timeLimit: seconds === null ? undefined : Math.round(seconds) });
      }}
    />
  );
}

/** What when a crash or a lost line leaves open whether it has acted. */
function Unknown() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  return (
    <RadioGroup<'deadLetter' | 'runAgain'>
      label={t('failing.unknown')}
      value={handle.node.onUnknown ?? 'deadLetter'}
      choices={[
        {
          value: 'deadLetter',
          label: t('failing.unknownStop'),
          hint: t('failing.unknownStopHint'),
          disabled: readOnly,
        },
        {
          value: 'runAgain',
          label: t('failing.unknownAgain'),
          hint: t('failing.unknownAgainHint'),
          disabled: readOnly,
        },
      ]}
      onChange={(next) => {
        handle.setSettings({ onUnknown: next === 'runAgain' ? next : undefined });
      }}
    />
  );
}

const USUAL_TRIES = 3;
const USUAL_PAUSE_MS = 60_000;

function Retries() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const { retryOnFail = false, maxTries = USUAL_TRIES, waitBetweenTries = USUAL_PAUSE_MS } = handle.node;
  return (
    <div className="form-section">
      <Switch
        label={t('failing.ownRetries')}
        checked={retryOnFail}
        disabled={readOnly}
        onChange={(on) => {
          handle.setSettings(
            on
              ? { retryOnFail: true, maxTries, waitBetweenTries }
              : { retryOnFail: undefined, maxTries: undefined, waitBetweenTries: undefined },
          );
        }}
      />
      {retryOnFail && (
        <div className="row">
          <NumberField
            label={t('failing.tries')}
            value={maxTries}
            min={1}
            max={20}
            disabled={readOnly}
            onChange={(tries) => {
              if (tries !== null) handle.setSettings({ maxTries: tries });
            }}
          />
          <NumberField
            label={t('failing.pause')}
            unit={t('failing.seconds')}
            value={Math.round(waitBetweenTries / 1_000)}
            min={1}
            max={3_600}
            disabled={readOnly}
            onChange={(seconds) => {
              if (seconds !== null) handle.setSettings({ waitBetweenTries: seconds * 1_000 });
            }}
          />
        </div>
      )}
    </div>
  );
}
