import type { VNode } from 'preact';
import { TimeBands } from '../../../platform/charts/time-bands.tsx';
import type { TimeBand } from '../../../platform/charts/time-bands-data.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { Due } from '../../practice/index.ts';
import type { TeamTime } from '../../workforce/index.ts';
import type { Nature } from './help-page.ts';

/** A step as the page tells it. */
export type StepLine = {
  readonly what: string;
  readonly on: PlainDate;
  readonly state: string;
  readonly said: readonly string[];
  readonly by: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
};

export type HelpProps = {
  readonly name: string;
  readonly saved: string | undefined;
  readonly natures: readonly Nature[];
  /** What the family said no to, and has not agreed to since. */
  readonly refusals: readonly string[];
  readonly team: readonly TeamTime[];
  readonly due: readonly Due[];
  readonly next: readonly { readonly href: string; readonly text: string }[];
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly steps: readonly StepLine[];
  readonly bands: readonly TimeBand[];
  readonly today: PlainDate;
};

/** How we are helping: what goes on now, who helps, what is due, the whole way on one axis, and every step with its reasons. */
export function HelpView(props: HelpProps): VNode {
  return (
    <>
      {props.saved === undefined ? null : <Saved text={props.saved} />}
      <span class="govuk-caption-l">How we are helping</span>
      <h1 class="govuk-heading-l">{props.name}</h1>
      <Now {...props} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Team {...props} />
          <DueList due={props.due} today={props.today} />
        </div>
        <div class="govuk-grid-column-one-third">
          <Next {...props} />
        </div>
      </div>
      <TimeBands
        id="way"
        headingLevel={2}
        title="One involvement, from then to now"
        summary="Kinds of help beside each other on one axis of time; the table lists each with its dates."
        units="Each block is a stretch of one kind of help; kinds may stand beside each other"
        source="what is recorded in Kith"
        asAt={formatDate(props.today)}
        empty="Nothing is recorded yet. When somebody asks for help, it is drawn here."
        bands={props.bands}
        to={props.today}
        toLabel="Today"
      />
      <Steps steps={props.steps} />
    </>
  );
}

const Saved = ({ text }: { readonly text: string }): VNode => (
  <NotificationBanner type="success" title="Saved">
    <p class="govuk-notification-banner__heading">{text}</p>
  </NotificationBanner>
);

function Now({ natures, refusals }: HelpProps): VNode {
  return (
    <section aria-labelledby="now">
      <h2 class="govuk-heading-m" id="now">
        Now
      </h2>
      {natures.length === 0 ? (
        <p class="govuk-body">
          No help is open. When somebody asks for help, it begins at the front door; it then goes on as one
          involvement until it ends.
        </p>
      ) : (
        <SummaryList
          rows={natures.map(({ name, since, detail }) => ({
            key: { text: name },
            value: { text: `Since ${formatDate(since)}. ${detail}` },
          }))}
        />
      )}
      {refusals.length === 0 ? null : (
        <InsetText>
          {`${refusals.join(' ')} Declining help alone is no evidence of risk. Offer it again, say what other help there is, and stay in touch.`}
        </InsetText>
      )}
    </section>
  );
}

/** Their time is over; or today is the last day of who joined, as the page says then. */
const hasLeft = ({ role, ends }: TeamTime, today: PlainDate) =>
  ends !== null && (role === null ? ends : addDays(ends, -1)) <= today;

function Team({ team, today }: HelpProps): VNode {
  const now = team.filter((one) => !hasLeft(one, today));
  const before = team.filter((one) => one.role !== null && hasLeft(one, today));
  return (
    <section aria-labelledby="team">
      <h2 class="govuk-heading-m" id="team">
        Who helps
      </h2>
      {now.length === 0 ? (
        <p class="govuk-body">Nobody is named. Record who leads the help on the child’s page.</p>
      ) : (
        <SummaryList rows={now.map(teamRow)} />
      )}
      {before.map((one) => (
        <p class="govuk-body">{`${one.worker} was ${one.role ?? ''} until ${one.ends === null ? '' : formatDate(addDays(one.ends, -1))}. ${one.reasonEnded ?? ''}`}</p>
      ))}
    </section>
  );
}

function teamRow({ role, worker, job, team, starts, goal }: TeamTime) {
  const known = [job, team, `since ${formatDate(starts)}`, goal].filter(Boolean).join(' · ');
  const who = (
    <>
      {worker}
      <p class="govuk-hint govuk-!-margin-bottom-0">{known}</p>
    </>
  );
  const title = role === null ? 'Leads the help' : role.slice(0, 1).toUpperCase() + role.slice(1);
  return { key: { text: title }, value: { text: who } };
}

function DueList({ due, today }: { readonly due: readonly Due[]; readonly today: PlainDate }): VNode {
  return (
    <section aria-labelledby="due">
      <h2 class="govuk-heading-m" id="due">
        What is due next
      </h2>
      {due.length === 0 ? (
        <p class="govuk-body">Nothing with a date follows from what is recorded here.</p>
      ) : (
        <SummaryList
          rows={due.map(({ what, by, why }) => ({
            key: { text: what },
            value: {
              text: (
                <>
                  {`By ${formatDate(by)} `}
                  {by < today ? <Tag classes="govuk-tag--clay">Was due</Tag> : null}
                  <p class="govuk-hint govuk-!-margin-bottom-0">{why}</p>
                </>
              ),
            },
          }))}
        />
      )}
    </section>
  );
}

function Next({ next, links }: HelpProps): VNode {
  return (
    <section aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">
        Step up or down
      </h2>
      {next.length === 0 ? <p class="govuk-body">There is no step that you can record now.</p> : null}
      <ul class="govuk-list">
        {[...next, ...links].map(({ href, text }) => (
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

function Steps({ steps }: { readonly steps: readonly StepLine[] }): VNode {
  if (steps.length === 0) return <p class="govuk-body">No step is recorded with its reasons yet.</p>;
  return (
    <StackedTable
      caption="Every step and why, the latest first"
      captionClasses="govuk-table__caption--m"
      head={['When', 'What', 'Why', 'By'].map((text) => ({ text }))}
      rows={steps.map((step) => [
        { text: formatDate(step.on) },
        { text: <StepName step={step} /> },
        { text: step.said.map((line) => <p class="govuk-body-s kith-as-typed">{line}</p>) },
        { text: step.by },
      ])}
    />
  );
}

function StepName({ step }: { readonly step: StepLine }): VNode {
  return (
    <>
      {step.what} {step.state === '' ? null : <Tag classes="govuk-tag--grey">{step.state}</Tag>}
      {step.links.map(({ href, text }) => (
        <p class="govuk-body-s govuk-!-margin-bottom-0">
          <a class="govuk-link" href={href}>
            {text}
            <span class="govuk-visually-hidden">{`: ${step.what}, ${formatDate(step.on)}`}</span>
          </a>
        </p>
      ))}
    </>
  );
}
