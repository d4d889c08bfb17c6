import type { ComponentChildren, VNode } from 'preact';
import { formatInstant, formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { MissingAbout, MissingTime, Passage, Told, ToldWho } from '../../care/index.ts';
import { backWays, lengthWords, toldWho, wellAnswers } from '../../care/index.ts';
import { Discussion, NotTold, RiskTag } from './list-view.tsx';
import type { Filled } from './time-forms-view.tsx';
import { TakenBackForm, ToldForm, UpdateForm } from './time-forms-view.tsx';
import { TalkView } from './talk-view.tsx';

export type TimeProps = {
  readonly name: string;
  readonly firstName: string;
  /** Where this time is: '/children/<id>/missing/<id>'. */
  readonly here: string;
  readonly time: MissingTime;
  readonly now: Instant;
  readonly notTold: readonly ToldWho[];
  readonly asksForDiscussion: boolean;
  readonly hours: number;
  readonly passages: readonly Passage[];
  readonly authors: ReadonlyMap<string, string>;
  readonly nameOfPeer: (peerId: string) => string | undefined;
  /** The token for writing; null for who may only read. */
  readonly csrf: string | null;
  /** Where the days of the fact are put right; null for who may not, and where there is none. */
  readonly factHref: string | null;
  readonly isSaved: boolean;
  readonly told: Filled;
  readonly update: Filled;
  readonly takenBack: Filled;
};

/** One time that a child was missing: what is known, who knows it, and what to do next. */
export function TimeView(props: TimeProps): VNode {
  const { time, csrf } = props;
  return (
    <>
      {props.isSaved ? (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">Saved.</p>
        </NotificationBanner>
      ) : null}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2">{titleOf(props)}</h1>
      <p class="govuk-body">
        <RiskTag risk={time.risk} /> {time.state === 'taken back' ? <Tag>Taken back: a mistake</Tag> : null}
      </p>
      {time.state === 'missing' ? <Now {...props} /> : null}
      {time.state === 'back' ? <Back {...props} /> : null}
      <Known {...props} />
      <WasTold {...props} />
      {csrf === null || isShut(time.state === 'taken back', props.told) ? null : (
        <ToldForm action={`${props.here}/told`} csrf={csrf} {...props.told} />
      )}
      <Updates {...props} />
      {csrf === null || isShut(time.state === 'taken back', props.takenBack) ? null : (
        <TakenBackForm {...props.takenBack} {...props} csrf={csrf} />
      )}
    </>
  );
}

/** A form that is no longer asked stays while somebody's words are in it, who sent it a moment too late. */
const isShut = (isOver: boolean, { errors }: Filled) => isOver && errors.length === 0;

function titleOf({ name, time }: Pick<TimeProps, 'name' | 'time'>): string {
  const what = time.kind === 'A' ? 'away without authorisation' : 'missing';
  if (time.state === 'missing') return `${name}: ${what} since ${formatInstant(time.goneAt)}`;
  return `${name} was ${what} from ${formatInstant(time.goneAt)}`;
}

function Now({ here, firstName, notTold, asksForDiscussion, csrf }: TimeProps): VNode {
  return (
    <>
      {csrf === null ? null : (
        <Button href={`${here}/back`} classes="govuk-!-margin-bottom-3">
          {`${firstName} is back or found`}
        </Button>
      )}
      <NotTold notTold={notTold} />
      {asksForDiscussion ? <Discussion /> : null}
    </>
  );
}

function Back(props: TimeProps): VNode | null {
  const { time, here, firstName, csrf } = props;
  if (time.backAt === null || time.backHow === null || time.well === null) return null;
  const rows = [
    ['Back', `${formatInstantInFull(time.backAt)}, after ${lengthWords(time.goneAt, time.backAt)}`],
    ['How', backWays[time.backHow]],
    ['Where they were', lastOf(time, 'found')],
    ['Safe and well check', wellAnswers[time.well]],
    ['How they are', lastOf(time, 'harm') ?? 'Nothing written down'],
  ] as const;
  return (
    <>
      <Rows rows={rows} />
      {csrf === null ? null : (
        <form method="post" action={`${here}/still`}>
          <CsrfField token={csrf} />
          <input type="hidden" name="version" value={time.version} />
          <p class="govuk-body">
            <a class="govuk-link" href={`${here}/back`}>
              Put this right
            </a>{' '}
          </p>
          <Button classes="govuk-button--secondary" preventDoubleClick>
            {`That was wrong: ${firstName} is still missing`}
          </Button>
        </form>
      )}
      <TalkView {...props} backAt={time.backAt} />
    </>
  );
}

const lastOf = ({ words }: Pick<MissingTime, 'words'>, which: MissingAbout) =>
  words.findLast(({ about }) => about === which)?.words ?? null;

function Rows({ rows }: { readonly rows: readonly (readonly [string, ComponentChildren])[] }): VNode {
  return (
    <SummaryList
      rows={rows.map(([key, value]) => ({
        key: { text: key },
        value: { text: <span class="kith-as-typed">{value ?? 'Not known'}</span> },
      }))}
    />
  );
}

function Known(props: TimeProps): VNode {
  const { time, factHref } = props;
  return (
    <>
      <h2 class="govuk-heading-m">What is known</h2>
      <Rows
        rows={[
          ['Last seen', formatInstantInFull(time.goneAt)],
          ['Where', lastOf(time, 'last seen')],
          ['By whom', lastOf(time, 'seen by')],
          ['Wearing', lastOf(time, 'wearing')],
          ['Why we are worried', lastOf(time, 'worry')],
          ['With', <WithView {...props} />],
        ]}
      />
      {factHref === null ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={factHref}>
            Put the days right
          </a>
        </p>
      )}
    </>
  );
}

