import { KeyRound, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery, type Item } from '../../api/queries';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { Select } from '../../design/Select';
import { useProblemText } from '../../i18n/useProblemText';
import { isShown } from '../displayOptions';
import { useStepForm } from '../form/context';
import { Place } from '../form/Place';
import { useProblemOf } from '../form/useParameter';
import { isValues, type DisplayOptions } from '../property';
import { withDefaults } from './Fields';

/** Only who makes or changes one needs its form. */
const CredentialDrawer = lazy(async () => ({
  default: (await import('../../credentials/CredentialDrawer')).CredentialDrawer,
}));

type Credential = Item<'/api/credentials'>;

interface Need {
  readonly name: string;
  readonly required?: boolean;
  readonly displayOptions?: DisplayOptions;
}

/** What the step signs in with: one choice for each type that it needs with its present parameters. */
export function CredentialChoices() {
  const { handle } = useStepForm();
  const needs = useNeeds();
  if (handle.node.type.startsWith('n8n-nodes-perennial.')) return null;
  return needs.map(({ name, required = false }) => (
    <Place key={name} parameter={`credentials.${name}`}>
      <CredentialChoice type={name} required={required} several={needs.length > 1} />
    </Place>
  ));
}

function useNeeds(): readonly Need[] {
  const { description, handle } = useStepForm();
  const { parameters, typeVersion } = handle.node;
  const asked = description?.['credentials'];
  const root = withDefaults(description?.properties ?? [], parameters);
  const place = { values: root, root, version: typeVersion };
  return (Array.isArray(asked) ? (asked as readonly Need[]) : []).filter((need) => isShown(need, place));
}

interface CredentialChoiceProps {
  readonly type: string;
  readonly required: boolean;
  readonly several: boolean;
}

const NONE = 'none';
const GONE = 'gone';

/** What is chosen for a type, what could be, and how to choose. */
function useChoice(type: string) {
  const { handle } = useStepForm();
  const all = useApiQuery('/api/credentials');
  const types = useApiQuery('/api/credential-types');
  const chosen = chosenIn(handle.node.credentials, type);
  const fitting = (all.data?.items ?? []).filter((each) => each.type === type);
  const there = fitting.find(({ id }) => id === chosen?.id);
  return {
    all,
    fitting,
    there,
    /** Its name, when it is not of this workspace. */
    gone: all.data !== undefined && !there ? chosen?.name : undefined,
    typeName: types.data?.items.find((each) => each.type === type)?.displayName ?? type,
    choose: (credential: Pick<Credential, 'id' | 'name'> | undefined) => {
      const others = Object.entries(handle.node.credentials ?? {}).filter(([name]) => name !== type);
      const own = credential ? [[type, { id: credential.id, name: credential.name }] as const] : [];
      handle.setSettings({ credentials: Object.fromEntries([...others, ...own]) });
    },
  };
}

function CredentialChoice({ type, required, several }: CredentialChoiceProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const explain = useProblemText();
  const problem = useProblemOf(`credentials.${type}`);
  const { all, fitting, there, gone, typeName, choose } = useChoice(type);
  return (
    <div className="col gap-8">
      <Select
        label={several ? t('credential.labelOf', { type: typeName }) : t('credential.label')}
        value={there?.id ?? (gone !== undefined ? GONE : required ? null : NONE)}
        placeholder={all.isPending ? '' : t('credential.choose')}
        disabled={readOnly || !all.data}
        error={all.error ? `${t('credential.failed')} ${explain(all.error)}` : problem}
        hint={fitting.length === 0 && all.data ? t('credential.none') : typeName}
        options={[
          ...(gone === undefined ? [] : [{ value: GONE, label: t('credential.gone', { name: gone }), disabled: true }]),
          ...(required ? [] : [{ value: NONE, label: t('credential.noneOption') }]),
          ...fitting.map(({ id, name, connected }) => ({
            value: id,
            label: name,
            ...(connected === false && { hint: t('credential.notConnected') }),
          })),
        ]}
        onChange={(id) => {
          choose(fitting.find((each) => each.id === id));
        }}
      />
      {!readOnly && <Making {...{ type, there, choose }} />}
    </div>
  );
}

interface MakingProps extends Pick<ReturnType<typeof useChoice>, 'there' | 'choose'> {
  readonly type: string;
}

/** A new one, or what the chosen one says, without leaving the journey. */
function Making({ type, there, choose }: MakingProps) {
  const { t } = useTranslation('inspector');
  const refused = useRefusal()('credentials:edit');
  const [open, setOpen] = useState<'new' | Credential>();
  return (
    <div className="row row-wrap">
      <Button
        size="s"
        icon={<Plus />}
        disabledReason={refused}
        onClick={() => {
          setOpen('new');
        }}
      >
        {t('credential.new')}
      </Button>
      {there && (
        <Button
          size="s"
          look="quiet"
          icon={<KeyRound />}
          onClick={() => {
            setOpen(there);
          }}
        >
          {t('credential.manage')}
        </Button>
      )}
      {open !== undefined && (
        <Suspense fallback={null}>
          <CredentialDrawer
            type={type}
            credential={open === 'new' ? undefined : open}
            onSaved={choose}
            onClose={() => {
              setOpen(undefined);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function chosenIn(credentials: unknown, type: string): { readonly id: unknown; readonly name: string } | undefined {
  const chosen = isValues(credentials) ? credentials[type] : undefined;
  if (!isValues(chosen)) return undefined;
  return { id: chosen['id'], name: typeof chosen['name'] === 'string' ? chosen['name'] : '' };
}
