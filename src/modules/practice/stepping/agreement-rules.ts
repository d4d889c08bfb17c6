import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { withdrawnFrom } from './refusal-rules.ts';
import type { HelpStep } from './step-queries.ts';
import type { Offer } from './offer-rules.ts';
import { offers } from './offer-rules.ts';
import type { HelpState, StepKind, StepSaid } from './step-rules.ts';

/** What a family answered to an offer of help, and when. */
export type FamilyAnswer = {
  readonly offer: Offer;
  readonly answer: 'agreed' | 'declined' | 'withdrawn';
  readonly on: PlainDate;
  /** Who was asked; undefined where the reader may not see it. */
  readonly by: string | undefined;
};

type Answering = Pick<HelpStep, 'kind' | 'said'>;

/** To which help a step is an answer of the family, and which; undefined where it is none. */
export function answerOf({ kind, said }: Answering): Pick<FamilyAnswer, 'offer' | 'answer'> | undefined {
  if (kind === 'agreement declined')
    return said.offered === null ? undefined : { offer: said.offered, answer: 'declined' };
  // Before section 17 was asked about too, a withdrawal was of family help.
  if (kind === 'agreement withdrawn') return { offer: said.offered ?? 'family help', answer: 'withdrawn' };
  const agreed = agreedTo(kind, said);
  return agreed && { offer: agreed, answer: 'agreed' };
}

function agreedTo(kind: StepKind, { support, decision }: StepSaid): Offer | undefined {
  if (kind === 'family help') return 'family help';
  if (kind === 'child in need') return support === 'short breaks' ? 'short breaks' : 'child in need';
  const goesOn = kind === 'review' ? decision : null;
  return goesOn === 'family help' || goesOn === 'child in need' ? goesOn : undefined;
}

/** Which help, within a sentence. */
export function offerWords(offer: Offer): string {
  const name = offers[offer];
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
}

const answered: Readonly<Record<FamilyAnswer['answer'], string>> = {
  agreed: 'agreed to',
  declined: 'said no to',
  withdrawn: 'withdrew the agreement to',
};

/** An answer as the record says it: 'her mother said no to family help on 9 November 2026'. */
export function answerWords({ offer, answer, on, by }: FamilyAnswer): string {
  // Where the reader may not see who it was, nothing says that there is more to read.
  return `${by ?? 'The family'} ${answered[answer]} ${offerWords(offer)} on ${formatDate(on)}`;
}

type Told = Pick<HelpStep, 'kind' | 'said' | 'on' | 'state' | 'words'>;

/** What stands of the family's answers: the latest to each kind of help. `steps`: the latest first. */
export function listStandingAnswers(steps: readonly Told[]): readonly FamilyAnswer[] {
  const found = new Map<string, FamilyAnswer>();
  for (const step of steps.filter(({ state }) => state === 'taken')) {
    const answer = answerOf(step);
    if (!answer) continue;
    // Short breaks are a plan of section 17: whoever withdraws from one withdraws from the other.
    const help = answer.offer === 'short breaks' ? 'child in need' : answer.offer;
    if (!found.has(help))
      found.set(help, { ...answer, on: step.said.agreedOn ?? step.on, by: step.words['agreed by'] });
  }
  return [...found.values()].sort((a, b) => b.on.localeCompare(a.on));
}

/** What is written down of a step: of a withdrawal also from which help, where only one was open and nobody had to choose. */
export function saidOf(kind: StepKind, state: HelpState, said: StepSaid): StepSaid {
  return kind === 'agreement withdrawn' ? { ...said, offered: withdrawnFrom(state, said) } : said;
}
