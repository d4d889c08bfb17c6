/** One field, or one row of the list, with what stands in it. */
type Told = readonly (readonly [name: string, value: string])[];

/** The ids in a text, of people mostly. */
export const idsIn = (text: string): readonly string[] =>
  text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

/** The fields of what was typed, without those that are about somebody who is hidden. */
export const fieldsInSight = (typed: string, hidden: ReadonlySet<string>): Told =>
  [...new URLSearchParams(typed)].filter(
    ([name, value]) => ![...idsIn(name), ...idsIn(value)].some((id) => hidden.has(id)),
  );

/** What answers one question in parts, such as the day, the month and the year, in one row. */
export function joinAnswers(rows: Told): Told {
  const joined = new Map<string, string>();
  for (const [asked, answer] of rows) {
    const before = joined.get(asked);
    joined.set(asked, before === undefined ? answer : `${before} / ${answer}`);
  }
  return [...joined];
}
