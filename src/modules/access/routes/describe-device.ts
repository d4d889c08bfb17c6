/** Programs by a mark in what they call themselves; the first that fits. Edge and Opera call themselves Chrome too. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(Headless)?Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

const named = (list: typeof programs, agent: string) => list.find(([mark]) => mark.test(agent))?.[1];

/** 'Firefox on Windows': enough to know one's own browser by in a list, and no more of what it says about itself. */
export function describeDevice(agent: string | undefined): string {
  const program = named(programs, agent ?? '') ?? 'A browser';
  const system = named(systems, agent ?? '');
  return system === undefined ? program : `${program} on ${system}`;
}
