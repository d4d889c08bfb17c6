import type { Typed } from '../../../platform/forms/posted.ts';
import { typedText } from '../entries/entry-fields.ts';
import type { Held } from './held-queries.ts';

type Words = Pick<Held, 'shared' | 'own'>;

/**
 * Whether the actor may make it an unfinished visit of their own, and so read every word of it. Words for one person are taken over
 * by that person or by who wrote them; anybody else who answers for the child can only leave them out.
 */
export function mayTakeOver(held: Words & Pick<Held, 'authorId'>, actor: string): boolean {
  return !isForOne(held) || actor === held.authorId || actor === typedText(held.shared, 'named');
}

function isForOne({ shared, own }: Words): boolean {
  const isNamed = (typed: Typed, name: string) => typedText(typed, name) === 'named';
  const isRestricted = typedText(shared, 'restricted') !== '';
  return (
    isRestricted || isNamed(shared, 'shared_for') || isNamed(own, 'words_for') || isNamed(own, 'remark_for')
  );
}
