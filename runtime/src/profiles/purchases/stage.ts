import type { LifecycleStage } from '../../engine/profile';

/** Who has a name and never bought is a subscriber, whatever they agreed to: consent is a fact of its own. */
export function stageOf({ known, orders }: { readonly known: boolean; readonly orders: number }): LifecycleStage {
  if (orders > 1) return 'repeat_buyer';
  if (orders === 1) return 'first_time_buyer';
  return known ? 'subscriber' : 'anonymous';
}
