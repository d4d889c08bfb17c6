import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import type { CopyContent } from './compose-copy.ts';
import { bornWords, takenOutWords } from './compose-copy.ts';

export type CopyProps = {
  readonly content: CopyContent;
  /** How far it is: a draft is not for handing over, and says so on every print. */
  readonly standing: 'draft' | 'prepared' | 'released';
  readonly sha256: string | null;
  /** How many passages are not shown that were in it when it was kept. */
  readonly takenOut: number;
};

/** The copy as it is read and printed: cover, contents, a life in chapters, what is not in it, whom to ask. */
export function CopyView({ content, standing, sha256, takenOut }: CopyProps): VNode {
  return (
    <article class="kith-copy">
      {standing === 'released' ? null : <WarningText>{notYet[standing]}</WarningText>}
      {takenOut > 0 ? <WarningText>{takenOutSince(takenOut)}</WarningText> : null}
      <Cover content={content} />
      <Contents content={content} />
      {content.chapters.map((chapter, index) => (
        <Chapter chapter={chapter} number={index + 1} />
      ))}
      {content.chapters.length === 0 ? (
        <p class="govuk-body">We found nothing about you that we can give you.</p>
      ) : null}
      <LeftOut content={content} />
      <Help content={content} />
      {sha256 ? (
        <p class="govuk-body-s">
          Kept on {formatDate(content.madeOn)}. Its mark is {sha256}.
          {takenOut > 0
            ? ' It is the mark of the copy as it was kept, with the passages that are not shown.'
            : ''}
        </p>
      ) : null}
    </article>
  );
}

const notYet = {
  draft: 'Not for handing over: this is the copy as it would be now.',
  prepared: 'Not released yet: a second person reads this first.',
};

const takenOutSince = (count: number) =>
  `${count} ${count === 1 ? 'passage is' : 'passages are'} not shown: what they said would not be told like this any more. Do not hand this page over as the copy that was given.`;

function Cover({ content }: { readonly content: CopyContent }): VNode {
  const { name, authority, askedBy, askerName, receivedOn, madeOn } = content;
  const isTheirs = askedBy === 'the person';
  return (
    <>
      <h1 class="govuk-heading-xl">{isTheirs ? 'Your record' : `What is held about ${name}`}</h1>
      <p class="govuk-body-l">
        {name}. {bornWords(content)}.
      </p>
      <p class="govuk-body">
        This is what {authority} has written down about you, from the beginning until {formatDate(madeOn)}.{' '}
        {isTheirs ? 'You' : askerName} asked for it on {formatDate(receivedOn)}.
        {isTheirs ? '' : ` It is written to ${name}, and says “you” for ${name}.`}
      </p>
      <InsetText>
        Some of it may be hard to read. You need not read it alone, or all at once. At the end it says who can
        help, what is not in here and why, and what to do when something is wrong.
      </InsetText>
      <p class="govuk-body">
        Most of these sentences are put together from dates and short answers that workers recorded. They say
        what was written down, which is not all that happened, nor who you are.
      </p>
    </>
  );
}

function Contents({ content }: { readonly content: CopyContent }): VNode {
  return (
    <nav aria-labelledby="contents">
      <h2 class="govuk-heading-m" id="contents">
        What is in it
      </h2>
      <ol class="govuk-list govuk-list--number">
        {content.chapters.map(({ title, passages }, index) => (
          <li>
            <a class="govuk-link" href={`#chapter-${index + 1}`}>
              {title}
            </a>{' '}
            ({passages.length})
          </li>
        ))}
        <li>
          <a class="govuk-link" href="#left-out">
            What is not in it
          </a>
        </li>
        <li>
          <a class="govuk-link" href="#help">
            Who can help, and how to have something put right
          </a>
        </li>
      </ol>
    </nav>
  );
}

type ChapterProps = { readonly chapter: CopyContent['chapters'][number]; readonly number: number };

/** Passages of one year stand under the year, so that a long life stays readable. */
function Chapter({ chapter, number }: ChapterProps): VNode {
  let year = '';
  return (
    <section aria-labelledby={`chapter-${number}`}>
      <h2 class="govuk-heading-l" id={`chapter-${number}`}>
        {number}. {chapter.title}
      </h2>
      {chapter.passages.map((passage) => {
        const of = passage.on?.slice(0, 4) ?? 'Without a date';
        const isShown = passage.text !== takenOutWords;
        const heading = of === year || !isShown ? null : <h3 class="govuk-heading-s">{of}</h3>;
        if (isShown) year = of;
        return (
          <>
            {heading}
            <p class="govuk-body">
              {passage.text}{' '}
              <span class="govuk-hint govuk-!-display-inline govuk-!-font-size-16">
                [{[String(passage.number), passage.source].filter(Boolean).join(', ')}]
              </span>
            </p>
          </>
        );
      })}
    </section>
  );
}

function LeftOut({ content: { leftOut } }: { readonly content: CopyContent }): VNode {
  return (
    <section aria-labelledby="left-out">
      <h2 class="govuk-heading-l" id="left-out">
        What is not in it
      </h2>
      {leftOut.length === 0 ? (
        <p class="govuk-body">Nothing that we could tell you about was left out.</p>
      ) : (
        <>
          <p class="govuk-body">Some passages were left out. We have to say why:</p>
          <ul class="govuk-list govuk-list--bullet">
            {leftOut.map(({ why, count }) => (
              <li>
                {count} {count === 1 ? 'passage' : 'passages'}. {why}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="govuk-body">
        You may disagree. Ask us to look again. You may also complain to the Information Commissioner’s
        Office, at ico.org.uk or on 0303 123 1113, or ask a court.
      </p>
    </section>
  );
}

function Help({ content: { authority } }: { readonly content: CopyContent }): VNode {
  return (
    <section aria-labelledby="help">
      <h2 class="govuk-heading-l" id="help">
        Who can help, and how to have something put right
      </h2>
      <p class="govuk-body">
        You can read this with a worker whom you trust, your personal adviser, an advocate or a friend. Ask
        whoever gave you this copy: they will arrange it, and answer what you do not understand.
      </p>
      <p class="govuk-body">
        If something in here is wrong, say which number it has. What is wrong is put right, and what it said
        before is kept beside it. If we do not agree, your own words are written down next to it, and
        everybody who reads it sees them.
      </p>
      <p class="govuk-body">
        If you need somebody now, Samaritans answer day and night on 116 123. If you are in danger, call 999.
        This copy came from {authority}.
      </p>
    </section>
  );
}
