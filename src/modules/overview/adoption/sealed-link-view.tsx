import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import type { SealedLink } from '../../access/index.ts';
import { AskReason, errorOf, valueOf } from './ask-view.tsx';
import type { Asking } from './ask-view.tsx';
import type { OpeningPage, OpeningRow } from './sealed-link-page.ts';

/** Every request to open a link that the reader may know of. */
export function OpeningsView({
  rows,
  pages,
}: {
  readonly rows: readonly OpeningRow[];
  readonly pages: PageOfList;
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Sealed links</h1>
      <p class="govuk-body">
        When somebody is adopted, a new record begins and the old one is sealed. That the two are one person
        is opened by two people together: one asks on the page of the person, another agrees here within a
        day, and both may look for an hour.
      </p>
      {rows.length === 0 ? (
        <p class="govuk-body">
          Nobody has asked to open a link. To ask, open a person and choose “Open a sealed link”.
        </p>
      ) : (
        <StackedTable
          caption="Requests to open a link"
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'Record' },
            { text: 'Asked by' },
            { text: 'Second person' },
            { text: 'Where it stands' },
          ]}
          rows={rows.map((row) => [
            {
              text: (
                <a class="govuk-link" href={row.href}>
                  {row.record}
                </a>
              ),
            },
            { text: row.asked },
            { text: row.second },
            { text: row.state },
          ])}
        />
      )}
      <PagesOfList path="/sealed-links" page={pages} label="Pages of requests" />
    </>
  );
}

type AskProps = Asking & { readonly name: string; readonly holds: boolean; readonly token: string };

/** The first key. */
export function AskLinkView({ name, holds, token, typed, errors }: AskProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Open a sealed link of {name}</h1>
      {holds ? (
        <form method="post" novalidate>
          <p class="govuk-body">
            Whether there is another record, before or after an adoption, is shown only when a second person
            agrees.
          </p>
          <CsrfField token={token} />
          <Radios
            name="purpose"
            idPrefix="purpose"
            fieldset={{ legend: { text: 'What do you need?', classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={errorOf(errors, 'purpose')}
            value={valueOf(typed, 'purpose')}
            items={[
              {
                value: 'look',
                text: 'To look who is behind it',
                hint: { text: 'Such as when an adopted adult asks for their records.' },
              },
              {
                value: 'unseal',
                text: 'To open the sealed record again',
                hint: { text: 'Only when the order was recorded in error.' },
              },
            ]}
          />
          <AskReason
            typed={typed}
            errors={errors}
            name="why"
            label="Why"
            hint="The second person reads it. It stays."
          />
          <Button preventDoubleClick>Ask for a second person</Button>
        </form>
      ) : (
        <p class="govuk-body" id="why">
          You hold no key to this record. Information governance and the people named on a sealed record do.
        </p>
      )}
    </>
  );
}

/** One request: the second key, and the look. */
export function OpeningView({
  page,
  token,
  typed,
  errors,
}: Asking & { readonly page: OpeningPage; readonly token: string }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">A request to open a sealed link</h1>
      <SummaryList rows={page.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      {page.mayTurn ? (
        <form method="post" novalidate>
          <CsrfField token={token} />
          {page.unseals ? (
            <WarningText>
              When you agree, the sealed record is open to everybody again whose work it is.
            </WarningText>
          ) : null}
          <AskReason typed={typed} errors={errors} name="why" label="Why you agree" />
          <Button classes={page.unseals ? 'govuk-button--warning' : ''} preventDoubleClick>
            Turn the second key
          </Button>
        </form>
      ) : (
        <p class="govuk-body" id="why">
          {waitingWords(page)}
        </p>
      )}
      {page.mayLook ? (
        <form method="post" action={`/sealed-links/${page.openingId}/look`}>
          <CsrfField token={token} />
          <Button>Look now</Button>
          <p class="govuk-hint">Each look is written down.</p>
        </form>
      ) : null}
    </>
  );
}

function waitingWords({ state, isOwn, mayLook }: OpeningPage): string {
  if (state === 'waits' && isOwn)
    return 'A second person has to agree within a day: information governance, or somebody named on the record.';
  if (state === 'lapsed') return 'Nobody agreed within a day. Ask again if it is still needed.';
  if (state === 'over') return 'The time to look is over.';
  return mayLook ? 'Both of you may look now.' : 'It is open to the two who agreed.';
}

type LookProps = {
  readonly link: SealedLink | undefined;
  /** The name of a record that the reader may open; null for one that is closed to them. */
  readonly nameOf: (id: string) => string | null;
};

/** What the link says. */
export function LookView({ link, nameOf }: LookProps): VNode {
  if (!link)
    return (
      <>
        <h1 class="govuk-heading-l">What the link says</h1>
        <p class="govuk-body">There is no sealed record before or after this one.</p>
      </>
    );
  const rows = [
    {
      key: { text: 'Sealed record' },
      value: { text: <Record id={link.sealedId} name={nameOf(link.sealedId)} guardian={link.guardian} /> },
    },
    {
      key: { text: 'New record' },
      value: { text: <Record id={link.newId} name={nameOf(link.newId)} guardian={link.guardian} /> },
    },
    { key: { text: 'Order made on' }, value: { text: formatDate(link.orderOn) } },
  ];
  return (
    <>
      <h1 class="govuk-heading-l">What the link says</h1>
      <SummaryList rows={rows} />
    </>
  );
}

function Record({
  id,
  name,
  guardian,
}: {
  readonly id: string;
  readonly name: string | null;
  readonly guardian: string;
}): VNode {
  if (name === null) return <>Closed to you. {guardian} guards it and can open it.</>;
  return (
    <a class="govuk-link" href={`/people/${id}`}>
      {name}
    </a>
  );
}
