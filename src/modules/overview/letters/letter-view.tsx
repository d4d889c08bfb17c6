import type { VNode } from 'preact';
import type { Letter, LetterAct, LetterState, LetterTurn } from '../../practice/index.ts';
import {
  givenWays,
  letterState,
  letterStates,
  notGivenWords,
  openDisagreement,
  outcomes,
  standingLetterTurns,
} from '../../practice/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant, todayIn } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { Saved } from '../promises/readers-view.tsx';
import { letterOf } from './letter-paths.ts';

const tones: Readonly<Record<LetterState, string>> = {
  'to write': 'govuk-tag--gold',
  'to give': 'govuk-tag--gold',
  given: 'govuk-tag--leaf',
  'not given': 'govuk-tag--clay',
};

/** How a letter stands, in a word or two. */
export function LetterTag({ letter }: { readonly letter: Pick<Letter, 'versions' | 'turns'> }): VNode {
  const state = letterState(letter);
  return (
    <>
      <Tag classes={tones[state]}>{letterStates[state]}</Tag>{' '}
      {openDisagreement(letter) ? <Tag classes="govuk-tag--clay">Somebody disagrees</Tag> : null}
    </>
  );
}

type NameOf = (accountId: string | null) => string;

/** The decision that a letter is about, and how the letter stands. */
export function DecisionLine({
  letter,
  nameOf,
}: {
  readonly letter: Letter;
  readonly nameOf: NameOf;
}): VNode {
  return (
    <>
      <p class="govuk-body">
        {outcomes[letter.outcome][0]}, decided {formatDate(todayIn('Europe/London', letter.decidedAt))} by{' '}
        {nameOf(letter.decidedBy)}
      </p>
      <p class="govuk-body">
        <LetterTag letter={letter} />
      </p>
    </>
  );
}

type LetterProps = {
  readonly letter: Letter;
  readonly name: string;
  readonly nameOf: NameOf;
  readonly acts: readonly LetterAct[];
  readonly disagree: readonly string[];
  readonly saved: string | undefined;
};

/** One letter, what can be done with it, and everything that was said of it. */
export function LetterView(props: LetterProps): VNode {
  const { letter, name, acts, disagree, nameOf, saved } = props;
  const here = letterOf(letter.personId, letter.decisionId);
  const words = letter.versions.at(-1)?.words;
  return (
    <>
      <Saved saved={saved} />
      <h1 class="govuk-heading-l">Letter to the family: {name}</h1>
      <DecisionLine letter={letter} nameOf={nameOf} />
      {words === undefined ? (
        <InsetText>
          {acts.includes('write')
            ? 'Kith begins the letter from what was told and decided. Read it through and change it before it goes.'
            : 'A manager writes the letter.'}
        </InsetText>
      ) : (
        <>
          <div class="govuk-inset-text kith-as-typed">{words}</div>
          <Disagree disagree={disagree} />
        </>
      )}
      <Acts letter={letter} acts={acts} here={here} />
      <History letter={letter} nameOf={nameOf} />
    </>
  );
}

