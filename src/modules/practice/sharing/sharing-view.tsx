import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import type { Sharing } from './sharing-rules.ts';
import { bases, tellings, toWhom } from './sharing-rules.ts';

export type SharingListProps = {
  readonly name: string;
  readonly sharings: readonly Sharing[];
  readonly recordedBy: ReadonlyMap<string, string>;
  /** Where a new one is recorded; null for who may only read. */
  readonly newHref: string | null;
  readonly isSaved: boolean;
  readonly today: PlainDate;
};

/** What was told of somebody, the newest first; printed as it stands. */
export function SharingList(props: SharingListProps): VNode {
  const { name, sharings, newHref, isSaved } = props;
  return (
    <>
      {isSaved ? (
        <InsetText>Saved. If something in it is wrong, put it right from the decision itself.</InsetText>
      ) : null}
      <h1 class="govuk-heading-l">What was shared about {name}</h1>
      <p class="govuk-body">
        Each decision to tell somebody something about {name}, and each decision not to. Nothing here is
        changed afterwards: what was wrong is put right by a new decision beside it.
      </p>
      {newHref ? (
        <p class="govuk-body">
          <a class="govuk-link" href={newHref}>
            Record a decision to share, or not to share
          </a>
        </p>
      ) : null}
      {sharings.length === 0 ? <p class="govuk-body">Nothing is recorded yet.</p> : null}
      {sharings.map((one) => (
        <OneSharing one={one} {...props} />
      ))}
    </>
  );
}

function OneSharing({
  one,
  recordedBy,
  newHref,
  today,
}: SharingListProps & { readonly one: Sharing }): VNode {
  const state = one.correctedBy ? ' (put right later)' : '';
  return (
    <section aria-labelledby={`s-${one.id}`}>
      <h2 class="govuk-heading-m" id={`s-${one.id}`}>
        {formatDate(one.decidedOn)}: {one.isShared ? 'shared with' : 'not shared with'} {toWhom(one)}
        {state}
      </h2>
      <SummaryList
        rows={linesOf(one, today).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
      />
      <p class="govuk-body-s">
        Recorded by {recordedBy.get(one.recordedBy ?? '') ?? 'somebody whose name is not known'},{' '}
        {formatInstantInFull(one.recordedAt)}
        {newHref && !one.correctedBy ? (
          <>
            {' · '}
            <a class="govuk-link" href={`${newHref}?corrects=${one.id}`}>
              Put this right
              <span class="govuk-visually-hidden">: decision of {formatDate(one.decidedOn)}</span>
            </a>
          </>
        ) : null}
      </p>
    </section>
  );
}

function linesOf(one: Sharing, today: PlainDate): readonly (readonly [string, string])[] {
  const lines: readonly (readonly [string, string | null])[] = [
    ['What', one.what],
    ['Why', one.purpose],
    ['Reason in law', `${bases[one.basis][0]} (${bases[one.basis][1]})`],
    ['Weighing harm to the child', one.detriment],
    ['Family told', [tellings[one.familyTold], one.familyNotToldBecause].filter(Boolean).join(': ')],
    ['Who could be harmed', one.whoCouldBeHarmed],
    [
      'May be used until',
      one.endsOn && `${formatDate(one.endsOn)}${one.endsOn < today ? ' (has passed)' : ''}`,
    ],
    ['Puts right', one.correctionWhy],
  ];
  return lines.flatMap(([key, value]) => (value ? [[key, value] as const] : []));
}
