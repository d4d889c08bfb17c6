import type { VNode } from 'preact';
import { FunnelPlot } from '../../../platform/charts/funnel-plot.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import type { FunnelPage } from './funnel-page.ts';

/** A way to another funnel, or to the same with deprivation taken into account. */
export type FunnelLink = {
  readonly href: string;
  readonly text: string;
  readonly current: boolean;
  readonly who: 'authorities' | 'teams';
};

type Props = {
  readonly page: FunnelPage;
  readonly others: readonly FunnelLink[];
  readonly adjusting: Pick<FunnelLink, 'href' | 'text'> | undefined;
  readonly notes: readonly string[];
};

/** One funnel: where each authority or team stands against the limits of chance, and how the limits were drawn. */
export function FunnelView({ page, others, adjusting, notes }: Props): VNode {
  const { about } = page;
  return (
    <>
      <span class="govuk-caption-l">{capital(about.asAt)}</span>
      <h1 class="govuk-heading-l">{about.title}</h1>
      <FunnelPlot
        id="funnel"
        headingLevel={2}
        title={page.finding}
        summary={page.summary}
        units={about.units}
        source={about.source}
        asAt={about.asAt}
        dots={page.dots}
        edges={page.edges}
        target={page.target}
        format={page.format}
        labelHeading={about.who === 'teams' ? 'Team' : 'Authority'}
        sizeHeading={about.sizeIs}
        valueHeading="Value"
      />
      <p class="govuk-body">{page.chance}</p>
      {notes.map((note) => (
        <p class="govuk-body">{note}</p>
      ))}
      {adjusting ? (
        <p class="govuk-body">
          <a class="govuk-link" href={adjusting.href}>
            {adjusting.text}
          </a>
        </p>
      ) : null}
      <HowDrawn />
      <OtherFunnels links={others} />
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function HowDrawn(): VNode {
  return (
    <Details summary="How to read a funnel">
      <p class="govuk-body">
        Small places vary more by chance than large ones, so the limits are wide on the left and narrow to the
        right. Where all were the same, 95 of 100 would lie between the inner limits and 998 of 1,000 between
        the outer ones. The order of those inside means nothing: there is no ranking.
      </p>
      <p class="govuk-body">
        Method: Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24
        (2005), with exact limits (binomial for shares, Poisson for rates) where only chance is at work; where
        more is, the additive model of his Handling over-dispersion of performance indicators, Quality and
        Safety in Health Care 14 (2005), with z-scores winsorised by a tenth at each end.
      </p>
    </Details>
  );
}

export function OtherFunnels({ links }: { readonly links: readonly FunnelLink[] }): VNode {
  const of = (who: FunnelLink['who']) => links.filter((link) => link.who === who);
  return (
    <nav aria-labelledby="other-funnels" class="govuk-!-display-none-print">
      <h2 class="govuk-heading-m" id="other-funnels">
        Other funnels
      </h2>
      <FunnelLinks links={of('authorities')} />
      <Details summary="Our teams, by our own measures">
        <FunnelLinks links={of('teams')} />
      </Details>
    </nav>
  );
}

function FunnelLinks({ links }: { readonly links: readonly FunnelLink[] }): VNode {
  return (
    <ul class="govuk-list">
      {links.map(({ href, text, current }) => (
        <li>
          {current ? (
            <strong>{text}</strong>
          ) : (
            <a class="govuk-link" href={href}>
              {text}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where there is nothing to draw: what is missing and how to get it. */
export function NoFunnel({
  title,
  why,
  others,
}: {
  title: string;
  why: string;
  others: readonly FunnelLink[];
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{why}</p>
      <OtherFunnels links={others} />
    </>
  );
}