/** Whom the child was with, as far as the reader may know it. */
export function WithView({ time, nameOfPeer }: Pick<TimeProps, 'time' | 'nameOfPeer'>): VNode {
  const known = time.with.flatMap(({ peerId, name }) => {
    if (peerId === null) return name === null ? [] : [<span>{name}</span>];
    const shown = nameOfPeer(peerId);
    return shown === undefined
      ? []
      : [
          <a class="govuk-link" href={`/children/${peerId}`}>
            {shown}
          </a>,
        ];
  });
  if (known.length === 0) return <>Not known</>;
  return <>{known.flatMap((one, index) => (index === 0 ? [one] : [', ', one]))}</>;
}

function WasTold({ time, notTold }: TimeProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Who was told</h2>
      {time.told.length === 0 ? <p class="govuk-body">Nobody is written down yet.</p> : null}
      <ul class="govuk-list govuk-list--bullet">
        {time.told.map((one) => (
          <li class="kith-as-typed">{toldLine(one)}</li>
        ))}
      </ul>
      {time.state === 'missing' ? null : <NotTold notTold={notTold} />}
    </>
  );
}

function toldLine({ who, name, toldAt, reference, notToldBecause }: Told): string {
  const whom = name === null ? toldWho[who] : `${toldWho[who]}, ${name}`;
  if (toldAt === null)
    return `${whom}: not told, because ${notToldBecause ?? 'of a reason that is not known'}`;
  return `${whom}: ${formatInstant(toldAt)}${reference === null ? '' : `, reference ${reference}`}`;
}

function Updates({ time, authors, here, csrf, update }: TimeProps): VNode {
  const updates = time.words.filter(({ about }) => about === 'update' || about === 'taken back');
  return (
    <>
      <h2 class="govuk-heading-m">What was found out</h2>
      {updates.length === 0 ? <p class="govuk-body">Nothing yet.</p> : null}
      {updates.map(({ words, recordedAt, recordedBy }) => (
        <p class="govuk-body">
          <span class="kith-as-typed">{words}</span>{' '}
          <span class="govuk-hint">
            {authors.get(recordedBy ?? '') ?? 'Somebody whose name is not known'},{' '}
            {formatInstantInFull(recordedAt)}
          </span>
        </p>
      ))}
      {csrf === null || isShut(time.state === 'taken back', update) ? null : (
        <UpdateForm action={`${here}/updates`} csrf={csrf} version={time.version} {...update} />
      )}
    </>
  );
}
