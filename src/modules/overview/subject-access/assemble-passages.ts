import { careTeller } from '../../care/index.ts';
import { practiceTeller } from '../../practice/index.ts';
import type { Passage, Teller } from '../../people/index.ts';
import { getPerson, listAroundReader, listNamed, peopleTeller, resolvePerson } from '../../people/index.ts';
import { workforceTeller } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { AskedBy } from './request-rules.ts';
import type { Weighed } from './weigh-rules.ts';
import { say, textsOf, weigh } from './weigh-rules.ts';

/** Who can tell of a person, each of its own tables. Modules that hold text later join here. */
export const tellers: readonly Teller[] = [peopleTeller, practiceTeller, careTeller, workforceTeller];

/** Everything that is recorded of somebody, weighed for who asks. */
export type Assembled = {
  readonly records: readonly string[];
  readonly name: string;
  readonly born: Awaited<ReturnType<typeof getPerson>>['birthDate'];
  readonly weighed: readonly Weighed[];
};

/** Gathers what every module tells of a person and weighs each passage. Reads as the actor: who may not see a row gathers none. */
export async function assemblePassages(db: Read, personId: string, askedBy: AskedBy): Promise<Assembled> {
  const { canonical, all: records } = await resolvePerson(db, personId);
  const person = await getPerson(db, canonical);
  const told: Passage[] = [];
  for (const { tell } of tellers) told.push(...(await tell(db, { ids: records, born: person.birthDate })));
  const around = await listAroundReader(db, records, {
    named: told.flatMap(({ words }) => listNamed(words)),
    texts: told.flatMap((passage) => textsOf(passage, plainText(passage))),
  });
  const weighed = told.flatMap((passage) => weigh(passage, { askedBy, around }) ?? []);
  return { records, name: person.shown, born: person.birthDate, weighed };
}

/** Free text as `weigh` will see it: it names nobody by id, so the words are the text. */
function plainText(passage: Passage): string {
  const nobody = {
    people: new Map(),
    names: new Map(),
    known: new Set<string>(),
    restricted: new Set<string>(),
    withheld: new Set<string>(),
  };
  return say(passage.words, { askedBy: 'the person', around: nobody }).text;
}
