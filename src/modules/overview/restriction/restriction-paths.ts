import { peoplePaths } from '../../people/index.ts';

/** Where the pages about restriction are. */
export const restrictionPaths = {
  ofPerson: peoplePaths.restriction,
  new: '/people/:personId/restriction/new',
  change: '/people/:personId/restriction/changes/:change',
  list: '/restrictions',
  takeOver: '/restrictions/:restrictionId/guardian',
  looks: '/restrictions/looks',
  look: '/restrictions/looks/:lookId',
  callBacks: '/restrictions/call-backs',
  callBack: '/restrictions/call-backs/:callBackId',
  matches: '/restrictions/matches',
  askCallBack: peoplePaths.askCallBack,
  callBackSent: '/call-back/sent',
  sensitive: peoplePaths.sensitive,
  declare: peoplePaths.conflict,
  conflicts: '/conflicts',
  conflict: '/conflicts/:conflictId',
  acquaintance: '/conflicts/told/:acquaintanceId',
} as const;
