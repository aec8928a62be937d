import type { EnrolmentDocument } from '../../../runtime/src/enrolments/model';
import { counted, type Aftermath } from './aftermath';
import type { Shopper } from './crowd';
import { ANYWAY, MARKS, type Mark } from './journeys';

export interface Storm {
  readonly crowd: readonly Shopper[];
  readonly stormId: string;
  readonly followingId: string;
  /** Step keys by the names of the storm's steps. */
  readonly steps: ReadonlyMap<string, string>;
  /** Of the mark that those who follow get. */
  readonly followed: string;
  /** Sends that were under way when somebody was killed. */
  readonly underWay: ReadonlySet<string>;
  /** Dead letters that say `outcome_unknown`, before a person had them retried. */
  readonly unknownCalls: ReadonlySet<string>;
}

/** One sentence for each thing that is not as it must be. Recomputed from what was sent, from the histories and the receivers' logs. */
export function verdict(storm: Storm, seen: Aftermath): readonly string[] {
  const families = new Families(storm, seen);
  return [
    ...everybodyOnce(storm, families, seen),
    ...families.roots.flatMap((root) => wayOf(storm, families, root)),
    ...followers(storm, families, seen),
    ...marks(storm, families, seen),
    ...rows(seen),
    ...reminders(storm, seen),
    ...receipts(seen),
    ...calls(storm, families, seen),
  ];
}

class Families {
  readonly roots: readonly EnrolmentDocument[];
  readonly followers: readonly EnrolmentDocument[];
  readonly #kids: ReadonlyMap<string, readonly EnrolmentDocument[]>;

  constructor(
    private readonly storm: Storm,
    { enrolments }: Aftermath,
  ) {
    const own = enrolments.filter(({ journeyId }) => journeyId === storm.stormId);
    this.roots = own.filter(({ _id, rootId }) => _id === rootId);
    this.#kids = Map.groupBy(
      own.filter(({ _id, rootId }) => _id !== rootId),
      ({ rootId }) => rootId,
    );
    this.followers = enrolments.filter(({ journeyId }) => journeyId === storm.followingId);
  }

  kidsOf({ _id }: EnrolmentDocument): readonly EnrolmentDocument[] {
    return this.#kids.get(_id) ?? [];
  }

  /** How often a step's result was committed. */
  passed({ history }: EnrolmentDocument, name: string): number {
    const key = this.storm.steps.get(name) ?? '';
    return history.filter(({ stepKey, what }) => stepKey === key && what === 'passed').length;
  }

  /** Every mark that a committed history says was left, with who left it. */
  marksLeft(): readonly { readonly mark: Mark; readonly by: EnrolmentDocument }[] {
    const own = this.roots.flatMap((root) => [root, ...this.kidsOf(root)]);
    const left = own.flatMap((by) =>
      MARKS.flatMap((mark) => Array.from({ length: this.passed(by, `Mark ${mark}`) }, () => ({ mark, by }))),
    );
    const followed = this.followers.flatMap((by) =>
      by.history
        .filter(({ stepKey, what }) => stepKey === this.storm.followed && what === 'passed')
        .map(() => ({ mark: 'F' as const, by })),
    );
    return [...left, ...followed];
  }
}

/** Who ordered so soon that the checkout was looked at later is not let in. */
function everybodyOnce({ crowd }: Storm, { roots }: Families, { turnedAway }: Aftermath): string[] {
  const times = counted(roots.map(({ entry }) => entry.key ?? ''));
  const wrong = crowd.flatMap(({ token, number, ordersAfter }) => {
    const inside = times.get(`checkout:${token}`) ?? 0;
    const mayBeOut = ordersAfter !== undefined && turnedAway.has(`checkout:${token}`);
    return inside === 1 || (inside === 0 && mayBeOut)
      ? []
      : [`shopper ${String(number)} is enrolled ${String(inside)} times`];
  });
  const strangers = roots.length - [...times.keys()].length;
  return strangers === 0 ? wrong : [...wrong, `${String(strangers)} enrolments too many`];
}

