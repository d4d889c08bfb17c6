import type { VNode } from 'preact';
import { promisesOf, starOf, wishesOf } from './promise-paths.ts';

const places = [
  ['promises', 'Promises', promisesOf],
  ['wishes', 'Wishes', wishesOf],
  ['star', 'The star', starOf],
] as const;

type Props = { readonly personId: string; readonly at?: (typeof places)[number][0] };

/** From one to the other of what was promised, what is wished for and how things are. */
export function VoiceLinks({ personId, at }: Props): VNode {
  const others = places.filter(([key]) => key !== at);
  return (
    <p class="govuk-body kith-not-printed">
      {others.map(([, text, path], index) => (
        <>
          {index === 0 ? '' : ' · '}
          <a class="govuk-link" href={path(personId)}>
            {text}
          </a>
        </>
      ))}
    </p>
  );
}
