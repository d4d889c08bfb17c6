import type { VNode } from 'preact';
import { findBanner, listAccountNames, listNamed, listRestrictionsOf } from '../../access/index.ts';
import type { ChildChange } from '../../practice/index.ts';
import { keyOfChange } from '../../practice/index.ts';
import type { CanLead } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { Several } from '../front-door/fields-view.tsx';
import { restrictionPaths } from '../restriction/restriction-paths.ts';

/** A child whose record is kept to named people: their accounts, and who answers for it. */
export type KeptToNamed = {
  readonly personId: string;
  readonly child: string;
  readonly named: readonly string[];
  /** Null where the reader looks for a while only, and cannot know. */
  readonly guardian: string | null;
};

/** A child who would get a worker who may not open the record. */
export type CannotOpen = {
  readonly key: string;
  readonly personId: string;
  readonly child: string;
  readonly worker: string;
  readonly guardian: string | null;
};

/** Which changes give a child with a restricted record to somebody who is not named on it, or who has no account to be named. */
export function listCannotOpen(
  changes: readonly ChildChange[],
  kept: readonly KeptToNamed[],
  workers: readonly Pick<CanLead, 'id' | 'name' | 'accountId'>[],
): readonly CannotOpen[] {
  return changes.flatMap((change) => {
    const worker = workers.find(({ id }) => id === change.said.toId);
    const barred = kept.filter(
      ({ personId, named }) =>
        personId === change.personId && !named.some((account) => account === worker?.accountId),
    );
    return barred.slice(0, 1).map(({ personId, child, guardian }) => ({
      key: keyOfChange(change),
      ...{ personId, child, worker: worker?.name ?? 'the new worker', guardian },
    }));
  });
}

type Child = { readonly id: string; readonly name: string; readonly records: readonly string[] };

/** The children among these whose records are kept to named people, as far as the reader may know by whom. */
export async function readKeptToNamed(db: Read, children: readonly Child[]): Promise<readonly KeptToNamed[]> {
  const kept = [];
  for (const { id, name, records } of children) {
    if ((await findBanner(db, records)) === undefined) continue;
    const restrictions = await listRestrictionsOf(db, records);
    const named = await listNamed(
      db,
      restrictions.map((one) => one.id),
    );
    const guardians = await listAccountNames(
      db,
      restrictions.map(({ guardian }) => guardian),
    );
    const guardian = guardians.values().next().value ?? null;
    // Named on every restriction that stands: one of two is not enough.
    const onAll = named.filter(({ account }) =>
      restrictions.every((one) => named.some((n) => n.account === account && n.restriction === one.id)),
    );
    kept.push({ personId: id, child: name, named: onAll.map(({ account }) => account), guardian });
  }
  return kept;
}

/** What the form says where it is not ticked yet that somebody is to take over who cannot open the record. */
export function notSure(cannot: readonly CannotOpen[], sure: readonly string[]): readonly FieldError[] {
  return cannot.every(({ key }) => sure.includes(key))
    ? []
    : [
        fieldError(
          'sure',
          'Nothing is saved yet: somebody whom you chose may not open a restricted record. Choose somebody else, have them named first, or tick that you hand over all the same',
        ),
      ];
}

/** Says to the manager, and to nobody else, who would get a child whose record they cannot open. */
export function CannotOpenView({
  cannot,
  filled,
}: {
  readonly cannot: readonly CannotOpen[];
  readonly filled: Filled;
}): VNode | null {
  if (cannot.length === 0) return null;
  return (
    <>
      <WarningText>
        {cannot.length === 1
          ? 'One of these records is restricted, and who would take over may not open it.'
          : 'Some of these records are restricted, and who would take over may not open them.'}
      </WarningText>
      {cannot.map(({ personId, child, worker, guardian }) => (
        <p class="govuk-body">
          {`${worker} is not named on ${child}’s record: they would be ${child}’s worker, find nothing of ${child}, and see no page of this change that speaks of ${child}. They are told nothing of it. ${guardian === null ? 'You look at it for a while only: ask who answers for it.' : `${guardian} answers for it.`} `}
          <a class="govuk-link" href={restrictionPaths.ofPerson.replace(':personId', personId)}>
            {`Who may open ${child}’s record`}
          </a>
        </p>
      ))}
      <Several
        filled={filled}
        name="sure"
        text="Hand over all the same?"
        items={cannot.map(({ key, child, worker }) => ({
          value: key,
          text: `Yes: I see to it that ${worker} is named on ${child}’s record`,
        }))}
      />
    </>
  );
}
