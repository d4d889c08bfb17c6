import type { OfflineWorld, Pod } from './offline-world.ts';

export const kinds = ['recorded', 'unfinished', 'held', 'conflict'] as const;
export type Outcomes = Readonly<Record<(typeof kinds)[number], number>>;

/** What devices did, as they know it themselves: the server is asked about everything in it. */
export type Told = {
  readonly pod: Pod;
  /** What was written on them: words that stand nowhere else, and when, by the device's own clock. */
  readonly written: readonly { readonly words: string; readonly saidAt: string }[];
  /** How often somebody opened a family on them: that is told by the same queue. */
  readonly looks: number;
  /** What they heard of each. */
  readonly heard: readonly { readonly id: string; readonly outcome: string }[];
  /** Still in a queue when the network had long been good again. */
  readonly waiting: number;
};

type Receipt = {
  readonly id: string;
  readonly outcome: keyof Outcomes;
  readonly said: Date;
  readonly early: boolean;
};

/**
 * Everything that was lost, doubled or told wrongly, in words: nothing where each text is recorded once for each child, or held once
 * for a person, or unfinished once. It asks the tables themselves and none of the code that it judges.
 */
export async function findFaults(
  world: OfflineWorld,
  told: Told,
): Promise<{ readonly faults: readonly string[]; readonly outcomes: Outcomes }> {
  const receipts = await listReceipts(world, told.pod);
  const outcomes = countOutcomes(receipts, told.looks);
  const faults = [
    ...(told.waiting === 0 ? [] : [`${told.waiting} still wait`]),
    ...judgeReceipts(receipts, told),
    ...(await judgePlaces(world, told)),
    ...(await judgeRecords(world, told.pod, outcomes)),
  ];
  return { faults, outcomes };
}

async function listReceipts({ test: { owner } }: OfflineWorld, { account }: Pod): Promise<Receipt[]> {
  const { rows } = await owner.query<Receipt>(
    `select upload_id as id, outcome, said_at as said, received_at < '2026-11-22T09:00:00Z' as early
       from practice.offline_receipt where account_id = $1`,
    [account],
  );
  return rows;
}

function countOutcomes(receipts: readonly Receipt[], looks: number): Outcomes {
  const count = (kind: keyof Outcomes) => receipts.filter(({ outcome }) => outcome === kind).length;
  return {
    // Of a look the server says that it is recorded, and it makes no entry.
    recorded: count('recorded') - looks,
    ...{ unfinished: count('unfinished'), held: count('held'), conflict: count('conflict') },
  };
}

function judgeReceipts(receipts: readonly Receipt[], { written, looks, heard }: Told): readonly string[] {
  const wanted = written.length + looks;
  const times = new Set(receipts.map(({ said }) => said.toISOString()));
  const isKnown = (one: Told['heard'][number]) =>
    receipts.some(({ id, outcome }) => id === one.id && outcome === one.outcome);
  return [
    ...(receipts.length === wanted ? [] : [`${receipts.length} receipts for ${wanted} texts and looks`]),
    ...(receipts.some(({ early }) => early) ? ['received before our own clock'] : []),
    ...written.filter(({ saidAt }) => !times.has(saidAt)).map(({ words }) => `${words}: another time`),
    ...heard.filter((one) => !isKnown(one)).map(({ id, outcome }) => `${id} was told ${outcome}, wrongly`),
  ];
}

/** Each text in one place alone, once for each child. */
async function judgePlaces({ test }: OfflineWorld, { pod, written }: Told): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { words } of written) {
    const { rows } = await test.owner.query<{ place: string; count: number }>(
      `select 'recorded' as place, count(*)::int as count from practice.entry_passage where words = $1
       union all select 'held', count(*)::int from practice.offline_held where shared ->> 'purpose' = $1
       union all select 'unfinished', count(*)::int from practice.entry_draft where shared ->> 'purpose' = $1`,
      [words],
    );
    const found = rows.filter(({ count }) => count > 0);
    const says = found.map(({ place, count }) => `${place} ${count}`).join(', ');
    if (found.length === 0) faults.push(`${words}: lost`);
    else if (found.length > 1 || found[0]?.count !== pod.children.length)
      faults.push(`${words}: ${says}, of ${pod.children.length}`);
  }
  return faults;
}

/** One event and an entry for each child; and one visit of each child and day, however many texts there are of it. */
async function judgeRecords(
  { test }: OfflineWorld,
  { children }: Pod,
  { recorded }: Outcomes,
): Promise<readonly string[]> {
  const { rows } = await test.owner.query<Record<'events' | 'entries' | 'days' | 'visits', number>>(
    `select count(distinct event_id)::int as events, count(*)::int as entries, count(distinct happened_on)::int as days,
            (select count(*)::int from practice.visit where person_id = any($1)) as visits
       from practice.entry where person_id = any($1)`,
    [children],
  );
  const { events = -1, entries = -1, days = -1, visits = -1 } = rows[0] ?? {};
  return [
    ...(events === recorded ? [] : [`${events} events of ${recorded} recorded texts`]),
    ...(entries === recorded * children.length ? [] : [`${entries} entries of ${recorded} recorded texts`]),
    ...(visits === days * children.length ? [] : [`${visits} visits on ${days} days`]),
  ];
}
