import type { StepKind } from './step-rules.ts';

/** A question of a step's form. */
export type Question =
  | 'offered'
  | 'agreed_by'
  | 'agreed_on'
  | 'their_words'
  | 'through'
  | 'family_told'
  | 'harms'
  | 'grounds'
  | 'primary_need'
  | 'support'
  | 'child_seen'
  | 'factors'
  | 'took_part'
  | 'absent_why'
  | 'discussion'
  | 'decision'
  | 'category'
  | 'worker'
  | 'reason_closed'
  | 'then'
  | 'now'
  | 'come_back';

/** What a family's answer says, where the reasons of the step are a worker's and not the family's. */
const answeredByFamily = ['agreed_by', 'agreed_on', 'their_words', 'through', 'family_told'] as const;

/** Which questions a kind asks, beside the day and the reasons. */
export const questionsOf: Readonly<Record<StepKind, readonly Question[]>> = {
  'family help': ['agreed_by', 'through', 'family_told'],
  assessment: ['primary_need'],
  'child in need': ['support', ...answeredByFamily, 'primary_need', 'child_seen', 'factors'],
  'strategy discussion': [
    ...(['took_part', 'absent_why', 'discussion', 'harms', 'grounds'] as const),
    ...(['decision', 'primary_need', 'worker'] as const),
  ],
  'enquiry outcome': ['decision'],
  conference: ['decision', 'category', 'child_seen', 'factors', 'worker'],
  review: ['decision', 'category', ...answeredByFamily],
  'agreement declined': ['offered', 'agreed_by', 'through', 'family_told'],
  'agreement withdrawn': ['offered', 'agreed_by', 'through', 'family_told'],
  end: ['child_seen', 'factors', 'reason_closed', 'then', 'now', 'come_back'],
};

/** The reasons of these are what the family said. */
export const isSaidByFamily = (kind: StepKind): boolean =>
  kind === 'family help' || kind === 'agreement declined' || kind === 'agreement withdrawn';
