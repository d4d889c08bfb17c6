/** Why two people cannot overwrite each other at a route that changes something. */
type Reason =
  /** It is about one's own account, one's own session, one's own form. */
  | 'own'
  /** It makes something new each time: what two people send is kept twice, beside each other. */
  | 'new'
  /** A press without words to a state: pressed twice it is that state, and the page says what stands. */
  | 'press'
  /** Nothing is changed, or only the asker's own right to look. */
  | 'nothing changed';

/** The routes with nothing to lose, and why. */
export const cannotLose: Readonly<Record<string, Reason>> = {
  'POST /account/password': 'own',
  'POST /account/sessions/:sessionId/end': 'own',
  'POST /account/sign-out-everywhere': 'own',
  'POST /account/second-factor': 'own',
  'POST /account/second-factor/recovery-codes': 'own',
  'POST /account/second-factor/keys': 'own',
  'POST /account/second-factor/keys/:keyId/removal': 'own',
  'POST /account/proof/key': 'own',
  'POST /account/proof': 'own',
  'POST /account/proof/:keptId/removal': 'own',
  'POST /account/drafts': 'own',
  'POST /account/drafts/:formDraftId': 'own',
  'POST /insight/what-if': 'new',
  // Works the same choices out again, beside the result before; a scenario that was replaced leads to the newer one.
  'POST /insight/what-if/:scenarioId/again': 'new',
  'POST /insight/what-if/:scenarioId/removal': 'press',
  'POST /insight/what-if/:scenarioId/return': 'press',
  'POST /imports': 'new',
  'POST /imports/:taskId/load': 'new',
  'POST /returns/check': 'nothing changed',
  'POST /returns/:form/:year/copies': 'new',
  'POST /children/:personId/record/:kind': 'new',
  'POST /people/:personId/subject-access': 'new',
  // Takes back what the sender saved last, and nobody else's.
  'POST /people/:personId/subject-access/:requestId/review/undo': 'own',
  'POST /people/:personId/sharing': 'new',
  'POST /children/:personId/timeline/marks': 'press',
  'POST /children/:personId/chronology/events': 'new',
  // What somebody else took meanwhile is not offered any more, and not taken twice.
  'POST /children/:personId/chronology/picks': 'press',
  'POST /children/:personId/missing/:missingId/told': 'new',
  'POST /children/:personId/missing/:missingId/talk': 'new',
  'POST /children/:personId/missing/:missingId/still': 'press',
  'POST /children/:personId/plan/goals': 'new',
  'POST /children/:personId/plan/goals/:goalId/readings': 'new',
  'POST /children/:personId/plan/views': 'new',
  'POST /children/:personId/workers/joins': 'new',
  // Who reads ticks only what they read themselves.
  'POST /children/:personId/handovers/:handoverId/read': 'own',
  'POST /children/:personId/plan/versions': 'new',
  'POST /children/:personId/harm-outside/new': 'new',
  'POST /children/:personId/promises/new': 'new',
  'POST /children/:personId/warnings/new': 'new',
  'POST /children/:personId/mental-health/new': 'new',
  'POST /children/:personId/staying-home/new': 'new',
  'POST /children/:personId/wishes/new': 'new',
  'POST /children/:personId/star/new': 'new',
  'POST /people/new': 'new',
  'POST /people/:personId/relatives/new': 'new',
  'POST /people/:personId/facts/:kind/new': 'new',
  'POST /people/:personId/conflict': 'new',
  'POST /call-back': 'new',
  'POST /sensitive/:sensitiveId': 'nothing changed',
  'POST /conflicts': 'new',
  'POST /sealed-links/:openingId/look': 'nothing changed',
  'POST /people/:personId/sealed-link': 'new',
  // A proposal is taken back by who made it.
  'POST /disposal/:personId/proposal/withdrawal': 'own',
  'POST /administration/accounts/new': 'new',
  'POST /administration/accounts/:accountId/reopening': 'press',
  'POST /administration/accounts/:accountId/unlocking': 'press',
  'POST /administration/accounts/:accountId/sessions': 'press',
  // The code given last is the one that counts; the account's changes name both.
  'POST /administration/accounts/:accountId/recovery': 'press',
  'POST /administration/accounts/:accountId/second-factor': 'press',
  // Agreed or not: the second is told that it is decided.
  'POST /administration/roles/:roleRequestId': 'press',
  'POST /administration/teams': 'new',
  'POST /administration/teams/:teamId/closing': 'press',
  'POST /administration/teams/:teamId/reopening': 'press',
  'POST /restrictions/:restrictionId/guardian': 'press',
  'POST /people/:personId/withheld': 'new',
  // No words; both look at the version that was read, and tell the second.
  'POST /people/:personId/withheld/:withheldId/end': 'press',
  'POST /people/:personId/withheld/:withheldId/resume': 'press',
  'POST /front-door': 'new',
  // A visit that is being written is its writer's own; what is added to an entry stands beside it.
  // Decided once: the second is told that somebody was quicker.
  'POST /children/:personId/held/:heldId': 'press',
  'POST /children/:personId/visits': 'new',
  'POST /children/:personId/visits/:draftId': 'own',
  'POST /children/:personId/visits/:draftId/dictation': 'new',
  'POST /children/:personId/visits/:draftId/dictation/:dictationId': 'own',
  'POST /children/:personId/entries/:entryId': 'new',
  'POST /children/:personId/visits/:draftId/files': 'new',
};

