/**
 * Who may see what: the specification that the tests of this folder hold the running system to. It is written out here and
 * not worked out from permissions.ts or the policies, so that a change there that nobody meant fails.
 * Source of roles and scopes: domain reference 6.1.
 */

/** Roles in the order of the columns below, and what each sees of people: all (unrestricted), its own, none. */
export const roleColumns = {
  SW: ['social worker', 'own'],
  FH: ['family help worker', 'own'],
  PA: ['personal adviser', 'own'],
  FD: ['front door', 'all'],
  TM: ['team manager', 'own'],
  SM: ['service manager', 'all'],
  RO: ['reviewing officer', 'all'],
  AN: ['analyst', 'all'],
  DI: ['director', 'all'],
  LM: ['lead member', 'none'],
  IG: ['guardian', 'all'],
  AD: ['administrator', 'none'],
} as const;

/** How an account can stand to a person, and whether it then sees them. */
export const relationships = {
  'everyone, by the role': true,
  'everyone, by a role that ended': false,
  'their worker now': true,
  'their worker until today': false,
  'their worker from tomorrow on': false,
  'worker of a brother or sister now': true,
  'worker of a brother or sister until today': false,
  'worker of their family now': true,
  'manager of their worker’s team': true,
  'recorded them this quarter': true,
  none: false,
} as const;
export type Relationship = keyof typeof relationships;

/** Every action: what it is done to, and the roles that hold it ('--' where the role of that column does not). */
export const actionTable: Readonly<Record<string, readonly ['person' | 'nothing', string]>> = {
  manageOwnAccount: ['nothing', 'SW FH PA FD TM SM RO AN DI LM IG AD'],
  enter: ['nothing', 'SW FH PA FD TM SM RO AN DI LM IG AD'],
  seeFigures: ['nothing', 'SW FH PA FD TM SM RO AN DI LM IG --'],
  seeCountyFigures: ['nothing', '-- -- -- FD -- SM RO AN DI LM IG --'],
  seeEveryChild: ['nothing', '-- -- -- FD -- SM RO AN DI -- IG --'],
  openFigure: ['nothing', 'SW FH PA FD TM SM RO AN DI -- IG --'],
  viewChild: ['person', 'SW FH PA FD TM SM RO AN DI -- IG --'],
  viewCare: ['person', 'SW FH PA FD TM SM RO AN DI -- IG --'],
  correctCare: ['person', 'SW FH PA FD TM SM -- AN -- -- -- --'],
  listContested: ['nothing', 'SW FH PA FD TM SM RO AN DI -- IG --'],
  loadReturns: ['nothing', '-- -- -- -- -- SM -- AN -- -- -- --'],
  seeFindings: ['nothing', '-- -- -- -- TM SM -- AN DI -- -- --'],
  checkReturns: ['nothing', '-- -- -- -- -- SM -- AN -- -- -- --'],
  mendFindings: ['nothing', 'SW FH PA -- TM -- -- -- -- -- -- --'],
  readFinding: ['person', 'SW FH PA -- TM SM -- AN DI -- -- --'],
  explainFinding: ['person', '-- -- -- -- TM SM -- AN -- -- -- --'],
  readReturn: ['nothing', '-- -- -- -- -- SM -- AN DI -- -- --'],
  prepareReturn: ['nothing', '-- -- -- -- -- -- -- AN -- -- -- --'],
  signReturn: ['nothing', '-- -- -- -- -- SM -- -- DI -- -- --'],
  settleContested: ['person', 'SW FH PA FD TM SM -- AN -- -- -- --'],
  searchPeople: ['nothing', 'SW FH PA FD TM SM RO AN DI -- IG --'],
  addPerson: ['nothing', 'SW FH PA FD TM SM -- -- -- -- -- --'],
  viewPerson: ['person', 'SW FH PA FD TM SM RO AN DI -- IG --'],
  changePerson: ['person', 'SW FH PA FD TM SM -- -- -- -- -- --'],
  listLikelySame: ['nothing', '-- -- -- FD TM SM -- -- -- -- IG --'],
  decideSamePerson: ['person', '-- -- -- FD TM SM -- -- -- -- IG --'],
};

