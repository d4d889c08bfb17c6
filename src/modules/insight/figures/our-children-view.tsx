import type { VNode } from 'preact';
import { BarChart } from '../../../platform/charts/bar-chart.tsx';
import { ColumnsOverTime } from '../../../platform/charts/columns-over-time.tsx';
import { DistanceBands } from '../../../platform/charts/distance-bands.tsx';
import { formatDate, formatLong, formatMonth } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { ScrollRegion } from '../../../platform/views/components/responsive-table.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import { DayForm } from './day-view.tsx';
import type { Flow, OurChildrenPage, PartLine, Section } from './our-children-page.ts';
import { formatShown } from './our-children-page.ts';

/** How our children are doing on a day: each section says its finding, draws it, and opens. */
export function OurChildren({ page }: { page: OurChildrenPage }): VNode {
  return (
    <>
      <span class="govuk-caption-l">{formatLong(page.day)}</span>
      <h1 class="govuk-heading-l">{headline(page)}</h1>
      {page.reachesTo ? <Reaches day={page.reachesTo} /> : null}
      <AboutSight page={page} />
      {page.total === 0 ? <p class="govuk-body">{nobodyWords(page)}</p> : null}
      {page.stillOpen ? <StillOpen line={page.stillOpen} /> : null}
      <DayForm path="/our-children" day={page.day} />
      {page.total === 0 ? null : (
        <div class="kith-two-up">
          {page.sections.map((section) => (
            <FigureSection section={section} page={page} />
          ))}
        </div>
      )}
      {page.total === 0 && page.flow.came.every((count) => count === 0) ? null : (
        <>
          <FlowSection flow={page.flow} page={page} />
          <GoingHomeSection page={page} />
        </>
      )}
    </>
  );
}

function Reaches({ day }: { day: PlainDate }): VNode {
  return (
    <p class="govuk-body">
      Nothing newer than {formatMonth(day)} is recorded, so these are the figures of {formatDate(day)}.
    </p>
  );
}

function headline({ total, sight }: OurChildrenPage): string {
  if (sight === 'own') {
    if (total === 0) return 'None of your children is in our care';
    return total === 1
      ? 'One of your children is in our care'
      : `${formatShown(total)} of your children are in our care`;
  }
  if (total === null) return 'Fewer than 6 children are in our care';
  if (total === 0) return 'Nobody is in our care';
  return total === 1 ? 'One child is in our care' : `${formatShown(total)} children are in our care`;
}

function AboutSight({ page }: { page: OurChildrenPage }): VNode | null {
  if (page.sight === 'own')
    return (
      <InsetText>
        These are figures of your own children: those whose worker you are, or whose worker is in the team
        that you manage.
      </InsetText>
    );
  if (page.sight === 'counts')
    return (
      <InsetText>
        You see numbers, not children. Numbers from 1 to 5 are left out, with others that would give them
        away. Figures are of the last day of a quarter.
      </InsetText>
    );
  return null;
}

function nobodyWords({ sight, day }: OurChildrenPage): string {
  return sight === 'own'
    ? `On ${formatDate(day)} none of the children you work with was in our care. Find a child with the search, or choose another day.`
    : `Nobody was in our care on ${formatDate(day)}. Choose another day.`;
}

function StillOpen({ line }: { line: PartLine }): VNode {
  const many = line.count !== 1;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={line.href}>
        {formatShown(line.count)} {many ? 'records are' : 'record is'} still open after an 18th birthday
      </a>{' '}
      and {many ? 'count' : 'counts'} nowhere below.
    </p>
  );
}

/** Two figures stand beside each other on a wide screen; each is drawn for half of it. */
const half = 520;

type SectionProps = { readonly section: Section; readonly page: OurChildrenPage };

function FigureSection({ section, page }: SectionProps): VNode {
  const { key, lines } = section;
  const hidden = lines.some(({ count }) => count === null);
  return (
    <section class="kith-figure">
      {key === 'distance' && !hidden ? (
        <Distances section={section} page={page} />
      ) : (
        <BarChart
          {...aboutChart(section, page)}
          width={half}
          labelHeading=""
          items={lines.map((line) => toItem(line, page))}
        />
      )}
      <OpenLink href={section.href} page={page} />
    </section>
  );
}

