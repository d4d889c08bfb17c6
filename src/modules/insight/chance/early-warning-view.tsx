import type { VNode } from 'preact';
import { Details } from '../../../platform/views/components/details.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { EarlyWarningPage, SignLine } from './early-warning-page.ts';
import type { SignState } from './stand-signs.ts';

const states: Readonly<Record<SignState, { readonly word: string; readonly tone: string }>> = {
  signal: { word: 'Signal', tone: 'clay' },
  watch: { word: 'Watch', tone: 'gold' },
  quiet: { word: 'Quiet', tone: 'leaf' },
  'not known': { word: 'Not known', tone: 'grey' },
};

/** Signs that come before trouble, from our own record and from public figures. */
export function EarlyWarningView({ page }: { readonly page: EarlyWarningPage }): VNode {
  return (
    <>
      <span class="govuk-caption-l">Early warning</span>
      <h1 class="govuk-heading-l">{page.heading}</h1>
      <p class="govuk-body-l">
        What tends to slip before services fail, read before an inspection does. A sign is a question to ask,
        not an answer.
      </p>
      <h2 class="govuk-heading-m">In our own record</h2>
      <p class="govuk-body">
        Leaders and inspectors name these. They are unverified: no other authority’s months are published to
        try them on.
      </p>
      <Signs caption="Signs in our own record" lines={page.own} />
      <h2 class="govuk-heading-m">In public figures, beside our statistical neighbours</h2>
      {page.invented ? (
        <p class="govuk-body">The public figures here are invented, for the demonstration.</p>
      ) : null}
      {page.openMissing ? <p class="govuk-body">{page.openMissing}</p> : null}
      <Signs caption="Signs in public figures" lines={page.open} />
      <HowRead />
    </>
  );
}

function Signs({ caption, lines }: { readonly caption: string; readonly lines: readonly SignLine[] }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption={caption}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[
        { text: 'Sign' },
        { text: 'State' },
        { text: 'What it shows' },
        { text: 'Why it matters' },
        { text: 'What supports it' },
      ]}
      rows={lines.map(({ title, href, state, shows, why, evidence }) => [
        {
          text: href ? (
            <a class="govuk-link" href={href}>
              {title}
            </a>
          ) : (
            title
          ),
        },
        { text: <Tag classes={`kith-tag-whole govuk-tag--${states[state].tone}`}>{states[state].word}</Tag> },
        { text: shows },
        { text: why },
        { text: evidence },
      ])}
    />
  );
}

function HowRead(): VNode {
  return (
    <Details summary="How states are decided">
      <p class="govuk-body">
        In our own record: signal, where the process chart shows a change for the worse in the last six
        months; watch, where the last five months stand on the worrying side of what was expected, or the last
        one in the outer third towards the limit. Chance alone gives a signal about one time in ten, and a
        watch about as often.
      </p>
      <p class="govuk-body">
        In public figures: signal, where both the level and its change over three years are among the two
        highest of this authority and its ten statistical neighbours; watch, where one of them is. Chance
        alone puts one of them there about one time in three.
      </p>
      <p class="govuk-body">
        What supports a public sign is worked out from the inspections and figures that are loaded: it says
        what went together before inspections, not what caused it. Signs in our own record are marked
        unverified, as no other authority’s months are published to try them on.
      </p>
    </Details>
  );
}
