/** A colour by its meaning; the style sheets say which colour it is. */
export type Tone = 'sky' | 'clay' | 'leaf' | 'plum' | 'gold' | 'ink' | 'rose' | 'context';

const order = ['sky', 'clay', 'leaf', 'plum', 'gold', 'ink'] as const;

/** The tone of the nth series (from 0) of a chart that has no tones of its own. */
export function toneAt(index: number): Tone {
  return order[index % order.length] ?? 'ink';
}

/** The class that gives an element its tone. */
export function toneClass(tone: Tone): string {
  return `kith-tone--${tone}`;
}
