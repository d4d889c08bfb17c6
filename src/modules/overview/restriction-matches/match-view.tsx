import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { hrefOfPage } from '../../../platform/http/page-of-list.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import type { PersonSummary, SilentMatch } from '../../people/index.ts';
import { birthWords, hrefOf, reasonWords } from '../../people/index.ts';

/** A form that is shown again: which pair, what was typed, what is wrong. */
export type Again = {
  readonly keptId: string;
  readonly newId: string;
  readonly shown: Typed;
  readonly errors: readonly FieldError[];
};

export type MatchesProps = {
  readonly matches: readonly SilentMatch[];
  readonly pages: PageOfList;
  readonly kept: ReadonlyMap<string, PersonSummary>;
  readonly nameOf: (account: string | null) => string;
  readonly token: string;
  readonly done: string;
  readonly again: Again | undefined;
};

const doneWords: Readonly<Record<string, string>> = {
  same: 'The two records are one person’s now, and both are restricted',
  different: 'Saved: they are different people',
};

/** New records that may be of somebody whose record the reader answers for; nobody who made one was told. */
export function MatchesView(props: MatchesProps): VNode {
  const done = doneWords[props.done];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {done === undefined ? null : (
          <NotificationBanner type="success" title="Saved">
            <p class="govuk-notification-banner__heading">{done}</p>
          </NotificationBanner>
        )}
        <h1 class="govuk-heading-l">May be a record of yours</h1>
        <p class="govuk-body">
          {props.matches.length === 0
            ? 'Nothing waits for you. When somebody records a person who may be one whose restricted record you answer for, it appears here. They are not told.'
            : 'Somebody recorded these people. Each may be one whose restricted record you answer for. Whoever recorded them was not told that there is another record.'}
        </p>
        {props.matches.map((match) => (
          <One {...props} match={match} />
        ))}
        <PagesOfList path="/restrictions/matches" page={props.pages} label="Pages of records" />
      </div>
    </div>
  );
}

type OneProps = MatchesProps & { readonly match: SilentMatch };

function One({ match, kept, nameOf, ...form }: OneProps): VNode {
  const record = kept.get(match.keptId);
  const called = [match.given, match.family].filter(Boolean).join(' ') || 'Name not recorded';
  const rows: readonly (readonly [string, VNode | string])[] = [
    ['New record', called],
    ['Born', birthWords({ ...match, expectedOn: null, diedOn: null })],
    ['Recorded', `${formatInstant(match.recordedAt)}, by ${nameOf(match.recordedBy)}`],
    [
      'May be',
      record ? (
        <a class="govuk-link" href={hrefOf(record)}>
          {record.shown}
          {record.birthDate === null ? '' : `, born ${formatDate(record.birthDate)}`}
        </a>
      ) : (
        'A record that you do not see'
      ),
    ],
    ['Why', reasonWords(match.reasons)],
  ];
  return (
    <section aria-label={called}>
      <SummaryList rows={rows.map(([key, text]) => ({ key: { text: key }, value: { text } }))} />
      <SettleForm {...form} match={match} called={called} />
    </section>
  );
}

type FormProps = Pick<OneProps, 'match' | 'token' | 'again' | 'pages'> & { readonly called: string };

function SettleForm({ match, token, again, called, pages }: FormProps): VNode {
  const own = again?.keptId === match.keptId && again.newId === match.newId ? again : undefined;
  const error = (name: string) => {
    const found = own?.errors.find(({ field }) => field === name);
    return found && { text: found.text };
  };
  const typed = (name: string) => {
    const value = own?.shown[name];
    return typeof value === 'string' ? value : '';
  };
  const action = `/restrictions/matches/${match.keptId}/${match.newId}`;
  const id = own ? '' : `-${match.newId}-${match.keptId}`;
  return (
    <form action={hrefOfPage(action, {}, pages.number)} method="post" novalidate>
      <CsrfField token={token} />
      <Radios
        name="verdict"
        idPrefix={`verdict${id}`}
        fieldset={{ legend: { text: 'Are they the same person?', classes: 'govuk-fieldset__legend--s' } }}
        value={typed('verdict')}
        errorMessage={error('verdict')}
        items={[
          {
            value: 'same',
            text: 'The same person',
            hint: {
              text: `The new record is restricted as well: whoever recorded ${called} no longer finds it. Tell them what they need to know.`,
            },
          },
          { value: 'different', text: 'Different people' },
        ]}
      />
      <Textarea
        name="why"
        id={`why${id}`}
        label={{ text: 'How do you know?' }}
        rows={2}
        value={typed('why')}
        errorMessage={error('why')}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}