function aboutChart(
  { key, finding, summary }: Pick<Section, 'finding' | 'summary'> & { key: string },
  page: OurChildrenPage,
) {
  return {
    id: key,
    title: finding,
    summary,
    units: 'Children',
    source: 'what is recorded in Kith',
    asAt: formatDate(page.day),
    headingLevel: 2 as const,
  };
}

function toItem(line: PartLine, page: OurChildrenPage) {
  return {
    label: line.label,
    value: line.count ?? 0,
    display: formatShown(line.count),
    tableLabel: tableLabel(line, page),
    ...(line.key === 'not-known' ? { tone: 'context' as const } : {}),
  };
}

/** Those who see counts only have nobody to open. */
function tableLabel({ label, href }: PartLine, { sight }: OurChildrenPage) {
  if (sight === 'counts') return label;
  return (
    <a class="govuk-link" href={href}>
      {label}
    </a>
  );
}

function Distances({ section, page }: SectionProps): VNode {
  const known = section.lines.filter(({ key }) => key !== 'not-known');
  const notKnown = section.lines.find(({ key }) => key === 'not-known')?.count ?? 0;
  return (
    <DistanceBands
      {...aboutChart(section, page)}
      width={half}
      units="Children, by miles in a straight line"
      notKnown={notKnown}
      bands={known.map((line) => ({
        label: line.label,
        value: line.count ?? 0,
        tableLabel: tableLabel(line, page),
      }))}
    />
  );
}

function OpenLink({ href, page }: { href: string; page: OurChildrenPage }): VNode {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={href}>
        {page.sight === 'counts' ? 'What this counts' : 'What this counts, and the children'}
      </a>
    </p>
  );
}

function FlowSection({ flow, page }: { flow: Flow; page: OurChildrenPage }): VNode {
  const hidden = [...flow.came, ...flow.left].includes(null);
  const about = { ...aboutChart({ ...flow, key: 'flow' }, page), units: 'Children each month' };
  return (
    <section class="kith-figure">
      {hidden ? (
        <FlowTable flow={flow} />
      ) : (
        <ColumnsOverTime
          {...about}
          periods={flow.months}
          first={{ label: 'Came into care', values: flow.came.map((count) => count ?? 0) }}
          second={{ label: 'Left care', values: flow.left.map((count) => count ?? 0) }}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={flow.cameHref}>
          Who came into care
        </a>{' '}
        and{' '}
        <a class="govuk-link" href={flow.leftHref}>
          who left
        </a>
      </p>
    </section>
  );
}

/** With numbers left out there is nothing true to draw. */
function FlowTable({ flow }: { flow: Flow }): VNode {
  return (
    <>
      <h2 class="govuk-heading-s">{flow.finding}</h2>
      <Details summary="The figures as a table" open>
        <ScrollRegion label={flow.finding}>
          <Table
            classes="kith-dense"
            firstCellIsHeader
            head={[
              { text: 'Month' },
              { text: 'Came into care', format: 'numeric' },
              { text: 'Left care', format: 'numeric' },
            ]}
            rows={flow.months.map((month, index) => [
              { text: month },
              { text: formatShown(flow.came[index] ?? null), format: 'numeric' },
              { text: formatShown(flow.left[index] ?? null), format: 'numeric' },
            ])}
          />
        </ScrollRegion>
      </Details>
    </>
  );
}

function GoingHomeSection({ page }: { page: OurChildrenPage }): VNode {
  const { goingHome } = page;
  const summary = goingHome.lines.map(({ label, count }) => `${label}: ${formatShown(count)}`).join('; ');
  return (
    <section class="kith-figure">
      <BarChart
        {...aboutChart({ key: 'going-home', finding: goingHome.finding, summary }, page)}
        labelHeading=""
        items={goingHome.lines.map((line) => toItem(line, page))}
      />
      <OpenLink href={goingHome.href} page={page} />
    </section>
  );
}

/** What the page says when nothing is loaded at all. */
export function NothingLoaded(): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Our children today</h1>
      <p class="govuk-body">Nothing is loaded yet, so there is nothing to count.</p>
      <p class="govuk-body">
        Load your SSDA903 files, the ones you send each year, or look at Northmoor, a made-up county.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Load files: a performance analyst or service manager finds Load returns in the menu above; at the
          command line it is <code>kith import FOLDER --la CODE</code>
        </li>
        <li>
          Look at Northmoor: <code>kith serve --data ANOTHER-FOLDER</code>, an empty folder
        </li>
      </ul>
    </>
  );
}
