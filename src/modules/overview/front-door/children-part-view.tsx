import type { VNode } from 'preact';
import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import type { PersonCard } from '../../people/index.ts';
import type { Letter, Worry, WorryChild } from '../../practice/index.ts';
import { grounds, isOpen, outcomes, suspectedHarms } from '../../practice/index.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { letterOf } from '../letters/letter-paths.ts';
import { LetterTag } from '../letters/letter-view.tsx';
import { OneButton } from './one-button-view.tsx';

/** A child of a worry as the page says it. */
export type ChildLine = {
  readonly child: WorryChild;
  readonly name: string;
  readonly who: string;
  /** A disability other than NONE is recorded: in need by definition (Children Act 1989, section 17(10)(c)). */
  readonly isDisabled: boolean;
  /** Who decided. */
  readonly decidedBy: string;
  /** Whether the same person gathered and decided. */
  readonly isSamePerson: boolean;
  /** How the letter to the family stands; null where nothing is decided. */
  readonly letter: Pick<Letter, 'versions' | 'turns'> | null;
};

export type ChildrenPartProps = {
  readonly worry: Worry;
  readonly children: readonly ChildLine[];
  readonly suggested: readonly PersonCard[];
  readonly found: readonly PersonCard[] | null;
  readonly typed: string;
  readonly links: { readonly children: string };
  readonly mayWork: boolean;
  readonly csrf: string;
};

/** Whom it is about: each child, what was decided for each, and finding more. */
export function ChildrenPart(props: ChildrenPartProps): VNode {
  const { worry, children, mayWork } = props;
  const mayChange = mayWork && isOpen('children', worry.state) && worry.state !== 'unfinished';
  return (
    <section aria-labelledby="children">
      <h2 class="govuk-heading-m" id="children">
        Which children
      </h2>
      {children.length === 0 ? (
        <p class="govuk-body">No child is named. A conversation with advice needs no name.</p>
      ) : null}
      {children.map((one) => (
        <OneChild {...props} one={one} mayChange={mayChange} />
      ))}
      {mayChange ? <FindChild {...props} /> : null}
    </section>
  );
}

function OneChild({
  one,
  mayChange,
  links,
  csrf,
}: ChildrenPartProps & { readonly one: ChildLine; readonly mayChange: boolean }): VNode {
  const { child, name, who, isDisabled } = one;
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={`/children/${child.personId}`}>
          {name}
        </a>
      </h3>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        {who}
        {isDisabled ? '. A disability is recorded: in need by definition (section 17(10))' : ''}
      </p>
      {child.outcome ? <Decided one={one} /> : null}
      {mayChange ? (
        <OneButton
          action={links.children}
          csrf={csrf}
          fields={{ take_out: child.personId }}
          text="Take out"
          about={name}
        />
      ) : null}
    </>
  );
}

function Decided({ one }: { readonly one: ChildLine }): VNode | null {
  const { child, name, decidedBy, isSamePerson, letter } = one;
  if (child.outcome === null || child.decidedAt === null) return null;
  const need = child.primaryNeed && (labelOfCinCode('primaryNeed', child.primaryNeed) ?? child.primaryNeed);
  const agrees = child.familyAgrees && { yes: 'Yes', 'not asked': 'Not asked yet' }[child.familyAgrees];
  const by = `${decidedBy}, ${formatInstantInFull(child.decidedAt)}${isSamePerson ? '. The same manager found out and decided' : ''}`;
  const lines: readonly (readonly [string, string | null])[] = [
    ['Decided', outcomes[child.outcome][0]],
    ['Harm that is suspected', child.harms.map((one) => suspectedHarms[one]).join('; ')],
    ['What it rests on', child.grounds.map((one) => grounds[one]).join('; ')],
    ['The family agrees', agrees],
    ['Main need', need],
    ['Reasons', child.reasons],
    ['Explained to the family', child.familyWords],
    ['By', by],
  ];
  return (
    <>
      <SummaryList
        rows={lines.flatMap(([key, text]) => (text ? [{ key: { text: key }, value: { text } }] : []))}
      />
      {letter === null ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={letterOf(child.personId, child.id)}>
            Letter to the family<span class="govuk-visually-hidden">: {name}</span>
          </a>{' '}
          <LetterTag letter={letter} />
        </p>
      )}
    </>
  );
}

function FindChild(props: ChildrenPartProps): VNode {
  const { suggested, found, typed } = props;
  return (
    <>
      {suggested.length > 0 ? (
        <>
          <h3 class="govuk-heading-s">Is it about these children too?</h3>
          <Cards {...props} cards={suggested} />
        </>
      ) : null}
      <form method="get" role="search" action="#children">
        <Input
          name="q"
          id="find-child"
          label={{ text: 'Find a child', classes: 'govuk-label--s' }}
          hint={{ text: 'Name, date of birth, number, address or phone. Spelling may be wrong' }}
          value={typed}
          autocomplete="off"
          spellcheck={false}
        />
        <Button classes="govuk-button--secondary">Find</Button>
      </form>
      {found === null ? null : <Found {...props} found={found} />}
    </>
  );
}

function Found(props: ChildrenPartProps & { readonly found: readonly PersonCard[] }): VNode {
  const { found, typed } = props;
  const q = encodeURIComponent(typed);
  return (
    <>
      <p class="govuk-body">{found.length === 0 ? 'Nobody found.' : 'The best fits:'}</p>
      <Cards {...props} cards={found} />
      <p class="govuk-body">
        Not here?{' '}
        <a class="govuk-link" href={`/people/new?q=${q}`}>
          Add a person
        </a>
        , and come back to this page: they are then offered here. For a child whom you cannot find and may not
        be shown,{' '}
        <a class="govuk-link" href={`/search?q=${q}`}>
          use the search
        </a>
        .
      </p>
    </>
  );
}

function Cards({ cards, links, csrf }: ChildrenPartProps & { readonly cards: readonly PersonCard[] }): VNode {
  return (
    <ul class="govuk-list">
      {cards.map((card) => (
        <li>
          <strong>{card.shown}</strong>
          <span class="govuk-body-s">
            {' '}
            {[card.who, card.numbers, card.lives].filter((part) => part !== '').join(' · ')}
          </span>
          <OneButton
            action={links.children}
            csrf={csrf}
            fields={{ add: card.id }}
            text="Add"
            about={card.shown}
          />
        </li>
      ))}
    </ul>
  );
}
