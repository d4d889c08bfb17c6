import type { ComponentChildren, VNode } from 'preact';
import { formatInstant, formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { ErrorMessage } from '../../../platform/views/components/error-message.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { MissingTime, Passage, ToldLine, ToldWho } from '../../care/index.ts';
import { backWays, lastWordsOf, lengthWords, toldWho, wellAnswers } from '../../care/index.ts';
import { Saved } from '../promises/readers-view.tsx';
import type { Clash } from './clash.tsx';
import { ClashView } from './clash.tsx';
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
  /** What came of the form that was sent: 'yes', or 'before' where it had been saved already. */
  readonly saved: string | undefined;
  /** What is written down next under 'told' has this id: sent twice, it is one. */
  readonly toldId: string;
  readonly still: Filled & { readonly clash?: Clash | undefined };
  readonly told: Filled;
  readonly update: Filled;
  readonly takenBack: Filled;
};

/** One time that a child was missing: what is known, who knows it, and what to do next. */
export function TimeView(props: TimeProps): VNode {
  const { time, csrf } = props;
  return (
    <>
      <Saved saved={props.saved} />
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2">{titleOf(props)}</h1>
      <p class="govuk-body">
        <RiskTag risk={time.risk} /> {time.state === 'taken back' ? <Tag>Taken back: a mistake</Tag> : null}
      </p>
      <StillRefused {...props.still} />
      {time.state === 'missing' ? <Now {...props} /> : null}
      {time.state === 'back' ? <Back {...props} /> : null}
      <Known {...props} />
      <WasTold {...props} />
      {csrf === null || isShut(time.state === 'taken back', props.told) ? null : (
        <ToldForm action={`${props.here}/told`} csrf={csrf} id={props.toldId} {...props.told} />
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

/** Why they could not be said to be missing still. */
function StillRefused({ errors: [error], clash }: TimeProps['still']): VNode | null {
  if (error === undefined) return null;
  return (
    <div id="still">
      <ErrorMessage>{error.text}</ErrorMessage>
      <ClashView clash={clash} />
    </div>
  );
}

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
    ['Where they were', lastWordsOf(time, 'found')],
    ['Safe and well check', wellAnswers[time.well]],
    ['How they are', lastWordsOf(time, 'harm') ?? 'Nothing written down'],
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
          ['Where', lastWordsOf(time, 'last seen')],
          ['By whom', lastWordsOf(time, 'seen by')],
          ['Wearing', lastWordsOf(time, 'wearing')],
          ['Why we are worried', lastWordsOf(time, 'worry')],
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

function WasTold({ time, notTold, here, csrf }: TimeProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Who was told</h2>
      {time.told.length === 0 ? <p class="govuk-body">Nobody is written down yet.</p> : null}
      <ul class="govuk-list govuk-list--bullet">
        {time.told.map((one) => (
          <li>
            <ToldView {...{ one, here, csrf }} />
          </li>
        ))}
      </ul>
      {time.state === 'missing' ? null : <NotTold notTold={notTold} />}
    </>
  );
}

type ToldProps = Pick<TimeProps, 'here' | 'csrf'> & { readonly one: ToldLine };

/** A line that was wrong stays to be read, and says so. */
function ToldView({ one, here, csrf }: ToldProps): VNode {
  if (one.isTakenBack)
    return (
      <>
        <s class="kith-as-typed">{toldLine(one)}</s> <Tag>Taken back: it was wrong</Tag>
      </>
    );
  if (csrf === null) return <span class="kith-as-typed">{toldLine(one)}</span>;
  return (
    <form method="post" action={`${here}/told`}>
      <CsrfField token={csrf} />
      <input type="hidden" name="wrong" value={one.id} />
      <span class="kith-as-typed">{toldLine(one)}</span>{' '}
      <button class="kith-link-button" type="submit">
        Take this back<span class="govuk-visually-hidden">: {toldLine(one)}</span>
      </button>
    </form>
  );
}

function toldLine({ who, name, toldAt, reference, notToldBecause }: ToldLine): string {
  const whom = name === null ? toldWho[who] : `${toldWho[who]}, ${name}`;
  if (toldAt === null)
    return notToldBecause === null
      ? `${whom}: not told, and why is written down`
      : `${whom}: not told, because ${notToldBecause}`;
  return `${whom}: ${formatInstant(toldAt)}${reference === null ? '' : `, reference ${reference}`}`;
}

function Updates({ time, authors, here, csrf, update }: TimeProps): VNode {
  const updates = time.words.filter(
    ({ about, isOver }) => about === 'update' || about === 'taken back' || isOver,
  );
  return (
    <>
      <h2 class="govuk-heading-m">What was found out</h2>
      {updates.length === 0 ? <p class="govuk-body">Nothing yet.</p> : null}
      {updates.map(({ words, recordedAt, recordedBy, isOver }) => (
        <p class="govuk-body">
          {isOver ? 'Said at a return that was wrong, or put right since: ' : null}
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
