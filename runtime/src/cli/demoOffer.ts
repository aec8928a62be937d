import type { Demo } from '../demo/service';
import { askYesNo, atATerminal } from './ask';
import type { Output } from './output';

const QUESTION = 'Nothing is here yet. Make a demo brand with 2,000 customers, a live journey and simulated shoppers?';
const READY = 'The demo brand is ready and shoppers are coming. Remove it with: npx perennial demo remove';

/** Makes the demo when it is wanted, goes on with one that was cut off, and asks a newcomer at a terminal. */
export async function offerDemo(demo: Demo, output: Output, { wanted }: { readonly wanted: boolean }): Promise<void> {
  const asked = wanted || (!output.json && atATerminal() && (await demo.offered()) && (await askYesNo(QUESTION, true)));
  if (asked) await demo.begin();
  const made = await demo.finish((line) => {
    output.progress(line);
  });
  if (made === 'made') output.progress(READY);
}
