import type { Dictation } from '../../practice/index.ts';
import { engineSetting, listDictations } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { getSetting } from '../../../platform/settings/settings.ts';

/** What the visit's own form says of dictation. */
export type DictationState = {
  readonly href: string;
  /** Whether the authority has set an engine. */
  readonly isOn: boolean;
  readonly waiting: number;
  /** With words that nobody has accepted yet. */
  readonly toCheck: number;
};

export async function isDictationOn(db: Read): Promise<boolean> {
  return (await getSetting(db, engineSetting)).address !== null;
}

export async function dictationState(db: Read, draftId: string, href: string): Promise<DictationState> {
  const all = (await listDictations(db, draftId)).filter(({ discardedAt }) => discardedAt === null);
  return {
    href,
    isOn: await isDictationOn(db),
    waiting: all.filter(({ state }) => state === 'waiting').length,
    toCheck: all.filter(hasWordsLeft).length,
  };
}

/** Whether there are words of it that nobody has accepted. */
export const hasWordsLeft = ({ state, passages }: Dictation): boolean =>
  state === 'ready' && passages.some(({ accepted }) => accepted === null);