/** Each step at most once, in order; all of them unless an order ended it. */
function wayOf(storm: Storm, families: Families, root: EnrolmentDocument): string[] {
  const kids = families.kidsOf(root);
  const who = root._id;
  const wrong: string[] = [];
  const must = (isSo: boolean, what: string) => {
    if (!isSo) wrong.push(`${who} ${what}`);
  };
  for (const one of [root, ...kids]) {
    must(!one.active && one.ended !== undefined, `is not at its end: ${one._id} stands at ${one.stepKey}`);
    must(
      Object.values(one.visits).every((visit) => visit === 1),
      `came to a step twice: ${JSON.stringify(one.visits)}`,
    );
  }
  const branch = root.history.find(({ stepKey, what }) => stepKey === 'branch' && what === 'passed');
  const took = { A: families.passed(root, 'Mark A'), B: families.passed(root, 'Mark B') };
  if (branch?.output === 0) must(took.A === 1 && took.B === 0, 'took branch A, and its marks are not A alone');
  else if (branch) must(took.A === 0 && took.B === 1, 'took branch B, and its marks are not B alone');
  else must(took.A + took.B === 0, 'left a mark of a branch that it never came to');
  must(kids.length === root.kids.length, `has ${String(kids.length)} children of ${String(root.kids.length)}`);
  const ordered = shopperOf(storm, root)?.ordersAfter !== undefined;
  if (root.ended?.reason === 'exit') must(ordered, 'left by an order that was never made');
  else {
    must(root.ended?.reason === 'completed', `ended as ${String(root.ended?.reason)}`);
    const all = branch && ['Post', 'Post anyway', 'Mark E'].every((name) => families.passed(root, name) === 1);
    must(all === true && kids.length === 2, 'is completed and did not take all steps');
    must(
      kids.every(({ ended }) => ended?.reason === 'completed'),
      'is completed, its children are not',
    );
  }
  return wrong;
}

const shopperOf = ({ crowd }: Storm, { entry: { key = '' } }: EnrolmentDocument) =>
  byToken(crowd).get(key.replace(/^checkout:/, ''));

const tokens = new WeakMap<readonly Shopper[], Map<string, Shopper>>();
function byToken(crowd: readonly Shopper[]): Map<string, Shopper> {
  const known = tokens.get(crowd) ?? new Map(crowd.map((shopper) => [shopper.token, shopper]));
  tokens.set(crowd, known);
  return known;
}

/** Each event of a branch's mark let in one, who went through. */
function followers(_: Storm, families: Families, { events }: Aftermath): string[] {
  const triggers = counted(families.followers.map(({ entry }) => entry.triggerId));
  const wanted = events.filter(({ name }) => name === 'Marked A' || name === 'Marked B');
  return [
    ...wanted.flatMap(({ _id, name }) =>
      triggers.get(_id) === 1 ? [] : [`${name} ${_id} let in ${String(triggers.get(_id) ?? 0)}`],
    ),
    ...(families.followers.length === wanted.length
      ? []
      : [`${String(families.followers.length)} follow ${String(wanted.length)} events`]),
    ...families.followers.flatMap(({ _id, ended }) =>
      ended?.reason === 'completed' ? [] : [`follower ${_id} is not through`],
    ),
  ];
}

/** Own effects: what the histories say was left is on the profiles and among the events, once, and nothing else is. */
function marks(_: Storm, families: Families, { events, profiles }: Aftermath): string[] {
  const left = families.marksLeft();
  const name = (mark: string, enrolmentId: unknown) => `Marked ${mark} by ${String(enrolmentId)}`;
  const wanted = new Set(left.map(({ mark, by }) => name(mark, by._id)));
  const stored = counted(
    events.map(({ name: event, properties }) => `${event} by ${String(properties['enrolmentId'])}`),
  );
  const byPerson = Map.groupBy(left, ({ by }) => by.profileId);
  return [
    ...[...wanted].flatMap((event) =>
      stored.get(event) === 1 ? [] : [`event ${event}: ${String(stored.get(event) ?? 0)} times`],
    ),
    ...[...stored.keys()].filter((event) => !wanted.has(event)).map((event) => `event ${event}: nobody left it`),
    ...[...profiles.values()].flatMap((profile) => marksOf(profile, byPerson.get(profile._id) ?? [])),
    ...[...byPerson.keys()].filter((id) => !profiles.has(id)).map((id) => `profile ${id} is missing`),
  ];
}

