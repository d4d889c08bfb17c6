import type { NavItem, Route } from '../access/index.ts';
import { addRoutes } from './add/add-routes.tsx';
import { changeFactRoutes } from './facts/change-fact-routes.tsx';
import { newFactRoutes } from './facts/new-fact-routes.tsx';
import { familyRoutes } from './family-map/family-routes.tsx';
import type { PeopleNeighbours } from './neighbours.ts';
import { listLikelySame } from './permissions.ts';
import { paths } from './persons/person-paths.ts';
import { personRoutes } from './persons/person-routes.tsx';
import { sameRoutes } from './same/same-routes.tsx';
import { searchRoutes } from './search/search-routes.tsx';
import { withheldRoutes } from './withheld/withheld-routes.tsx';

export {
  disabilityFacts,
  formerPupilNumberFacts,
  loadByLocalId,
  localIdentifierFacts,
  personFacts,
  pupilNumberFacts,
} from './load/load-people.ts';
export type { KnownPerson } from './load/load-people.ts';
export { readFamilyPicture } from './family-map/family-picture.tsx';
export type { FamilyPicture } from './family-map/family-picture.tsx';
export { parentLabels, siblingLabels } from './family/relationship-rules.ts';
export type { PeopleNeighbours, Words } from './neighbours.ts';
export { chapters, dayOf, endedOn, flagOf, listNamed, onDay, sentences } from './passages/passage.ts';
export type {
  About,
  Chapter,
  Declaration,
  Named,
  Passage,
  Row,
  Said,
  Sensitivity,
  Standing,
  Word,
} from './passages/passage.ts';
export { listAroundReader } from './passages/around-reader.ts';
export type { Around } from './passages/around-reader.ts';
export { tellFacts } from './passages/tell-facts.ts';
export type { Teller } from './passages/tell-facts.ts';
export { peopleTeller } from './passages/tell-people.ts';
export {
  addPerson,
  changePerson,
  decideSamePerson,
  listLikelySame,
  searchPeople,
  settleSilentMatches,
  viewPerson,
  withholdAddress,
} from './permissions.ts';
export { beginAfterAdoption } from './adoption/begin-after-adoption.ts';
export type { NewIdentity } from './adoption/begin-after-adoption.ts';
export { listRecordsOf, listWordsOf } from './disposal/words-queries.ts';
export { findPeople } from './search/find-people.ts';
export { listPersonCards } from './persons/person-card.ts';
export type { PersonCard } from './persons/person-card.ts';
export { hrefOf, paths as peoplePaths } from './persons/person-paths.ts';
export {
  getPerson,
  getPersonSummary,
  listAddresses,
  listRelationships,
  resolvePerson,
} from './persons/person-queries.ts';
export type {
  Home,
  IdentifierScheme,
  KnownBy,
  PersonId,
  PersonSummary,
  Relative,
  ResolvedPerson,
  Sex,
} from './persons/person-queries.ts';
export { ageWords, birthWords, initialsOf, isChild, shownName } from './persons/person-rules.ts';
export type { BirthPrecision } from './persons/person-rules.ts';
export {
  answerCallBack,
  askCallBack,
  callsShown,
  countCallBacks,
  findCallBack,
  listAnsweredCallBacks,
  listCallBacks,
  listOwnCallBacks,
} from './restricted/call-back.ts';
export { callBackMinutes, remindOfCallBacks } from './restricted/call-back-wait.ts';
export type { AskedCallBack, CallBack, CallBackAnswer, ToldCallBack } from './restricted/call-back.ts';
export {
  countAcquaintances,
  findAcquaintance,
  listAcquaintances,
  listOwnAcquaintances,
  settleAcquaintance,
  tellAcquaintance,
} from './restricted/acquaintance.ts';
export type { Acquaintance, ToldAcquaintance } from './restricted/acquaintance.ts';
export { findSensitiveName } from './restricted/sensitive-queries.ts';
export type { Sensitive } from './restricted/sensitive-queries.ts';
export { loadLikelySame } from './same/same-queries.ts';
export { reasonWords } from './same/same-rules.ts';
export { listSilentMatches, settleSilentMatch } from './same/silent-match-queries.ts';
export type { SilentMatch } from './same/silent-match-queries.ts';

/** Every route of people: search, adding, what is recorded of one person, records of the same person. */
export function peopleRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    ...searchRoutes(neighbours),
    ...addRoutes(neighbours),
    ...personRoutes(neighbours),
    ...newFactRoutes(neighbours),
    ...changeFactRoutes,
    ...familyRoutes(neighbours),
    ...sameRoutes(neighbours),
    ...withheldRoutes,
  ];
}

/** 'Find a person' is the search box of every page; the list of likely duplicates is a place of its own. */
export const peopleNav: readonly NavItem[] = [
  { href: paths.likelySame, text: 'Same person?', action: listLikelySame },
];
export { peopleWords } from './pages-in-words.ts';
