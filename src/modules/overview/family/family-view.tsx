import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { Goal } from '../../practice/index.ts';
import { thenAndNow } from '../../practice/index.ts';
import { BeginVisit } from '../entries/entries-view.tsx';
import { listNames } from '../entries/form-child.ts';
import { SupportLine } from '../edge-support/support-line-view.tsx';
import { SummaryPanel } from '../timeline/summary-view.tsx';
import type { FamilyDate } from './family-dates.ts';
import { warningsOf } from './family-paths.ts';
import { KnowFirstAll } from './know-first-view.tsx';
import type { FamilyChild, FamilyFacts, TeamMember } from './read-family.ts';
import { BeforeYouGo } from './warnings-view.tsx';

export type FamilyViewProps = FamilyFacts & {
  readonly personId: string;
  readonly today: PlainDate;
  /** For beginning a visit, and for writing; null for who may only read. */
  readonly csrf: string | null;
};

/** A family on one page, so that nobody who comes new asks for a story that was told. */
export function FamilyView(props: FamilyViewProps): VNode {
  const { children, personId, warnings, csrf, today } = props;
  return (
    <>
      <span class="govuk-caption-m">Family page</span>
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2">
        {listNames(children.map(({ firstName }) => firstName))}
      </h1>
      <WarningLine {...props} />
      <KnowFirstAll children={children} mayWrite={csrf !== null} />
      <Ways {...props} />
      {csrf === null ? null : <BeginVisit personId={personId} csrf={csrf} />}
      <MapSection {...props} />
      {csrf === null ? null : <TakeAlong personId={personId} />}
      <Team {...props} />
      <Plan {...props} />
      <Dates dates={props.dates} />
      <section aria-labelledby="warnings" id="warnings-section">
        <h2 class="govuk-heading-m" id="warnings">
          Warnings before a visit
        </h2>
        <BeforeYouGo warnings={warnings} personId={personId} today={today} />
        <NoWarnings {...props} />
      </section>
      <SummaryPanel summary={props.summary} personId={personId} today={today} mayWrite={csrf !== null} />
    </>
  );
}

/** How many warnings are told before everything else; the others are counted. */
const warningsFirst = 3;

/** The warnings stand before everything, in their own words; of whom, since when and where, below and before each visit. */
function WarningLine({ warnings }: FamilyViewProps): VNode | null {
  if (warnings.length === 0) return null;
  const count = warnings.length === 1 ? 'One warning' : `${warnings.length} warnings`;
  const more = warnings.length - warningsFirst;
  return (
    <div class="kith-warning-line">
      <p class="govuk-body govuk-!-margin-bottom-0">
        <a class="govuk-link" href="#warnings">
          <strong>{count} before you go</strong>
        </a>
      </p>
      <ul class="govuk-list govuk-!-margin-bottom-0">
        {warnings.slice(0, warningsFirst).map(({ warning }) => (
          <li class="kith-as-typed">{warning.words}</li>
        ))}
        {more > 0 ? <li>and {more} more</li> : null}
      </ul>
    </div>
  );
}

function NoWarnings({ warnings, personId, csrf }: FamilyViewProps): VNode | null {
  if (warnings.length > 0) return null;
  return (
    <p class="govuk-body">
      No warning is written down. That says nothing about safety.{' '}
      {csrf === null ? null : (
        <a class="govuk-link" href={`${warningsOf(personId)}/new`}>
          Add a warning
        </a>
      )}
    </p>
  );
}

/** For a visit where there may be no network. */
const TakeAlong = ({ personId }: { readonly personId: string }): VNode => (
  <p class="govuk-body kith-not-printed">
    <a class="govuk-link" href={`/offline?child=${personId}`}>
      Take this family along for a visit without a network
    </a>
  </p>
);

/** To each child’s own page, and to the pages of the brothers and sisters. */
function Ways({ children }: FamilyViewProps): VNode {
  return (
    <nav class="kith-not-printed" aria-label="The children’s own pages">
      <p class="govuk-body">
        {children.map(({ id, firstName }, index) => (
          <>
            {index === 0 ? '' : ' · '}
            <a class="govuk-link" href={`/children/${id}`}>
              {firstName}’s page
            </a>
            {' ('}
            <a class="govuk-link" href={`/children/${id}/timeline`}>
              timeline<span class="govuk-visually-hidden"> of {firstName}</span>
            </a>
            )
          </>
        ))}
      </p>
    </nav>
  );
}

function MapSection({ map }: FamilyViewProps): VNode {
  return (
    <section aria-labelledby="map">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="map">
        The family
      </h2>
      <p class="govuk-body">
        {map.finding}.{' '}
        <a class="govuk-link" href={map.href}>
          The map with its list
        </a>
      </p>
      {map.picture}
    </section>
  );
}

