import { GeneratedForm } from './fields/GeneratedForm';
import { useStepForm } from './form/context';
import { BranchForm } from './forms/BranchForm';
import { DateEntryForm } from './forms/DateEntryForm';
import { EntryForm } from './forms/EntryForm';
import { ExitForm } from './forms/ExitForm';
import { LeadsTo } from './forms/LeadsTo';
import { LookupForm } from './forms/LookupForm';
import { ScheduleEntryForm } from './forms/schedule/ScheduleEntryForm';
import { SendForm } from './forms/SendForm';
import { AbTestForm } from './forms/splits/AbTestForm';
import { RandomSplitForm } from './forms/splits/RandomSplitForm';
import { SplitByHistoryForm } from './forms/splits/SplitByHistoryForm';
import { SplitByValueForm } from './forms/splits/SplitByValueForm';
import { WaitForm } from './forms/WaitForm';

/** What the step does, and where it leads. */
export function SettingsForm() {
  return (
    <>
      <OwnForm />
      <LeadsTo />
    </>
  );
}

/** Our own steps have forms of their own, those of other packages the one made from their description. */
function OwnForm() {
  const { handle } = useStepForm();
  switch (handle.node.type) {
    case 'n8n-nodes-perennial.abTest':
      return <AbTestForm />;
    case 'n8n-nodes-perennial.branch':
      return <BranchForm />;
    case 'n8n-nodes-perennial.dateTrigger':
      return <DateEntryForm />;
    case 'n8n-nodes-perennial.eventTrigger':
      return <EntryForm />;
    case 'n8n-nodes-perennial.exit':
      return <ExitForm />;
    case 'n8n-nodes-perennial.profileLookup':
      return <LookupForm />;
    case 'n8n-nodes-perennial.randomSplit':
      return <RandomSplitForm />;
    case 'n8n-nodes-perennial.scheduleTrigger':
      return <ScheduleEntryForm />;
    case 'n8n-nodes-perennial.splitByHistory':
      return <SplitByHistoryForm />;
    case 'n8n-nodes-perennial.splitByValue':
      return <SplitByValueForm />;
    case 'n8n-nodes-perennial.sendEmail':
      return <SendForm />;
    case 'n8n-nodes-perennial.wait':
      return <WaitForm />;
    default:
      return <GeneratedForm />;
  }
}
