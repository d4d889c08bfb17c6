import type { VNode } from 'preact';
import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import type { Worry } from '../../practice/index.ts';
import { callerWords, knowings, notTold, ways } from '../../practice/index.ts';
import { formatInstantInFull, instant } from '../../../platform/dates/instant.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import type { HistoryOf } from './history-queries.ts';

/** What was said, and by whom. */
export function SaidPart({
  worry,
  wordsHref,
}: {
  readonly worry: Worry;
  readonly wordsHref: string | null;
}): VNode {
  return (
    <section aria-labelledby="said">
      <h2 class="govuk-heading-m" id="said">
        What was said
      </h2>
      <SummaryList
        rows={saidLines(worry).map(([key, text]) => ({
          key: { text: key },
          value: { text: <span class="kith-as-typed">{text}</span> },
        }))}
      />
      {worry.before.map(({ words, until }) => (
        <p class="govuk-body-s">
          Until {formatInstantInFull(asInstant(until))} it said: “{words}”
        </p>
      ))}
      {wordsHref ? (
        <p class="govuk-body">
          <a class="govuk-link" href={wordsHref}>
            Put right what was said
          </a>
        </p>
      ) : null}
    </section>
  );
}

const asInstant = (text: string) => instant(Date.parse(text));

function saidLines(worry: Worry): readonly (readonly [string, string])[] {
  const lines: readonly (readonly [string, string | null])[] = [
    ['Their words', worry.words],
    ['What they want', worry.wants],
    [
      'Who',
      [callerWords(worry), worry.callerProtected ? 'The family must not learn who it was' : '']
        .filter(Boolean)
        .join('. '),
    ],
    [
      'Kind of source',
      worry.sourceCode && (labelOfCinCode('referralSource', worry.sourceCode) ?? worry.sourceCode),
    ],
    ['To reach them', worry.callerReach],
    [
      'How and when',
      worry.receivedAt && worry.how && `${ways[worry.how]}, ${formatInstantInFull(worry.receivedAt)}`,
    ],
    [
      'Do the parents know?',
      worry.parentsKnow && [knowings[worry.parentsKnow], worry.parentsWhyNot].filter(Boolean).join(': '),
    ],
    ['Did we tell the parents?', toldWords(worry)],
    ['Found out and weighed', worry.weighed],
    ['Advice that was given', worry.advice],
    ['Told in the end', worry.reply],
  ];
  return lines.flatMap(([key, text]) => (text ? [[key, text] as const] : []));
}

function toldWords({ parentsTold, parentsNotToldWhy }: Worry): string | null {
  if (parentsTold === null) return null;
  const why = Object.entries(notTold).find(([name]) => name === parentsNotToldWhy)?.[1];
  const told = { yes: 'Yes', 'not yet': 'Not yet', no: 'No' }[parentsTold];
  return [told, why].filter(Boolean).join(': ');
}

/** What is known of the household, each line with its date. */
export function HistoryPart({ history }: { readonly history: readonly HistoryOf[] }): VNode | null {
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        What is known already
      </h2>
      <p class="govuk-body">
        Kith looked for the children, their family and who is recorded at their address. Ask what is not here.
      </p>
      {history.map((one) => (
        <OnePerson one={one} />
      ))}
    </section>
  );
}

function OnePerson({ one }: { readonly one: HistoryOf }): VNode {
  const { person, role, lines, more } = one;
  const summary = `${person.shown}, ${role}${person.age === null ? '' : `, ${person.age}`}: ${countWords(lines.length + more)}`;
  return (
    <Details summary={summary} open={role === 'the child' && lines.length > 0}>
      {lines.length === 0 ? <p class="govuk-body">Nothing is recorded before today.</p> : null}
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(({ when, what, href }) => (
          <li>{href ? <a class="govuk-link" href={href}>{`${when}: ${what}`}</a> : `${when}: ${what}`}</li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={`/children/${person.id}`}>
          {more > 0 ? `${more} more on the page of ${person.shown}` : `Open the page of ${person.shown}`}
        </a>
      </p>
    </Details>
  );
}

function countWords(count: number): string {
  if (count === 0) return 'nothing recorded';
  return count === 1 ? '1 thing recorded' : `${count} things recorded`;
}
