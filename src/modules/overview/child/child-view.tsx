import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { TimeBands } from '../../../platform/charts/time-bands.tsx';
import { Alert } from '../../../platform/views/components/alert.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { Banner } from '../../access/index.ts';
import { RestrictedBanner } from '../../access/index.ts';
import { BeginVisit } from '../entries/entries-view.tsx';
import type { OutsideContext } from '../../practice/index.ts';
import type { ToldWarning } from '../family/read-warnings.ts';
import { BeforeYouGo } from '../family/warnings-view.tsx';
import type { HelpRow } from './help-page.ts';
import type { MissingNow } from '../missing/missing-panel-view.tsx';
import { MissingPanel } from '../missing/missing-panel-view.tsx';
import { OutsideLines } from '../harm-outside/outside-line-view.tsx';
import { HelpPanel } from '../stepping/help-panel-view.tsx';
import { Help } from './help-view.tsx';
import { Ways } from './ways-view.tsx';
import type { CarePage, FactList, MoveRow, NowLine } from './child-page.ts';
import { ageScale } from './life-picture.ts';

export type Around = { readonly name: string; readonly role: string; readonly href: string };

export type ChildViewProps = {
  readonly personId: string;
  readonly banner: Banner | undefined;
  readonly name: string;
  readonly who: readonly (readonly [string, string])[];
  readonly subtitle: string;
  readonly birthDate: PlainDate | null;
  /** What whoever visits has to know before they go; none for who may not read it. */
  readonly warnings: readonly ToldWarning[];
  readonly care: CarePage;
  readonly help: readonly HelpRow[];
  readonly around: readonly Around[];
  readonly contested: readonly { readonly href: string; readonly text: string }[];
  readonly done: { readonly text: string; readonly href: string | undefined } | undefined;
  readonly mayCorrect: boolean;
  /** Where somebody around the child is added, for those who may. */
  readonly addAround: string | undefined;
  /** Where visits and entries are read, and the token for beginning one; null for who may not. */
  readonly entriesHref: string | null;
  readonly beginCsrf: string | null;
  /** Where things stand; null for who may not read it. */
  readonly summary: VNode | null;
  /** Open needs of each area; null for who may not read them. */
  readonly mentalHealth: VNode | null;
  readonly support: VNode | null;
  /** Which kinds of help go on now. */
  readonly helpNow: readonly string[];
  /** The time at which the child is missing now; who may not read of it gets none, nor the link. */
  readonly missing: { readonly now: MissingNow | undefined } | null;
  /** Places, groups and spaces online that touch the child now; none for who may not read the plan. */
  readonly outside: readonly OutsideContext[];
  /** What may be done with the record as a whole, for those who may. */
  readonly manage: readonly { readonly href: string; readonly text: string }[];
  readonly today: PlainDate;
};

/** The child's page: who this is, now and next, who is around them, and a life in care in one picture. */
export function ChildView(props: ChildViewProps): VNode {
  const { care, name, subtitle } = props;
  return (
    <>
      {props.done ? <Done {...props.done} /> : null}
      {props.banner && (
        <RestrictedBanner banner={props.banner} href={`/people/${props.personId}/restriction`} />
      )}
      <h1 class="govuk-heading-xl govuk-!-margin-bottom-2">{name}</h1>
      <p class="govuk-body-l">{subtitle}</p>
      <MissingPanel time={props.missing?.now} personId={props.personId} />
      <BeforeYouGo {...props} />
      {props.summary}
      {props.beginCsrf === null ? null : <BeginVisit personId={props.personId} csrf={props.beginCsrf} />}
      <Ways {...props} />
      <HelpPanel help={props.helpNow} personId={props.personId} />
      <OutsideLines contexts={props.outside} personId={props.personId} />
      {props.mentalHealth}
      {props.support}
      {props.mayCorrect ? (
        <Button classes="govuk-button--secondary" href={`/children/${props.personId}/record`}>
          Record something
        </Button>
      ) : null}
      <ContestedAlert contested={props.contested} />
      <NowAndAround {...props} />
      <Life {...props} />
      <Moves {...props} />
      <Help rows={props.help} personId={props.personId} mayCorrect={props.mayCorrect} />
      {care.lists.map((list) => (
        <Facts list={list} />
      ))}
      <WhoThisIs {...props} />
      <Manage links={props.manage} />
    </>
  );
}

/** Now and next, and who is around the child, beside each other. */
function NowAndAround({ care, name, around, addAround }: ChildViewProps): VNode {
  return (
    <div class="govuk-grid-row">
      <section class="govuk-grid-column-two-thirds" aria-labelledby="now">
        <h2 class="govuk-heading-m" id="now">
          Now and next
        </h2>
        {care.now.length > 0 ? (
          <SummaryList rows={care.now.map(nowRow)} />
        ) : (
          <p class="govuk-body">Nothing is recorded about a time in our care.</p>
        )}
      </section>
      <section class="govuk-grid-column-one-third" aria-labelledby="around">
        <h2 class="govuk-heading-m" id="around">
          Around{' '}
          {name.startsWith('Child ') || name === 'Name not recorded' ? 'this child' : name.split(' ')[0]}
        </h2>
        <AroundList around={around} addAround={addAround} />
      </section>
    </div>
  );
}