/** Every route of the staff face that needs a sign-in: its action, and its name in the audit trail. */
export const routeTable: Readonly<Record<string, readonly [string, string]>> = {
  'GET /account/password': ['manageOwnAccount', 'OwnAccountPage'],
  'POST /account/password': ['manageOwnAccount', 'PasswordChange'],
  'POST /account/sign-out-everywhere': ['manageOwnAccount', 'SignOutEverywhere'],
  'GET /': ['enter', 'StartRead'],
  'GET /our-children': ['seeFigures', 'FiguresRead'],
  'GET /our-children/:figure': ['seeFigures', 'FigureRead'],
  'GET /measures': ['seeCountyFigures', 'MeasuresRead'],
  'GET /measures/:measure': ['seeCountyFigures', 'MeasureRead'],
  'GET /measures/:measure/children': ['seeEveryChild', 'MeasureChildrenRead'],
  'GET /insight': ['seeCountyFigures', 'InsightRead'],
  'GET /insight/evidence': ['seeCountyFigures', 'EvidenceRead'],
  'GET /insight/evidence/:figure': ['seeCountyFigures', 'EvidenceFigureRead'],
  'GET /insight/forecast': ['seeCountyFigures', 'ForecastRead'],
  'GET /insight/early-warning': ['seeCountyFigures', 'EarlyWarningRead'],
  'GET /insight/funnel/:measure': ['seeCountyFigures', 'FunnelRead'],
  'GET /insight/signals': ['seeCountyFigures', 'SignalsRead'],
  'GET /insight/signals/:measure': ['seeCountyFigures', 'SignalRead'],
  'GET /insight/comparison': ['seeCountyFigures', 'ComparisonsRead'],
  'GET /insight/comparison/:measure': ['seeCountyFigures', 'ComparisonRead'],
  'GET /insight/spending': ['seeCountyFigures', 'SpendingRead'],
  'GET /insight/statistics': ['seeCountyFigures', 'StatisticsRead'],
  'GET /children/:personId': ['viewChild', 'ChildRead'],
  'GET /imports': ['loadReturns', 'ImportPage'],
  'POST /imports': ['loadReturns', 'ImportAsk'],
  'GET /imports/:taskId': ['loadReturns', 'ImportReport'],
  'POST /imports/:taskId/load': ['loadReturns', 'ImportLoad'],
  'GET /returns': ['seeFindings', 'ReturnsRead'],
  'POST /returns/check': ['checkReturns', 'ReturnsCheck'],
  'GET /returns/:form/:year/findings': ['seeFindings', 'FindingsRead'],
  'GET /returns/:form/:year/findings/download': ['seeFindings', 'FindingsDownload'],
  'GET /returns/:form/:year/rules/:rule': ['seeFindings', 'RuleFindingsRead'],
  'GET /returns/:form/:year/figures': ['readReturn', 'ReturnFiguresRead'],
  'GET /returns/:form/:year/figures/:counted': ['readReturn', 'ReturnFigureRead'],
  'GET /returns/:form/:year/sign-off': ['readReturn', 'SignOffRead'],
  'POST /returns/:form/:year/copies': ['prepareReturn', 'ReturnFreeze'],
  'GET /returns/:form/:year/copies/:copyId': ['readReturn', 'FrozenCopyRead'],
  'GET /returns/:form/:year/copies/:copyId/files/:file': ['readReturn', 'FrozenFileDownload'],
  'GET /returns/:form/:year/copies/:copyId/differences': ['readReturn', 'FrozenDifferencesRead'],
  'POST /returns/:form/:year/copies/:copyId/signature': ['signReturn', 'ReturnSign'],
  'GET /my-few-things': ['mendFindings', 'FewThingsRead'],
  'GET /children/:personId/findings/:findingId': ['readFinding', 'FindingRead'],
  'POST /children/:personId/findings/:findingId/explanation': ['explainFinding', 'FindingExplain'],
  'POST /children/:personId/findings/:findingId/explanation/undo': ['explainFinding', 'FindingExplainUndo'],
  'GET /annex-a': ['readReturn', 'AnnexARead'],
  'GET /annex-a/children': ['readReturn', 'AnnexAChildrenRead'],
  'GET /annex-a/workbook': ['readReturn', 'AnnexADownload'],
  'GET /contested': ['listContested', 'ContestedList'],
  'GET /children/:personId/contested/:kind/:contestedId': ['viewCare', 'ContestedRead'],
  'POST /children/:personId/contested/:kind/:contestedId': ['settleContested', 'ContestedSettle'],
  'GET /children/:personId/record': ['correctCare', 'RecordChoice'],
  'GET /children/:personId/record/:kind': ['correctCare', 'RecordForm'],
  'POST /children/:personId/record/:kind': ['correctCare', 'FactRecord'],
  'GET /children/:personId/facts/:kind/:factId': ['correctCare', 'FactRead'],
  'POST /children/:personId/facts/:kind/:factId': ['correctCare', 'FactCorrect'],
  'GET /search': ['searchPeople', 'PeopleSearch'],
  'GET /people/new': ['addPerson', 'PersonAddForm'],
  'POST /people/new': ['addPerson', 'PersonAdd'],
  'GET /people/:personId': ['viewPerson', 'PersonRead'],
  'GET /people/:personId/history': ['viewPerson', 'PersonHistoryRead'],
  'GET /people/:personId/about': ['changePerson', 'PersonChangeForm'],
  'POST /people/:personId/about': ['changePerson', 'PersonChange'],
  'GET /people/:personId/withdrawal': ['changePerson', 'PersonWithdrawForm'],
  'POST /people/:personId/withdrawal': ['changePerson', 'PersonWithdraw'],
  'GET /people/:personId/facts/:kind/new': ['changePerson', 'PersonFactForm'],
  'POST /people/:personId/facts/:kind/new': ['changePerson', 'PersonFactAdd'],
  'GET /people/:personId/facts/:kind/:factId': ['changePerson', 'PersonFactForm'],
  'POST /people/:personId/facts/:kind/:factId': ['changePerson', 'PersonFactChange'],
  'POST /people/:personId/facts/:kind/:factId/removal': ['changePerson', 'PersonFactTakeBack'],
  'POST /people/:personId/facts/:kind/:factId/return': ['changePerson', 'PersonFactPutBack'],
  'GET /duplicates': ['listLikelySame', 'LikelySameList'],
  'GET /duplicates/:personId/:otherId': ['decideSamePerson', 'LikelySameCompare'],
  'POST /duplicates/:personId/:otherId': ['decideSamePerson', 'SamePersonDecide'],
  'POST /duplicates/:personId/:otherId/undo': ['decideSamePerson', 'SamePersonUndo'],
};

/** Every route that needs no sign-in: the doors. Each new one is a decision, made here. */
export const openRoutes: readonly string[] = [
  'staff GET /sign-in',
  'staff POST /sign-in',
  'staff POST /sign-in/demonstration',
  'staff POST /sign-out',
  'public GET /',
  'public GET /sign-in',
];

/** The roles of a row of `actionTable`. */
export function rolesOf(cells: string): readonly string[] {
  return Object.entries(roleColumns)
    .filter(([column]) => cells.split(' ').includes(column))
    .map(([, [role]]) => role);
}
