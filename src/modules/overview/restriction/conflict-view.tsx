import type { VNode } from 'preact';
import type { Conflict } from '../../access/index.ts';
import type { Acquaintance } from '../../people/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { hrefWith } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import type { Shown } from './form-parts.tsx';
import { Day, Done, Line, Lines, Narrow, nothingTyped } from './form-parts.tsx';
import type { NameOf } from './restriction-queries.ts';
import { restrictionPaths } from './restriction-paths.ts';

/** Which of the forms of the page was sent with something missing. */
export type SentAgain = { readonly form: string; readonly shown: Shown } | undefined;

export type ConflictsProps = {
  readonly token: string;
  readonly done: string | undefined;
  readonly own: readonly Conflict[];
  readonly told: readonly Acquaintance[];
  /** For information governance; null for everybody else. */
  readonly all: {
    readonly conflicts: readonly Conflict[];
    readonly pages: PageOfList;
    readonly told: readonly Acquaintance[];
    readonly toldPages: PageOfList;
  } | null;
  readonly called: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly again: SentAgain;
};

/** Whom the reader said they know; for information governance everybody's. */
export function ConflictsView(props: ConflictsProps): VNode {
  return (
    <Narrow>
      {props.done !== undefined && <Done>{props.done}</Done>}
      <h1 class="govuk-heading-l">Conflicts of interest</h1>
      <p class="govuk-body">
        Nobody looks at the records of their own family, their friends or themselves. What you declare hides
        those records from you, with their close family’s. Only information governance can end that.
      </p>
      {props.all && <Told {...props} all={props.all} />}
      {props.all && <All {...props} all={props.all} />}
      <Own {...props} />
      <TellForm {...props} />
    </Narrow>
  );
}

const shownIn = ({ again }: ConflictsProps, form: string): Shown =>
  again?.form === form ? again.shown : nothingTyped;

function Own({ own, told }: ConflictsProps): VNode {
  return (
    <section aria-labelledby="own">
      <h2 class="govuk-heading-m" id="own">
        What you declared
      </h2>
      {own.length + told.length === 0 && <p class="govuk-body">You have declared nobody.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {own.map(({ why, starts }) => (
          <li>
            {formatDate(starts)}: {why}
          </li>
        ))}
        {told.map(({ name, how, saidAt }) => (
          <li>
            {formatDate(todayIn('Europe/London', saidAt))}: {name}, {how}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TellForm(props: ConflictsProps): VNode {
  const shown = shownIn(props, 'tell');
  return (
    <section aria-labelledby="tell">
      <h2 class="govuk-heading-m" id="tell">
        Somebody I know
      </h2>
      <p class="govuk-body">
        If you have their page open, choose Somebody I know there. If not, do not look for them: say here whom
        you know. Information governance does the rest.
      </p>
      <form method="post" action={restrictionPaths.conflicts} novalidate>
        <CsrfField token={props.token} />
        <Line name="name" label="What is their name?" shown={shown} />
        <Day name="born" label="When were they born?" hint="If you know" shown={shown} />
        <Lines name="how" label="How do you know them?" shown={shown} />
        <Button preventDoubleClick>Tell information governance</Button>
      </form>
    </section>
  );
}

type All = NonNullable<ConflictsProps['all']>;
type AllProps = ConflictsProps & { readonly all: All };

/** The page of the other list stays as it is. */
const asShown = ({ pages, toldPages }: All) => ({
  page: pages.number > 1 ? String(pages.number) : undefined,
  told: toldPages.number > 1 ? String(toldPages.number) : undefined,
});
const actionOn = (action: string, all: All) => hrefWith(action, asShown(all));

function Told(props: AllProps): VNode {
  const { told, toldPages } = props.all;
  return (
    <section aria-labelledby="told">
      <h2 class="govuk-heading-m" id="told">
        Colleagues told you whom they know
      </h2>
      {told.length === 0 && (
        <p class="govuk-body">
          Nothing waits for you. What colleagues say about whom they know appears here.
        </p>
      )}
      {told.map((one) => (
        <OneTold {...props} one={one} />
      ))}
      <PagesOfList
        path={restrictionPaths.conflicts}
        page={toldPages}
        name="told"
        kept={{ page: asShown(props.all).page }}
        label="Pages of what colleagues told"
      />
    </section>
  );
}

function OneTold(props: AllProps & { readonly one: Acquaintance }): VNode | null {
  const { one, nameOf, token } = props;
  const acquaintanceId = parseId<'acquaintance'>(one.id);
  if (!acquaintanceId) return null;
  const born = one.born === null ? '' : `, born ${formatDate(one.born)}`;
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">
        {nameOf(one.account)} knows {one.name}
        {born}: {one.how}
      </p>
      <p class="govuk-body">
        Find the record, choose Somebody I know on its page and your colleague there, then say here what you
        did. Do not tell your colleague whether there is a record.
      </p>
      <form
        method="post"
        action={actionOn(href(restrictionPaths.acquaintance, { acquaintanceId }), props.all)}
        novalidate
      >
        <CsrfField token={token} />
        <Line name={`outcome-${one.id}`} label="What did you do?" shown={shownIn(props, one.id)} />
        <Button classes="govuk-button--secondary">It is done</Button>
      </form>
    </div>
  );
}

function All(props: AllProps): VNode {
  const { conflicts, pages } = props.all;
  return (
    <section aria-labelledby="all">
      <h2 class="govuk-heading-m" id="all">
        Everybody’s
      </h2>
      {conflicts.length === 0 && <p class="govuk-body">No colleague has declared anybody.</p>}
      <ul class="govuk-list">
        {conflicts.map((one) => (
          <OneConflict {...props} one={one} />
        ))}
      </ul>
      <PagesOfList
        path={restrictionPaths.conflicts}
        page={pages}
        kept={{ told: asShown(props.all).told }}
        label="Pages of conflicts of interest"
      />
    </section>
  );
}

const sourceWords = {
  declared: 'declared',
  'family of one declared': 'family of somebody declared',
  'same person': 'another record of somebody declared',
} as const;

function OneConflict(props: AllProps & { readonly one: Conflict }): VNode | null {
  const { one, nameOf, called, token } = props;
  const conflictId = parseId<'conflict'>(one.id);
  if (!conflictId) return null;
  const by =
    one.source !== 'declared' || one.declaredBy === one.account ? '' : ` by ${nameOf(one.declaredBy)}`;
  const words = one.source === 'declared' ? `: ${one.why}` : '';
  return (
    <li class="govuk-!-margin-bottom-4">
      <strong>{nameOf(one.account)}</strong> does not see{' '}
      <strong>{called.get(one.subject) ?? 'Name not recorded'}</strong>, {sourceWords[one.source]}
      {by} {formatDate(one.starts)}
      {words}
      <details class="govuk-details govuk-!-margin-bottom-2">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">
            End this<span class="govuk-visually-hidden"> for {nameOf(one.account)}</span>
          </span>
        </summary>
        <div class="govuk-details__text">
          <form
            method="post"
            action={actionOn(href(restrictionPaths.conflict, { conflictId }), props.all)}
            novalidate
          >
            <CsrfField token={token} />
            <Line name={`because-${one.id}`} label="Why does it end?" shown={shownIn(props, one.id)} />
            <Button classes="govuk-button--secondary">End it</Button>
          </form>
        </div>
      </details>
    </li>
  );
}