const frontDoor = [
  'src/modules/overview/front-door/front-door.db.test.ts',
  'shows the second of two who write at once what the first saved, and keeps both',
] as const;

const letters = [
  'src/modules/overview/letters/letters.db.test.ts',
  'Somebody else said something of this letter',
] as const;

const stepped = [
  'src/modules/overview/stepping/stepping.db.test.ts',
  'Somebody else changed something about our help while you were writing',
] as const;

/** Routes whose two people stand in a test of their own module, by file and sentence. */
export const shownElsewhere: Readonly<Record<string, readonly [file: string, sentence: string]>> = {
  'POST /administration/dictation': [
    'src/modules/overview/dictation/dictation.db.test.ts',
    'is switched on by an administrator, whose key goes to no other address',
  ],
  'POST /children/:personId/files/:attachmentId': [
    'src/modules/overview/attachments/attachments.db.test.ts',
    'shows the second of two who put its words right what the first saved',
  ],
  'POST /children/:personId/workers/change': [
    'src/modules/overview/handover/handover.db.test.ts',
    'Somebody else changed who leads the help',
  ],
  'POST /handovers/leaving/:workerId': [
    'src/modules/overview/handover/leaving.db.test.ts',
    'Somebody else changed who leads the help',
  ],
  'POST /insight/what-if/:scenarioId/change': [
    'src/modules/insight/what-if/what-if-pages.db.test.ts',
    'changes in place of the one before, which says so and stays',
  ],
  'POST /people/:personId/subject-access/:requestId': [
    'src/modules/overview/subject-access/subject-access.db.test.ts',
    'says that somebody else changed it, and keeps what was typed',
  ],
  'POST /people/:personId/restriction/changes/:change': [
    'src/modules/overview/restriction/restriction-pages.db.test.ts',
    'tells the second of two who review at once, and keeps their words',
  ],
  'POST /disposal/:personId/proposal': [
    'src/modules/overview/disposal/disposal-pages.db.test.ts',
    'Somebody else has proposed it already',
  ],
  'POST /disposal/:personId/decision': [
    'src/modules/overview/disposal/disposal-pages.db.test.ts',
    'somebody else has decided',
  ],
  'POST /restrictions/call-backs/:callBackId': [
    'src/modules/people/restricted/call-back.db.test.ts',
    "toEqual(['Stale', 'done'])",
  ],
  'POST /sealed-links/:openingId': [
    'src/modules/overview/adoption/adoption.db.test.ts',
    'is opened by two within a day, for an hour, and every look is written down',
  ],
  'POST /children/:personId/missing/report': [
    'src/modules/overview/missing/missing.db.test.ts',
    'Somebody else has just reported this',
  ],
  'POST /children/:personId/findings/:findingId/explanation': [
    'src/modules/returns/findings/explain-together.db.test.ts',
    'shows who explains second what the first wrote',
  ],
  'POST /administration/workers/:workerId/account': [
    'src/modules/overview/administration/pages.db.test.ts',
    'give a desk to an account, and no administrator one to themselves',
  ],
  'POST /restrictions/looks/:lookId': [
    'src/modules/overview/restriction/calls-and-conflicts.db.test.ts',
    'look',
  ],
  'POST /children/:personId/chronology/events/:chronologyEventId': [
    'src/modules/overview/chronology/chronology.db.test.ts',
    'Somebody else changed this event',
  ],
  'POST /children/:personId/chronology/events/:chronologyEventId/removal': [
    'src/modules/overview/chronology/chronology.db.test.ts',
    'Somebody else changed this event',
  ],
  'POST /children/:personId/summary': [
    'src/modules/overview/timeline/timeline.db.test.ts',
    'Somebody else wrote where things stand',
  ],
  'POST /children/:personId/harm-outside/:contextId/:outsideAct': [
    'src/modules/overview/harm-outside/harm-outside.db.test.ts',
    'Somebody else wrote something of this',
  ],
  'POST /children/:personId/promises/:promiseId/:promiseAct': [
    'src/modules/overview/promises/promises.db.test.ts',
    'Somebody else said something of this promise',
  ],
  'POST /children/:personId/know-first': [
    'src/modules/overview/family/family.db.test.ts',
    'Somebody else wrote here',
  ],
  'POST /children/:personId/warnings/:warningId/:warningAct': [
    'src/modules/overview/family/family.db.test.ts',
    'Somebody else said something of this warning',
  ],
  'POST /children/:personId/mental-health/:needId/:needAct': [
    'src/modules/overview/mental-health/needs.db.test.ts',
    'Somebody else said something of this need',
  ],
  'POST /children/:personId/staying-home/:supportId/:supportAct': [
    'src/modules/overview/edge-support/supports.db.test.ts',
    'Somebody else said something of this support',
  ],
  'POST /children/:personId/plan/mental-health': [
    'src/modules/overview/mental-health/needs.db.test.ts',
    'Somebody else changed what the plan says',
  ],
  'POST /children/:personId/wishes/:wishId/:wishAct': [
    'src/modules/overview/wishes/wishes.db.test.ts',
    'Somebody else said something of this wish',
  ],
  'POST /children/:personId/star/:starReadingId': [
    'src/modules/overview/star/star.db.test.ts',
    'Somebody else changed this reading',
  ],
  'POST /children/:personId/star/areas': [
    'src/modules/overview/star/star.db.test.ts',
    'Somebody else changed the areas',
  ],
  'POST /children/:personId/letters/:decisionId/write': letters,
  'POST /children/:personId/letters/:decisionId/:letterAct': letters,
  'POST /front-door/:worryId/words': frontDoor,
  'POST /front-door/:worryId/children': frontDoor,
  'POST /front-door/:worryId/checks': frontDoor,
  'POST /front-door/:worryId/answers': frontDoor,
  'POST /front-door/:worryId/advice': frontDoor,
  'POST /front-door/:worryId/hand-over': frontDoor,
  'POST /front-door/:worryId/reply': frontDoor,
  'POST /children/:personId/help/steps/:step': stepped,
  'POST /children/:personId/help/conferences/:meeting': stepped,
  'POST /children/:personId/help/decisions/:helpStepId': [
    'src/modules/overview/stepping/stepping.db.test.ts',
    'Somebody else decided this while you were reading',
  ],
  'POST /children/:personId/help/taken/:helpStepId': [
    'src/modules/overview/stepping/stepping.db.test.ts',
    'Somebody else took it back',
  ],
  'POST /front-door/:worryId/decision': [
    'src/modules/overview/front-door/decide.db.test.ts',
    'Somebody else decided for this child',
  ],
};
