import type { VNode } from 'preact';
import type { Restriction } from '../../access/index.ts';
import { dueWords, levels, whyWords } from '../../access/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { changes } from './change-form.ts';
import { Done, Narrow } from './form-parts.tsx';
import type { NameOf, WholeRestriction } from './restriction-queries.ts';
import { restrictionPaths } from './restriction-paths.ts';

export type OfPersonProps = {
  readonly personId: Id<'person'>;
  readonly called: string;
  readonly token: string;
  readonly today: PlainDate;
  readonly done: string | undefined;
  readonly mayRestrict: boolean;
  readonly whole: readonly WholeRestriction[];
  readonly nameOf: NameOf;
};

/** Whether one person's record is restricted, who may look and why, and what can be changed. */
export function OfPersonView(props: OfPersonProps): VNode {
  const { called, whole, done } = props;
  return (
    <Narrow>
      {done !== undefined && <Done>{done}</Done>}
      <span class="govuk-caption-l">{called}</span>
      <h1 class="govuk-heading-l">{whole.length === 0 ? 'Not restricted' : 'Restricted'}</h1>
      {whole.length === 0 && <Unrestricted {...props} />}
      {whole.map((one) => (
        <One {...props} one={one} />
      ))}
    </Narrow>
  );
}

function Unrestricted({ personId, mayRestrict }: OfPersonProps): VNode {
  return (
    <>
      <p class="govuk-body">This is an ordinary record: everybody whose work includes it may see it.</p>
      {mayRestrict ? (
        <Button href={href(restrictionPaths.new, { personId })}>Restrict this record</Button>
      ) : (
        <p class="govuk-body">
          If it ought to be kept back, ask a service manager or information governance today.
        </p>
      )}
    </>
  );
}

type OneProps = OfPersonProps & { readonly one: WholeRestriction };

function One(props: OneProps): VNode {
  const { one, nameOf, today } = props;
  const { restriction } = one;
  const rows: readonly (readonly [string, VNode | string])[] = [
    ['How far', `${levels[restriction.level].name}. ${levels[restriction.level].means}`],
    ['Why', whyWords[restriction.why]],
    ['Reason', <span class="kith-as-typed">{restriction.reason}</span>],
    ['Answers for it', nameOf(restriction.guardian)],
    ['Since', formatDate(restriction.starts)],
    ['Looked at again by', <Review restriction={restriction} today={today} />],
  ];
  return (
    <>
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      <NamedPeople {...props} />
      {restriction.mayChange && <Links {...props} />}
      <Reviews {...props} />
    </>
  );
}

/** The day of a review, loud when it has passed. */
export function Review({
  restriction,
  today,
}: {
  restriction: Pick<Restriction, 'reviewBy'>;
  today: PlainDate;
}): VNode {
  const due = dueWords(restriction.reviewBy, today);
  return (
    <>
      {formatDate(restriction.reviewBy)} {due === 'overdue' && <Tag classes="govuk-tag--red">Overdue</Tag>}
      {due === 'soon' && <Tag classes="govuk-tag--yellow">Soon</Tag>}
    </>
  );
}

function NamedPeople({ one, nameOf, personId, token }: OneProps): VNode {
  const { restriction, named } = one;
  const action = href(restrictionPaths.change, { personId, change: 'unname' });
  return (
    <section aria-labelledby="named">
      <h2 class="govuk-heading-m" id="named">
        Who may look
      </h2>
      <ul class="govuk-list">
        {named.map(({ account, starts }) => (
          <li class="govuk-!-margin-bottom-3">
            {nameOf(account)}, since {formatDate(starts)}
            {account === restriction.guardian && ' (answers for it)'}
            {restriction.mayChange && account !== restriction.guardian && (
              <form method="post" action={action}>
                <CsrfField token={token} />
                <input type="hidden" name="of" value={restriction.id} />
                <input type="hidden" name="version" value={String(restriction.version)} />
                <input type="hidden" name="account" value={account} />
                <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">
                  Take off<span class="govuk-visually-hidden"> {nameOf(account)}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ one, personId }: OneProps): VNode {
  const to = (change: string) =>
    `${href(restrictionPaths.change, { personId, change })}?of=${one.restriction.id}`;
  return (
    <section aria-labelledby="changes">
      <h2 class="govuk-heading-m" id="changes">
        Change it
      </h2>
      <ul class="govuk-list govuk-list--spaced">
        {Object.entries(changes)
          .filter(([change]) => change !== 'unname')
          .map(([change, { heading }]) => (
            <li>
              <a class="govuk-link" href={to(change)}>
                {heading}
              </a>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Reviews({ one, nameOf }: OneProps): VNode | null {
  if (one.reviews.length === 0) return null;
  return (
    <section aria-labelledby="reviews">
      <h2 class="govuk-heading-m" id="reviews">
        When it was looked at again
      </h2>
      <ul class="govuk-list govuk-list--spaced">
        {one.reviews.map(({ finding, reviewedAt, reviewedBy, reviewBy }) => (
          <li>
            {formatDate(todayIn('Europe/London', reviewedAt))}, {nameOf(reviewedBy)}:{' '}
            <span class="kith-as-typed">{finding}</span> (next by {formatDate(reviewBy)})
          </li>
        ))}
      </ul>
    </section>
  );
}
