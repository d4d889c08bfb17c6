import { appendFileSync } from 'node:fs';

/** Counts something for the last lines of `npm run soak` (test/soak.mjs); says nothing in `npm test`. */
export function tell(what: string, count: number): void {
  const file = process.env['KITH_SOAK_COUNTS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify([what, count])}\n`);
}

/** One line of what a soak did. */
export function narrate(line: string): void {
  if (process.env['KITH_SOAK_COUNTS'] !== undefined) console.log(line);
}