function marksOf(
  {
    _id,
    tags = [],
    attributes = {},
  }: { readonly _id: string; readonly tags?: readonly string[]; readonly attributes?: object },
  left: readonly { readonly mark: Mark; readonly by: EnrolmentDocument }[],
): string[] {
  const wanted = [...new Set(left.map(({ mark }) => mark))].sort().join('');
  const values = new Map(Object.entries(attributes).map(([key, value]) => [key, valueOf(value)]));
  const by = left.filter((one) => values.get(`by${one.mark}`) !== one.by._id).map(({ mark }) => mark);
  const has = [...tags].sort().join('');
  return [
    ...(has === wanted ? [] : [`profile ${_id} has the tags "${has}", its enrolments left "${wanted}"`]),
    ...(by.length === 0 ? [] : [`profile ${_id}: the attributes of ${by.join()} are not those of who left them`]),
  ];
}

/** Attributes are kept with when they were set. */
const valueOf = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null && 'value' in stored ? stored.value : stored;

function rows({ rows: all }: Aftermath): string[] {
  const keys = counted(all.map(({ kind, key }) => `${kind} ${key}`));
  const open = all.filter(({ status }) => !['done', 'sent', 'unknown'].includes(status));
  return [
    ...open.map(({ _id, status }) => `row ${_id} is ${status}`),
    ...[...keys].filter(([, times]) => times > 1).map(([key, times]) => `${String(times)} rows are real for ${key}`),
  ];
}

const isReminder = ({ stepKey }: { readonly stepKey: string }) => stepKey === 'reminder';
const isReceipt = ({ stepKey }: { readonly stepKey: string }) => stepKey === 'receipt';

/** Marketing: never twice, missing only where it says unknown, and that only what was under way at a kill. */
function reminders({ underWay }: Storm, { rows: all, mails }: Aftermath): string[] {
  const sends = all.filter(({ kind }) => kind === 'send');
  const known = new Set(sends.map(({ key }) => key));
  return [
    ...[...mails.keys()].filter((key) => !known.has(key)).map((key) => `${key} arrived, and nobody sent it`),
    ...sends.filter(isReminder).flatMap(({ key, status }) => {
      const times = mails.get(key) ?? 0;
      if (times > 1) return [`${key} arrived ${String(times)} times`];
      if (status === 'sent' && times === 0) return [`${key} is sent, and did not arrive`];
      if (status === 'unknown' && !underWay.has(key)) return [`${key} is unknown, and was not under way at a kill`];
      return [];
    }),
  ];
}

/** Resent when unknown: none missing, none twice that was never unknown. */
function receipts({ rows: all, mails }: Aftermath): string[] {
  return all
    .filter((row) => row.kind === 'send' && isReceipt(row))
    .flatMap(({ key, status, mayBeOut }) => {
      const times = mails.get(key) ?? 0;
      if (status === 'sent' && times === 0) return [`receipt ${key} is sent, and did not arrive`];
      if (times > 1 && !mayBeOut) return [`receipt ${key} arrived ${String(times)} times and was never unknown`];
      if (status === 'unknown' && !mayBeOut) return [`receipt ${key} is unknown`];
      return [];
    });
}

/**
 * The receiver that honours keys has done each call once, none is lost. It was called again only for what was unknown: by itself
 * where the step says so, elsewhere when a person had it retried. (A process that stands still beyond its lease leaves unknown ones,
 * too, so they need not have been under way at a kill.)
 */
function calls({ unknownCalls }: Storm, families: Families, { calls: all }: Aftermath): string[] {
  const done = new Set(all.map(({ key }) => key));
  const roots = new Map(families.roots.map((root) => [root._id, root]));
  const stepOf = (key: string) => (key.endsWith(ANYWAY) ? 'Post anyway' : 'Post');
  const idOf = (key: string) => key.replace(ANYWAY, '');
  const passed = families.roots.flatMap((root) => [
    ...(families.passed(root, 'Post') === 1 ? [root._id] : []),
    ...(families.passed(root, 'Post anyway') === 1 ? [`${root._id}${ANYWAY}`] : []),
  ]);
  const mayRepeat = (key: string) => key.endsWith(ANYWAY) || unknownCalls.has(key);
  return [
    ...passed.filter((key) => !done.has(key)).map((key) => `call ${key} is lost`),
    ...all.filter(({ key, repeated }) => repeated && !mayRepeat(key)).map(({ key }) => `call ${key} was made twice`),
    ...[...done].flatMap((key) => {
      const root = roots.get(idOf(key));
      if (!root) return [`call ${key} belongs to nobody`];
      // Called before the order came; the order was first at the commit.
      return families.passed(root, stepOf(key)) === 1 || root.ended?.reason === 'exit'
        ? []
        : [`call ${key} was done, and not passed`];
    }),
  ];
}
