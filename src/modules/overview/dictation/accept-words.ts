import type { Dictation, Draft } from '../../practice/index.ts';
import { acceptPassage, addWords, saveDraft, typedText } from '../../practice/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { Written } from '../entries/draft-state.ts';
import type { Accepted } from './accept-form.ts';

/**
 * Puts accepted words behind what is typed in a draft, which is held, and writes down who accepted them. What was accepted before is
 * not put in again. @returns how many went in
 */
export async function acceptWords(
  db: Write,
  draft: Draft,
  { dictation, written, accepted }: { dictation: Dictation; written: Written; accepted: readonly Accepted[] },
): Promise<number> {
  let { shared, own } = written;
  let count = 0;
  for (const { place, words, into } of accepted) {
    const about = draft.children.filter((child) => into.place === null || child.place === into.place);
    const children = about.map(({ personId }) => personId);
    if (!(await acceptPassage(db, dictation, { place, about: into.about, children }))) continue;
    count += 1;
    const put = (typed: Typed): Typed => ({
      ...typed,
      [into.about]: addWords(typedText(typed, into.about), words),
    });
    if (into.place === null) shared = put(shared);
    else own = own.map((typed, at) => (draft.children[at]?.place === into.place ? put(typed) : typed));
  }
  if (count > 0) await saveDraft(db, draft, { shared, own });
  return count;
}