function Team({ team, children }: FamilyViewProps): VNode {
  return (
    <section aria-labelledby="team">
      <h2 class="govuk-heading-m" id="team">
        The team around the family
      </h2>
      {team.length === 0 ? (
        <p class="govuk-body">Nobody is named. Record who leads the help on a child’s page.</p>
      ) : (
        <SummaryList rows={team.map((member) => teamRow(member, children.length))} />
      )}
      {children.map((child) => (
        <HelpLine child={child} isOnly={children.length === 1} />
      ))}
    </section>
  );
}

function teamRow({ role, worker, job, team, goal, starts, children }: TeamMember, count: number) {
  const whom = children.length === count ? null : `for ${listNames(children)}`;
  const known = [job, team, whom, `since ${formatDate(starts)}`, goal].filter(Boolean).join(' · ');
  const title = role === null ? 'Leads the help' : role.slice(0, 1).toUpperCase() + role.slice(1);
  const who = (
    <>
      {worker}
      <p class="govuk-hint govuk-!-margin-bottom-0">{known}</p>
    </>
  );
  return { key: { text: title }, value: { text: who } };
}

function HelpLine({ child, isOnly }: { readonly child: FamilyChild; readonly isOnly: boolean }): VNode {
  const said = child.natures.map(({ name, since }) => `${name}, since ${formatDate(since)}`).join('; ');
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`/children/${child.id}/help`}>
        How we are helping{isOnly ? '' : ` ${child.firstName}`}
      </a>
      : {said === '' ? 'no help is open' : said}
      {child.refusals.length === 0
        ? null
        : `. ${child.refusals.join(' ')} Declining help alone is no evidence of risk.`}
    </p>
  );
}

function Plan({ goals, supports, personId, children, today }: FamilyViewProps): VNode {
  return (
    <section aria-labelledby="plan">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="plan">
        The plan
      </h2>
      <p class="govuk-body">
        {goals.length === 0
          ? 'No goal is written down yet. Begin with what the children and the family want to be different. '
          : ''}
        <a class="govuk-link" href={`/children/${personId}/plan`}>
          The whole plan
        </a>
      </p>
      {goals.length === 0 ? null : (
        <ul class="govuk-list govuk-list--spaced">
          {goals.map((goal) => (
            <GoalLine goal={goal} of={children.length === 1 ? null : ofWhom(goal, children)} />
          ))}
        </ul>
      )}
      {children.map(({ id, firstName, records }) => (
        <SupportLine
          personId={id}
          of={children.length === 1 ? null : firstName}
          supports={supports.filter((one) => records.includes(one.personId))}
          today={today}
        />
      ))}
    </section>
  );
}

/** For which of the children a goal is; null where it is for all of them, or only speaks of others. */
function ofWhom({ personId, alsoOf }: Goal, children: readonly FamilyChild[]): string | null {
  const named = children.filter(({ records }) =>
    records.some((id) => id === personId || alsoOf.includes(id)),
  );
  return named.length === children.length ? null : listNames(named.map(({ firstName }) => firstName));
}

function GoalLine({ goal, of }: { readonly goal: Goal; readonly of: string | null }): VNode {
  const { then, now } = thenAndNow(goal.readings);
  const scale = now
    ? `${now.value} of 10${then ? `, ${then.value} at first` : ''}`
    : 'not yet said where it is';
  const about = [`${goal.whose}’s words`, of && `for ${of}`, goal.state === 'later' ? 'later' : null];
  return (
    <li>
      <span class="kith-as-typed">{goal.words}</span> <strong>{scale}</strong>
      <div class="govuk-hint govuk-!-margin-bottom-0">{about.filter(Boolean).join(' · ')}</div>
    </li>
  );
}

/** How many dates stand unfolded. */
const datesShown = 6;

function Dates({ dates }: { readonly dates: readonly FamilyDate[] }): VNode {
  const rest = dates.slice(datesShown);
  return (
    <section aria-labelledby="dates">
      <h2 class="govuk-heading-m" id="dates">
        Next dates
      </h2>
      {dates.length === 0 ? (
        <p class="govuk-body">
          Nothing has a day: no review, no step of the plan, no promise, nothing that guidance asks for.
        </p>
      ) : null}
      <DateList dates={dates.slice(0, datesShown)} />
      {rest.length === 0 ? null : (
        <Details summary={`Later: ${rest.length}`}>
          <DateList dates={rest} />
        </Details>
      )}
    </section>
  );
}

function DateList({ dates }: { readonly dates: readonly FamilyDate[] }): VNode | null {
  if (dates.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--spaced">
      {dates.map(({ on, what, who, href, isLate }) => (
        <li>
          <strong>{formatDate(on)}</strong> {isLate ? <Tag classes="govuk-tag--clay">Past</Tag> : null}
          <br />
          <a class="govuk-link kith-as-typed" href={href}>
            {what}
          </a>
          {who === null ? '' : ` (${who})`}
        </li>
      ))}
    </ul>
  );
}
