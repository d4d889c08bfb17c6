import type { VNode } from 'preact';
import type { Look } from '../../access/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { hrefOfPage } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import type { Shown } from './form-parts.tsx';
import { Done, Lines, Narrow, nothingTyped } from './form-parts.tsx';
import type { NameOf } from './restriction-queries.ts';
import { restrictionPaths } from './restriction-paths.ts';

export type LooksProps = {
  readonly looks: readonly Look[];
  readonly pages: PageOfList;
  /** How many wait for the reader, on every page. */
  readonly unseen: number;
  readonly called: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly token: string;
  readonly done: boolean;
  /** The look whose form was sent without a finding. */
  readonly again: { readonly id: string; readonly shown: Shown } | undefined;
};

/** Who looked at records that the reader answers for. */
export function LooksView(props: LooksProps): VNode {
  const unseen = props.looks.filter(({ seenAt }) => seenAt === null);
  const seen = props.looks.filter(({ seenAt }) => seenAt !== null);
  return (
    <Narrow>
      {props.done && <Done>It is marked as seen</Done>}
      <h1 class="govuk-heading-l">Looked anyway</h1>
      {props.unseen === 0 ? (
        <p class="govuk-body">
          Nobody looked at a record that you answer for without your having seen it. New looks appear here at
          once: read them the same day.
        </p>
      ) : (
        <p class="govuk-body">
          {props.unseen === 1 ? '1 look waits for you.' : `${props.unseen} looks wait for you.`} Ask why,
          today, and say what you found.
        </p>
      )}
      {unseen.map((look) => (
        <One {...props} look={look} />
      ))}
      {seen.length > 0 && <h2 class="govuk-heading-m">Seen</h2>}
      {seen.map((look) => (
        <One {...props} look={look} />
      ))}
      <PagesOfList path={restrictionPaths.looks} page={props.pages} label="Pages of looks" />
    </Narrow>
  );
}

type OneProps = LooksProps & { readonly look: Look };

function One({ look, called, nameOf, token, again, pages }: OneProps): VNode {
  const lookId = parseId<'look'>(look.id);
  const rows: readonly (readonly [string, string])[] = [
    ['Record', called.get(look.subject) ?? 'Not yours to see any more'],
    [
      'Who looked',
      look.grantedBy === null
        ? nameOf(look.account)
        : `${nameOf(look.account)}, let in by ${nameOf(look.grantedBy)}`,
    ],
    ['When', `${formatInstant(look.startsAt)}, until ${formatInstant(look.endsAt)}`],
    ['What they said', look.reason],
    ...(look.finding === null ? [] : [['Found', `${look.finding} (${nameOf(look.seenBy)})`] as const]),
  ];
  return (
    <section aria-label={`${nameOf(look.account)}, ${formatInstant(look.startsAt)}`}>
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      {look.seenAt === null && lookId && (
        <form
          method="post"
          action={hrefOfPage(href(restrictionPaths.look, { lookId }), {}, pages.number)}
          novalidate
        >
          <CsrfField token={token} />
          <Lines
            name={`finding-${look.id}`}
            label="What did you find?"
            hint="Whom you asked, and whether it was right"
            shown={again?.id === look.id ? again.shown : nothingTyped}
          />
          <Button preventDoubleClick>Mark as seen</Button>
        </form>
      )}
    </section>
  );
}
