import { formatNumber } from './number-rules.ts';
import type { Count } from './suppression-rules.ts';
import { sumShown } from './suppression-rules.ts';
import type { StateKey } from './figure-rules.ts';

/** What was counted of one figure, ready to show: hidden numbers are null. */
export type Shown = { readonly total: Count; readonly parts: ReadonlyMap<string, Count> };

/** The parts of a figure added up; null when any of them is hidden. */
export function addParts({ parts }: Shown, keys: readonly string[]): Count {
  return sumShown(keys.map((key) => parts.get(key) ?? hiddenOrNone(parts, key)));
}

function hiddenOrNone(parts: Shown['parts'], key: string): Count {
  return parts.has(key) ? null : 0;
}

/** '154 of 300 …': says the finding where both numbers may be shown, else what the figure is about. */
function ofAll(
  part: Count,
  whole: Count,
  words: { readonly finding: string; readonly about: string },
): string {
  if (part === null || whole === null || whole === 0) return words.about;
  return `${formatNumber(part)} of ${formatNumber(whole)} ${words.finding}`;
}

type Finding = (shown: Shown) => string;

const findings: Readonly<Record<StateKey, Finding>> = {
  home: (shown) =>
    ofAll(addParts(shown, ['foster', 'family-or-friends', 'parents', 'adopters']), shown.total, {
      finding: 'live in a family',
      about: 'Where they live',
    }),
  age: (shown) =>
    ofAll(addParts(shown, ['10-15', '16-17']), shown.total, {
      finding: 'are 10 or older',
      about: 'How old they are',
    }),
  'legal-status': (shown) =>
    ofAll(addParts(shown, ['care-order', 'interim-care-order']), shown.total, {
      finding: 'are on a care order, full or interim',
      about: 'Their legal status',
    }),
  distance: (shown) =>
    ofAll(addParts(shown, ['20-50', '50-or-more']), knownOf(shown), {
      finding: 'whose distance is known live more than 20 miles from home',
      about:
        shown.parts.get('not-known') === shown.total
          ? 'How far from home they live is not known'
          : 'How far from home they live',
    }),
  'brothers-and-sisters': (shown) => {
    const withSiblings = addParts(shown, ['together', 'apart', 'home-not-known']);
    if (shown.total !== null && shown.parts.get('not-known') === shown.total)
      return 'Who has brothers and sisters in our care is not known';
    return ofAll(addParts(shown, ['together']), withSiblings, {
      finding: 'with brothers or sisters in our care live with all of them',
      about: 'Brothers and sisters',
    });
  },
  'time-in-care': (shown) =>
    ofAll(addParts(shown, ['2-5-years', '5-years']), shown.total, {
      finding: 'have been in our care for two years or more',
      about: 'How long they have been in our care',
    }),
  moves: (shown) =>
    ofAll(addParts(shown, ['1', '2', '3-or-more']), shown.total, {
      finding: 'moved home in the last twelve months',
      about: 'Moves of home in the last twelve months',
    }),
  workers: (shown) => {
    if (shown.total !== null && shown.parts.get('not-known') === shown.total)
      return 'Who their workers are is not known';
    return ofAll(addParts(shown, ['1', '2', '3-or-more']), knownOf(shown), {
      finding: 'had a change of worker in the last twelve months',
      about: 'Changes of worker in the last twelve months',
    });
  },
};

function knownOf(shown: Shown): Count {
  return sumShown([...shown.parts].filter(([key]) => key !== 'not-known').map(([, count]) => count));
}

/** The heading of a figure: what it shows, in words. */
export function findingOf(key: StateKey, shown: Shown): string {
  return findings[key](shown);
}

/** The heading of starting and leaving: which of the two was more in the last twelve months. */
export function flowFinding(came: Count, left: Count): string {
  if (came === null || left === null) return 'Coming into care and leaving it, month by month';
  const numbers = `${formatNumber(came)} came into care and ${formatNumber(left)} left in twelve months`;
  if (came === left) return `As many came as left: ${numbers}`;
  return came > left ? `More came than left: ${numbers}` : `More left than came: ${numbers}`;
}

/** The heading of going home: how many went, and of those before them how many came back. */
export function goingHomeFinding(shown: Shown): string {
  const went = addParts(shown, ['this-year']);
  const back = addParts(shown, ['came-back']);
  const before = addParts(shown, ['came-back', 'stayed-home']);
  if (went === null) return 'Going home';
  const now = `${formatNumber(went)} went home in the last twelve months`;
  if (back === null || before === null || before === 0) return now;
  return `${now}; of ${formatNumber(before)} the year before, ${formatNumber(back)} came back within twelve months`;
}
