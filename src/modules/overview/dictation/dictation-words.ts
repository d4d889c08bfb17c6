import type { Dictation } from '../../practice/index.ts';
import { failureWords, soundGoneWords } from '../../practice/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { addHours } from '../../../platform/dates/instant.ts';

/** '1 minute 5 seconds'. */
export function formatLength(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const said = [count(minutes, 'minute'), count(rest, 'second')].filter(Boolean).join(' ');
  return said === '' ? 'no time' : said;
}

const count = (number: number, one: string) =>
  number === 0 ? '' : `${number} ${one}${number === 1 ? '' : 's'}`;

/** What has become of a recording, in a sentence or two. */
export function stateWords(one: Dictation, isOn: boolean): string {
  if (one.discardedAt !== null) return 'Thrown away.';
  if (one.state === 'ready') return readyWords(one);
  if (one.soundGoneBecause !== null)
    return `The recording was deleted before it was written down: ${soundGoneWords[one.soundGoneBecause]}.`;
  if (one.state === 'failed') return failureWords[one.failure ?? 'not reached'];
  if (!isOn) return 'Waiting. Dictation is switched off at the moment; it goes on once it is on again.';
  return one.failure === 'not reached'
    ? 'Waiting. The service that writes recordings down could not be reached; Kith tries again by itself.'
    : 'Waiting to be written down. This takes a minute or two; you can go on with the visit meanwhile.';
}

function readyWords({ passages }: Dictation): string {
  const left = passages.filter(({ accepted }) => accepted === null).length;
  if (passages.length === 0) return 'Its words were deleted with the recording, as the visit is finished.';
  if (left === 0) return 'All of it is accepted.';
  return left === passages.length
    ? 'Written down. Check it.'
    : `Written down. ${left} of ${passages.length} passages are left to check.`;
}

/** What becomes of the sound: until when it is there, or when and why it went. */
export function soundWords({ soundGoneAt, soundGoneBecause, receivedAt }: Dictation, days: number): string {
  if (soundGoneAt !== null)
    return `The recording was deleted ${formatInstant(soundGoneAt)}: ${soundGoneWords[soundGoneBecause ?? 'time']}.`;
  return `Only you can listen to the recording. It is deleted ${formatInstant(addHours(receivedAt, 24 * days))}, and at once when you throw this away.`;
}