/** Said beneath every letter, whatever its words are. */
function Disagree({ disagree }: { readonly disagree: readonly string[] }): VNode {
  return (
    <>
      <h2 class="govuk-heading-s">If you do not agree</h2>
      {disagree.map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
    </>
  );
}

const actWords: Readonly<Record<LetterAct, string>> = {
  write: 'Write the letter anew',
  given: 'The family has it',
  'not-given': 'It is not given, and why',
  disagrees: 'Somebody of the family disagrees',
  answered: 'Answer whoever disagrees',
  back: 'Take back what was said last',
};

function Acts({
  letter,
  acts,
  here,
}: Pick<LetterProps, 'letter' | 'acts'> & { readonly here: string }): VNode {
  const isWritten = letter.versions.length > 0;
  const first: LetterAct | undefined = acts.find((act) =>
    isWritten ? act === 'given' || act === 'answered' : act === 'write',
  );
  return (
    <nav class="kith-not-printed" aria-label="What can be done with it">
      {first === undefined ? null : (
        <Button href={`${here}/${first}`}>{first === 'write' ? 'Write the letter' : actWords[first]}</Button>
      )}
      <ul class="govuk-list">
        {isWritten ? (
          <li>
            <a class="govuk-link" href={`${here}/print`}>
              The letter to print
            </a>
          </li>
        ) : null}
        {acts
          .filter((act) => act !== first)
          .map((act) => (
            <li>
              <a class="govuk-link" href={`${here}/${act}`}>
                {act === 'write' && !isWritten ? 'Write the letter' : actWords[act]}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

const turnLines: Readonly<Record<LetterTurn['kind'], (turn: LetterTurn) => string>> = {
  given: ({ who, how, byWhom, happenedOn }) =>
    `${byWhom ?? somebody} gave it to ${who ?? 'the family'} on ${formatDate(happenedOn)}. ${wayWords(how)}`,
  'not given': ({ whyNot, happenedOn }) =>
    `Not given, ${formatDate(happenedOn)}: ${whyNot === null ? '' : notGivenWords[whyNot]}`,
  disagrees: ({ who, happenedOn }) => `${who ?? somebody} disagrees, ${formatDate(happenedOn)}`,
  answered: ({ who, byWhom, happenedOn }) =>
    `${byWhom ?? somebody} answered ${who ?? 'whoever disagreed'} on ${formatDate(happenedOn)}`,
  'taken back': ({ happenedOn }) => `What was said last was taken back, ${formatDate(happenedOn)}`,
};
const somebody = 'Somebody';
const wayWords = (how: string | null): string =>
  new Map<string | null, string>(Object.entries(givenWays)).get(how) ?? how ?? '';

/** What became of a letter, in words: whose they are is said where somebody said them. */
const turnLine = (turn: LetterTurn): string => turnLines[turn.kind](turn);

/** Everything that was written and said of it, the latest first; what was taken back is marked. */
function History({ letter, nameOf }: { readonly letter: Letter; readonly nameOf: NameOf }): VNode | null {
  const standing = new Set(standingLetterTurns(letter.turns).map(({ id }) => id));
  const written = letter.versions.map(({ version, words, because, recordedAt, recordedBy }) => ({
    at: recordedAt,
    by: recordedBy,
    title: version === 1 ? 'The letter was written' : `Written anew. Why: ${because ?? ''}`,
    words,
    isGone: false,
  }));
  const said = letter.turns.map((turn) => ({
    at: turn.recordedAt,
    by: turn.recordedBy,
    title: turnLine(turn),
    words: turn.words,
    isGone: turn.kind !== 'taken back' && !standing.has(turn.id),
  }));
  const all = [...written, ...said].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  if (all.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Everything said of it</h2>
      <ul class="govuk-list">
        {all.map(({ at, by, title, words, isGone }) => (
          <li class="govuk-!-margin-bottom-4">
            <p class="govuk-body govuk-!-margin-bottom-1">
              {title} {isGone ? <Tag classes="govuk-tag--grey">Taken back</Tag> : null}
            </p>
            {words === null ? null : (
              <p class="govuk-body govuk-!-margin-bottom-1 kith-as-typed">“{words}”</p>
            )}
            <span class="govuk-hint">
              Written down {formatInstant(at)} by {nameOf(by)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type PrintProps = {
  readonly letter: Letter;
  readonly authority: string;
  readonly nameOf: NameOf;
  readonly disagree: readonly string[];
};

/** The letter as it goes: its words, who decided and how to disagree; nothing else of the record. */
export function PrintedLetter({ letter, authority, nameOf, disagree }: PrintProps): VNode {
  const newest = letter.versions.at(-1);
  return (
    <>
      <h1 class="govuk-heading-l">{authority}</h1>
      {newest === undefined ? null : (
        <>
          <p class="govuk-body">{formatDate(todayIn('Europe/London', newest.recordedAt))}</p>
          <div class="govuk-body kith-as-typed">{newest.words}</div>
        </>
      )}
      <p class="govuk-body">{nameOf(letter.decidedBy)}</p>
      <Disagree disagree={disagree} />
    </>
  );
}
