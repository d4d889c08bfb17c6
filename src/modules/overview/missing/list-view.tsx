import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { toldWho } from '../../care/index.ts';
import type { MissingRisk, ToldWho } from '../../care/index.ts';

/** A child who is missing now, in the words of the list. */
export type GoneLine = {
  readonly href: string;
  readonly name: string;
  readonly since: string;
  readonly risk: MissingRisk;
  readonly isAway: boolean;
  readonly lastSeen: string | null;
  readonly worry: string | null;
  readonly notTold: readonly ToldWho[];
  readonly asksForDiscussion: boolean;
};

/** A child who is back, and with whom nobody independent talked yet. */
export type BackLine = {
  readonly href: string;
  readonly name: string;
  readonly text: string;
  readonly isLate: boolean;
};

export type ListProps = {
  readonly gone: readonly GoneLine[];
  readonly back: readonly BackLine[];
  readonly mostBack: number;
  readonly bare: readonly { readonly href: string; readonly name: string; readonly starts: PlainDate }[];
};

/** Who is missing now, the loudest first; who is back and waits to be talked with. */
export function MissingList({ gone, back, mostBack, bare }: ListProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Missing now</h1>
      {gone.length === 0 ? (
        <p class="govuk-body">
          Nobody is recorded as missing among the children you may see. A child is reported from their own
          page.
        </p>
      ) : null}
      {gone.map((line) => (
        <Gone line={line} />
      ))}
      <h2 class="govuk-heading-m">Back, and to be talked with</h2>
      {back.length === 0 ? <p class="govuk-body">No return interview is waiting.</p> : null}
      <ul class="govuk-list">
        {back.map(({ href, name, text, isLate }) => (
          <li>
            <a class="govuk-link" href={href}>
              {name}
            </a>{' '}
            {text} {isLate ? <Tag classes="govuk-tag--clay">Late</Tag> : null}
          </li>
        ))}
      </ul>
      {back.length < mostBack ? null : <p class="govuk-body">Only the {mostBack} longest are shown.</p>}
      <Bare bare={bare} />
      <p class="govuk-body">
        <a class="govuk-link" href="/missing/patterns">
          Patterns by place and by who they were with
        </a>
      </p>
    </>
  );
}

const tones: Readonly<Record<MissingRisk, string>> = {
  high: 'govuk-tag--rose',
  medium: 'govuk-tag--clay',
  low: 'govuk-tag--gold',
  none: 'govuk-tag--grey',
};

const riskTags: Readonly<Record<MissingRisk, string>> = {
  high: 'High risk',
  medium: 'Medium risk',
  low: 'Low risk',
  none: 'No apparent risk',
};

/** How great the risk is, in a word. */
export function RiskTag({ risk }: { readonly risk: MissingRisk }): VNode {
  return <Tag classes={tones[risk]}>{riskTags[risk]}</Tag>;
}

function Gone({ line }: { readonly line: GoneLine }): VNode {
  return (
    <section class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1">
        <a class="govuk-link" href={line.href}>
          {line.name}
        </a>{' '}
        <RiskTag risk={line.risk} />
      </h2>
      <p class="govuk-body govuk-!-margin-bottom-1">
        {line.isAway ? 'Away without authorisation' : 'Missing'} since {line.since}
        {line.lastSeen === null ? '' : `. Last seen: ${line.lastSeen}`}
      </p>
      {line.worry === null ? null : (
        <p class="govuk-body kith-as-typed govuk-!-margin-bottom-1">{line.worry}</p>
      )}
      <NotTold notTold={line.notTold} />
      {line.asksForDiscussion ? <Discussion /> : null}
    </section>
  );
}

/** Who has to know and does not yet. */
export function NotTold({ notTold }: Pick<GoneLine, 'notTold'>): VNode | null {
  if (notTold.length === 0) return null;
  return (
    <p class="govuk-body">
      <Tag classes="govuk-tag--clay">Not told yet</Tag>{' '}
      {notTold.map((who) => toldWho[who].toLowerCase()).join(', ')}
    </p>
  );
}

/** A reminder, by the numbers of the settings. */
export function Discussion(): VNode {
  return (
    <p class="govuk-body">
      <Tag>Think about</Tag> a strategy discussion: gone long, or often lately (a local rule)
    </p>
  );
}

function Bare({ bare }: Pick<ListProps, 'bare'>): VNode | null {
  if (bare.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Without an end in the record</h2>
      <p class="govuk-body">
        A return or a single entry says that these children went missing, and nothing says that they came
        back. Is it still so?
      </p>
      <ul class="govuk-list">
        {bare.map(({ href, name, starts }) => (
          <li>
            <a class="govuk-link" href={href}>
              {name}
            </a>{' '}
            since {formatDate(starts)}
          </li>
        ))}
      </ul>
    </>
  );
}
