// Promises, wishes, the star and what is to be known first: what the module offers of them (index.ts).
export { listPromisesDue } from './permissions.ts';
export { addPromise, addTurn, holdPromise, sayPromiseAnew } from './promises/keep-promise.ts';
export { parsePromise, promiseSchema } from './promises/promise-form.ts';
export type { PromiseFormAbout } from './promises/promise-form.ts';
export { getPromise, listOwnPromises, listPromises } from './promises/promise-queries.ts';
export {
  currentOf,
  duenessOf,
  inOrder,
  isSaidAlready,
  isWaiting,
  nextActs,
  promiseActs,
  promiseAudiences,
  promisesFor,
  promiseState,
  promiseStates,
  standingTurns,
} from './promises/promise-rules.ts';
export type {
  Dueness,
  Promised,
  PromiseAct,
  PromiseState,
  PromiseVersion,
  Turn,
  TurnKind,
} from './promises/promise-rules.ts';
export {
  knowFirstSchema,
  parseKnowFirst,
  parseTakeDown,
  takeDownSchema,
} from './know-first/know-first-form.ts';
export type { NewKnowFirst } from './know-first/know-first-form.ts';
export {
  addKnowFirst,
  holdKnowFirst,
  listKnowFirst,
  listLatestKnowFirst,
} from './know-first/know-first-queries.ts';
export {
  knowFirstAudiences,
  knowFirstKinds,
  knowFirstTitle,
  standingKnowFirst,
} from './know-first/know-first-rules.ts';
export type { KnowFirst } from './know-first/know-first-rules.ts';
export { actSchema, childAnswers, parseAct } from './promises/turn-form.ts';
export { addWish, addWishTurn, holdWish, sayWishAnew } from './wishes/keep-wish.ts';
export { wishReplyDays } from './wishes/reply-days.ts';
export { hardToRead } from './wishes/plain-words-rules.ts';
export { parseWish, parseWishAct, wishActSchema, wishSchema } from './wishes/wish-form.ts';
export { getWish, listOwnWishes, listWishes } from './wishes/wish-queries.ts';
export {
  currentWish,
  isWishSaidAlready,
  nextWishActs,
  repliesTo,
  replyDue,
  standingWishTurns,
  wishActs,
  wishAnswers,
  wishAudiences,
  wishesFor,
  wishesInOrder,
  wishKinds,
  wishState,
} from './wishes/wish-rules.ts';
export type { Wish, WishAct, WishState, WishTurn } from './wishes/wish-rules.ts';
export { addStarReading, changeStarReading, holdStar, sayAreas } from './star/keep-star.ts';
export {
  areaName,
  areasSchema,
  audienceSchema,
  parseAreas,
  parseStar,
  parseStarChange,
  starSchema,
  takeBackSchema,
  valueName,
} from './star/star-form.ts';
export { getStarReading, listStarChanges, listStarReadings, listWrittenAreas } from './star/star-queries.ts';
export {
  areasOf,
  byGiver,
  isSaidBefore,
  changeOf,
  readingsFor,
  sayChange,
  starAreas,
  starAudiences,
} from './star/star-rules.ts';
export type { ByKind, Giver, StarArea, StarChange, StarReading, WrittenArea } from './star/star-rules.ts';
