import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Finding } from './finding-queries.ts';
import { callShortly, mendHref, saySentence } from './finding-page.ts';
import { findRuleFacts } from './rule-facts.ts';
import type { Thing } from './few-things-rules.ts';
import { takeHandful } from './few-things-rules.ts';

/** One thing to put right: what is wrong in a plain sentence, and exactly where. */
export type ThingToDo = {
  readonly href: string;
  readonly child: string;
  readonly sentence: string;
  readonly isQuery: boolean;
  /** The rules' codes, small, for whoever asks the analyst. */
  readonly codes: string;
};

export type FewThingsPage = {
  readonly today: PlainDate;
  readonly things: readonly ThingToDo[];
  readonly later: readonly ThingToDo[];
  readonly done: readonly string[];
  readonly isChecking: boolean;
};

type Given = {
  readonly today: PlainDate;
  readonly findings: readonly Finding[];
  readonly done: readonly Finding[];
  readonly isChecking: boolean;
};

type Own = Thing & { readonly said: ThingToDo };

/** A worker's few things of the day, what comes later, and what was done today. */
export function fewThingsPage({ today, findings, done, isChecking }: Given): FewThingsPage {
  const placesDone = new Set(done.map((one) => mendHref(one)));
  const handful = takeHandful(mergeRepeats(findings.flatMap(toOwn)), placesDone.size);
  return {
    today,
    things: handful.today.map(({ said }) => said),
    later: handful.later.map(({ said }) => said),
    done: [...new Set(done.map((one) => `${callShortly(one)}: ${saySentence(one)}`))],
    isChecking,
  };
}

function toOwn(finding: Finding): Own[] {
  const mendAt = mendHref(finding);
  // Nobody is sent after what a rule, as it is stated, finds in every record.
  if (mendAt === undefined || findRuleFacts(finding.form, finding.rule)?.findsRight !== undefined) return [];
  const { id, isQuery, factId, firstFoundAt, rule } = finding;
  const said = {
    href: mendAt,
    child: callShortly(finding),
    sentence: saySentence(finding),
    isQuery,
    codes: rule,
  };
  return [{ id, isQuery, isQuick: factId !== null, firstFoundAt, mendAt, said }];
}

/** What several rules, or two years' returns, say of one fact in the same words is one thing. */
function mergeRepeats(things: readonly Own[]): readonly Own[] {
  const merged = new Map<string, Own>();
  for (const thing of things) {
    const key = `${thing.mendAt} ${thing.said.sentence}`;
    const before = merged.get(key);
    merged.set(key, before ? mergeCodes(before, thing) : thing);
  }
  return [...merged.values()];
}

function mergeCodes(one: Own, other: Own): Own {
  const codes = new Set([...one.said.codes.split(', '), other.said.codes]);
  const first = one.firstFoundAt < other.firstFoundAt ? one : other;
  return {
    ...first,
    isQuery: one.isQuery && other.isQuery,
    said: { ...first.said, codes: [...codes].join(', ') },
  };
}
