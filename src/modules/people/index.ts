export { listByLocalId, localIdentifierFacts, personFacts, pupilNumberFacts } from './load/load-people.ts';
export type { KnownPerson } from './load/load-people.ts';