function Done({ text, href }: { text: string; href: string | undefined }): VNode {
  return (
    <NotificationBanner type="success" title="Saved">
      <p class="govuk-notification-banner__heading">
        {text}{' '}
        {href ? (
          <a class="govuk-notification-banner__link" href={href}>
            Put it right
          </a>
        ) : null}
      </p>
    </NotificationBanner>
  );
}

function ContestedAlert({ contested }: Pick<ChildViewProps, 'contested'>): VNode | null {
  if (contested.length === 0) return null;
  const heading =
    contested.length === 1
      ? 'One thing about this child is contradicted'
      : `${contested.length} things about this child are contradicted`;
  return (
    <Alert variant="warning" title={heading} showTitleAsHeading headingLevel={2}>
      <p>
        What a return said could not stand beside what is recorded. It was kept; somebody has to say what is
        right.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {contested.slice(0, 5).map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {contested.length > 5 ? <p>And {contested.length - 5} more, shown when these are settled.</p> : null}
    </Alert>
  );
}

function nowRow({ what, value, detail, late }: NowLine) {
  const text = (
    <>
      {value} {late ? <Tag classes="govuk-tag--clay">None recorded since</Tag> : null}
      {detail ? <p class="govuk-hint govuk-!-margin-bottom-0">{detail}</p> : null}
    </>
  );
  return { key: { text: what }, value: { text } };
}

function AroundList({ around, addAround }: Pick<ChildViewProps, 'around' | 'addAround'>): VNode {
  if (around.length === 0)
    return (
      <p class="govuk-body">
        No family or friends are recorded.{' '}
        {addAround ? (
          <a class="govuk-link" href={addAround}>
            Add who matters
          </a>
        ) : null}
      </p>
    );
  return (
    <ul class="govuk-list">
      {around.map(({ name, role, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {name}
          </a>{' '}
          <span class="govuk-hint">{role}</span>
        </li>
      ))}
    </ul>
  );
}

function Life({ care, birthDate, today }: ChildViewProps): VNode {
  const from = care.bands.flatMap(({ blocks }) => blocks.map(({ start }) => start)).sort()[0];
  return (
    <TimeBands
      id="life"
      headingLevel={2}
      title={care.finding}
      summary={`${care.finding}. Homes, legal statuses and workers on one axis of time; the table lists each with its dates.`}
      units="Each block is a home; a cut between blocks is a move, with its reason"
      source="what is recorded in Kith"
      asAt={formatDate(today)}
      empty="No time in care is recorded. When it is, its homes, legal statuses and workers are drawn here."
      bands={care.bands}
      to={today}
      toLabel="Today"
      scale={ageScale(birthDate, from, today)}
    />
  );
}

function Moves({ care, personId, mayCorrect }: ChildViewProps): VNode | null {
  if (care.moves.length === 0) return null;
  const put = (move: MoveRow) => (
    <a class="govuk-link" href={`/children/${personId}/facts/episode/${move.episodeId}`}>
      Put right<span class="govuk-visually-hidden"> {`${move.home}, ${move.when}`}</span>
    </a>
  );
  const head = ['Home', 'When', 'How long', 'Why it ended'].map((text) => ({ text }));
  return (
    <StackedTable
      caption="Every home, the latest first"
      captionClasses="govuk-table__caption--m"
      head={mayCorrect ? [...head, { text: <span class="govuk-visually-hidden">Put right</span> }] : head}
      rows={care.moves.map((move) => [
        { text: move.home },
        { text: move.when },
        { text: move.long },
        { text: move.why },
        ...(mayCorrect ? [{ text: put(move) }] : []),
      ])}
    />
  );
}

function Facts({ list }: { list: FactList }): VNode {
  return (
    <section aria-label={list.title}>
      <h2 class="govuk-heading-m">{list.title}</h2>
      <SummaryList rows={list.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
    </section>
  );
}

function WhoThisIs({ who, personId }: ChildViewProps): VNode {
  return (
    <section aria-labelledby="who">
      <h2 class="govuk-heading-m" id="who">
        Who this is
      </h2>
      <SummaryList rows={who.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/${personId}`}>
          Names, addresses, numbers and family
        </a>
        {' · '}
        <a class="govuk-link" href={`/people/${personId}/family`}>
          Family map
        </a>
      </p>
    </section>
  );
}

function Manage({ links }: { readonly links: ChildViewProps['manage'] }): VNode | null {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="manage">
      <h2 class="govuk-heading-m" id="manage">
        This record
      </h2>
      <ul class="govuk-list">
        {links.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
