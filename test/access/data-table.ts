/**
 * Every table and view of the database, and who may read it as the application. A new one fails the tests until it stands
 * here; what stands here is held against the catalogue and against planted rows.
 *   person      rows about a person: seen by those who see the person
 *   both        rows about two people: seen by those who see both
 *   either      rows about two people: seen by those who see one of them
 *   address     an address: seen by those who see somebody who lives or lived there
 *   through     rows about a person without the person's id in them; read through a table that has it
 *   limited     rows about a person for some of those who see the person (entries.db.test.ts of overview)
 *   own         rows of an account: seen by itself
 *   guarded     who is restricted and by whom: seen by those who are named in it or guard it (restriction.db.test.ts)
 *   colleagues  who works here: seen by staff who are signed in
 *   nobody      no person in it: read by every transaction
 *   closed      not read by the application at all
 */
export type Reading =
  | 'person'
  | 'both'
  | 'either'
  | 'address'
  | 'through'
  | 'limited'
  | 'own'
  | 'guarded'
  | 'colleagues'
  | 'nobody'
  | 'closed';

/** Facts: the current table, its history and its contested rows are all rows about a person. */
const facts = [
  'care.adoption',
  'care.adoption_decision',
  'care.asylum_status',
  'care.deprivation_of_liberty',
  'care.episode',
  'care.health_year',
  'care.inspection_statement',
  'care.leaving_care_year',
  'care.missing_episode',
  'care.motherhood',
  'care.previous_permanence',
  'care.review',
  'people.contact_point',
  'people.disability',
  'people.identifier',
  'people.name',
  'people.parental_responsibility',
  'people.person',
  'people.residence',
  'people.tie',
  'practice.assessment',
  'practice.assessment_factor',
  'practice.child_in_need_plan',
  'practice.child_protection_plan',
  'practice.contact',
  'practice.early_help_assessment',
  'practice.involvement',
  'practice.protection_review',
  'practice.section_47_enquiry',
  'practice.visit',
  'workforce.allocation',
  'workforce.assignment',
];

/** Facts whose versions and disputes other modules read (platform.publish_fact), under these schemas. */
const published = {
  care: facts.filter((name) => name.startsWith('care.')).map((name) => name.slice('care.'.length)),
  practice: facts
    .filter((name) => name.startsWith('practice.'))
    .map((name) => name.slice('practice.'.length)),
  people: ['disability', 'identifier', 'person', 'relationship'],
  workforce: ['allocation'],
};

const factTables = facts.flatMap((name) => [name, `${name}_history`, `${name}_contested`]);
const factViews = Object.entries(published).flatMap(([schema, names]) =>
  names.flatMap((name) =>
    [schema, 'reporting'].flatMap((place) => [`${place}.${name}_version`, `${place}.${name}_dispute`]),
  ),
);
const all = (names: readonly string[], reading: Reading) =>
  Object.fromEntries(names.map((name) => [name, reading]));

export const tables: Readonly<Record<string, Reading>> = {
  ...all(factTables, 'person'),
  'people.relationship': 'either',
  'people.relationship_history': 'either',
  'people.relationship_contested': 'person',
  'overview.subject_access_request': 'person',
  'overview.subject_access_pause': 'person',
  'overview.subject_access_decision': 'person',
  'overview.subject_access_copy': 'person',
  'overview.subject_access_reading': 'person',
  'practice.sharing': 'person',
  'practice.worry': 'through',
  'practice.worry_child': 'person',
  'practice.worry_check': 'through',
  'practice.decision_letter': 'person',
  'practice.decision_letter_turn': 'person',
  'care.missing_time': 'person',
  'care.missing_words': 'person',
  'care.missing_told': 'person',
  'care.missing_with': 'person',
  'care.return_interview': 'person',
  'care.return_passage': 'person',
  'practice.plan_goal': 'person',
  'practice.plan_step': 'person',
  'practice.plan_reading': 'person',
  'practice.plan_view': 'person',
  'practice.plan_agreed': 'person',
  'practice.outside_child': 'person',
  'practice.outside_home': 'person',
  'practice.outside_words': 'person',
  'practice.outside_context': 'through',
  'practice.outside_turn': 'through',
  'practice.outside_goal': 'through',
  'practice.outside_step': 'through',
  'practice.promise': 'person',
  'practice.promise_turn': 'person',
  'practice.know_first': 'person',
  'practice.warning': 'person',
  'practice.edge_support': 'person',
  'practice.edge_support_turn': 'person',
  'practice.mental_health_need': 'person',
  'practice.mental_health_turn': 'person',
  'practice.mental_health_agreed': 'person',
  'practice.wish': 'person',
  'practice.wish_turn': 'person',
  'practice.star_area': 'person',
  'practice.star_reading': 'person',
  'practice.star_value': 'limited',
  'practice.star_change': 'limited',
  'practice.timeline_mark': 'person',
  'practice.summary': 'person',
  'practice.chronology_event': 'person',
  'practice.step': 'person',
  'practice.step_words': 'person',
  'practice.handover': 'person',
  'practice.handover_event': 'person',
  'practice.entry': 'person',
  'practice.entry_passage': 'person',
  'practice.entry_addition': 'person',
  'practice.attachment': 'limited',
  'practice.attachment_file': 'limited',
  'practice.attachment_change': 'limited',
  'practice.entry_draft': 'limited',
  'practice.dictation': 'limited',
  'practice.dictation_sound': 'limited',
  'practice.dictation_acceptance': 'person',
  'practice.offline_held': 'limited',
  'practice.offline_receipt': 'own',
  'people.address_withheld': 'person',
  'people.alias': 'person',
  'people.withdrawn': 'person',
  'people.call_back': 'own',
  'people.call_back_answer': 'own',
  'people.call_back_reminder': 'closed',
  'people.acquaintance': 'own',
  'people.not_same': 'person',
  'people.likely_same': 'both',
  'people.address': 'address',
  'people.name_word': 'closed',
  'people.word': 'closed',
  'returns.line': 'person',
  'returns.file_set': 'nobody',
  'returns.check_run': 'nobody',
  'returns.check_wanted': 'person',
  'returns.explanation': 'person',
  'returns.finding': 'person',
  'returns.frozen_copy': 'nobody',
  'returns.frozen_row': 'person',
  'workforce.worker': 'colleagues',
  'workforce.team': 'nobody',
  'workforce.staffing_change': 'colleagues',
  'homes.home': 'nobody',
  'homes.postcode': 'nobody',
  'insight.county_count': 'closed',
  'insight.county_role': 'closed',
  'insight.area': 'nobody',
  'insight.judgement': 'nobody',
  'insight.measure_day': 'closed',
  'insight.measure_title': 'nobody',
  'insight.neighbour': 'nobody',
  'insight.publication': 'nobody',
  'insight.publication_file': 'nobody',
  'insight.publication_load': 'nobody',
  'insight.statistic': 'nobody',
  'insight.statistic_series': 'nobody',
  'insight.kept_forecast': 'nobody',
  'insight.scenario': 'nobody',
  'access.account': 'colleagues',
  'access.role_grant': 'colleagues',
  'access.relation': 'own',
  'access.read_log': 'closed',
  'access.restriction': 'guarded',
  'access.restriction_subject': 'guarded',
  'access.restriction_named': 'guarded',
  'access.restriction_review': 'guarded',
  'access.break_glass': 'guarded',
  'access.conflict_of_interest': 'guarded',
  'access.counting_change': 'closed',
  'access.sealed_link': 'closed',
  'access.link_opening': 'guarded',
  'access.link_look': 'guarded',
  'access.legal_hold': 'guarded',
  'access.kept_longer': 'guarded',
  'access.disposal_due': 'guarded',
  'access.disposal': 'guarded',
  'access.disposal_running': 'closed',
  'access.retention_rule': 'nobody',
  'access.kept_form': 'own',
  'access.form_draft': 'own',
  'access.second_factor': 'own',
  'access.sign_in_key': 'own',
  'access.spent_challenge': 'closed',
  'access.external_identity': 'own',
  'access.provider_trip': 'closed',
  'access.spent_logout_token': 'closed',
  'access.recovery_code': 'own',
  'access.known_device': 'closed',
  'access.try_count': 'closed',
  'access.one_time_code': 'closed',
  'access.role_request': 'closed',
  'access.account_change': 'closed',
  'access.look_day': 'closed',
  'access.unrelated_look': 'closed',
  'access.unusual_look': 'closed',
  'access.unusual_finding': 'closed',
  'access.audit_block': 'nobody',
  'platform.session': 'own',
  'platform.task': 'own',
  'platform.file': 'own',
  'platform.operation': 'closed',
  'platform.outbox': 'closed',
  'platform.message': 'closed',
  'platform.installation': 'nobody',
  'platform.retention': 'nobody',
  'platform.setting': 'nobody',
  'platform.fact_change': 'closed',
  'public.kith_migration': 'closed',
};

export const views: Readonly<Record<string, Reading>> = {
  ...all(factViews, 'person'),
  'care.care_period': 'person',
  'care.home_stay': 'person',
  'care.in_care': 'person',
  'care.legal_status_spell': 'person',
  'homes.listed': 'nobody',
  'homes.located': 'nobody',
  'people.alias_in_force': 'person',
  'people.canonical': 'person',
  'people.current_name': 'person',
  'people.lived_at': 'person',
  'people.relationship_version': 'either',
  'reporting.relationship_version': 'either',
  'reporting.ext_authority': 'nobody',
  'reporting.ext_care_period': 'person',
  'reporting.ext_child_population': 'nobody',
  'reporting.ext_enquiry': 'person',
  'reporting.ext_deprivation_of_liberty': 'person',
  'reporting.ext_episode': 'person',
  'reporting.ext_health_year': 'person',
  'reporting.ext_home_stay': 'person',
  'reporting.ext_leaving_care_year': 'person',
  'reporting.ext_listed_home': 'nobody',
  'reporting.ext_located': 'nobody',
  'reporting.ext_protection_plan': 'person',
  'reporting.ext_record': 'person',
  'reporting.ext_relative': 'either',
  'reporting.ext_review': 'person',
  'reporting.ext_visit': 'person',
  'reporting.ext_edge_support': 'person',
  'reporting.ext_mental_health_need': 'person',
  'reporting.ext_mental_health_support': 'person',
  'reporting.ext_promise': 'person',
  'reporting.ext_star_value': 'person',
  'reporting.ext_worker': 'colleagues',
  'reporting.ext_worker_spell': 'person',
  'reporting.ext_referral_source': 'nobody',
  'reporting.ssd_care_leavers': 'person',
  'reporting.ssd_assessment_factors': 'through',
  'reporting.ssd_cin_assessments': 'person',
  'reporting.ssd_cin_episodes': 'person',
  'reporting.ssd_cin_plans': 'person',
  'reporting.ssd_cin_visits': 'person',
  'reporting.ssd_contacts': 'person',
  'reporting.ssd_cp_plans': 'person',
  'reporting.ssd_cp_reviews': 'person',
  'reporting.ssd_cp_visits': 'person',
  'reporting.ssd_address': 'person',
  'reporting.ssd_cla_visits': 'person',
  'reporting.ssd_disability': 'person',
  'reporting.ssd_early_help_episodes': 'person',
  'reporting.ssd_initial_cp_conference': 'person',
  'reporting.ssd_s47_enquiry': 'person',
  'reporting.ssd_cla_convictions': 'person',
  'reporting.ssd_cla_episodes': 'person',
  'reporting.ssd_cla_health': 'person',
  'reporting.ssd_cla_immunisations': 'person',
  'reporting.ssd_cla_placement': 'person',
  'reporting.ssd_cla_previous_permanence': 'person',
  'reporting.ssd_cla_reviews': 'through',
  'reporting.ssd_cla_substance_misuse': 'person',
  'reporting.ssd_department': 'nobody',
  'reporting.ssd_immigration_status': 'person',
  'reporting.ssd_involvements': 'person',
  'reporting.ssd_legal_status': 'person',
  'reporting.ssd_linked_identifiers': 'person',
  'reporting.ssd_missing': 'person',
  'reporting.ssd_mother': 'person',
  'reporting.ssd_permanence': 'person',
  'reporting.ssd_person': 'person',
  'reporting.ssd_professionals': 'colleagues',
  'reporting.ssd_sdq_scores': 'person',
  'practice.chronology_in_force': 'person',
  'practice.attachment_standing': 'limited',
  'practice.edge_support_stands': 'person',
  'practice.mental_health_need_stands': 'person',
  'practice.mental_health_support': 'person',
  'practice.outside_home_stands': 'person',
  'practice.outside_stands': 'person',
  'practice.outside_turn_stands': 'person',
  'practice.promise_stands': 'person',
  'practice.star_counted': 'person',
  'practice.timeline_entry': 'person',
  'practice.timeline_item': 'person',
  'practice.timeline_words': 'person',
  'care.return_talk': 'person',
  'care.timeline_item': 'person',
  'care.timeline_words': 'person',
  'workforce.timeline_item': 'person',
  'returns.finding_now': 'person',
  'workforce.known_team': 'nobody',
  'workforce.worker_account': 'nobody',
  'workforce.known_worker': 'colleagues',
  'workforce.worker_of': 'person',
};

/** Functions that run with the owner's rights, past every policy: why each must, and what holds it. */
export const definerFunctions: Readonly<Record<string, string>> = {
  'access.sees_everyone()': 'a policy asks it of every table; it looks only at the actor’s own relations',
  'access.seen_subjects()': 'a policy asks it of every table; it looks only at the actor’s own relations',
  'access.hidden_subjects()': 'a policy asks it of every table; it says only who is hidden from the actor',
  'access.sensitive_subjects()':
    'the search asks it; it gives only ids of which it may be said that they are there',
  'access.restricted_to_others(text[])': 'the two before ask it; not for the application',
  'access.uncounted_subjects()': 'counts of everyone leave them out; not for the application',
  'access.note_counting_change()':
    'trigger: notes when it changed who is counted, nothing of whom; not to be called',
  'access.guarded_subjects()': 'looks only at restrictions that the actor answers for or is named on',
  'people.silent_matches()':
    'a new record that may be of somebody restricted is shown to who answers for that record, and to nobody else',
  'people.settle_silent_match(uuid,uuid,boolean,text)':
    'settles what the one before shows the actor, and nothing else',
  'returns.count_frozen_lines(uuid)':
    'tells a line that is missing from a copy from one that is hidden; counts, shown to nobody',
  'insight.forget_counted_otherwise()': 'takes out counts of before a restriction; not for the application',
  'access.guarded_restrictions()': 'a policy asks it; it looks only at what names the actor',
  'access.sealed_subjects()': 'matching leaves them out; not for the application',
  'access.change_retention_rule(text,jsonb)':
    'adds a dated rule, for those whose work the rules are; rules are insert-only',
  'access.holds_key_to(uuid)': 'looks only at the actor’s own roles and names',
  'access.ask_for_link(uuid,text,text)': 'the first key, for whoever holds one; it says nothing of the link',
  'access.turn_second_key(uuid,text)': 'the second key, for another than who asked, within a day',
  'access.look_through_link(uuid)':
    'reads one link for the two who agreed, while it is open, and writes that down',
  'access.unseal(uuid)': 'the second key calls it; not for the application',
  'access.keep_seal()': 'trigger: a seal with a link ends by two keys only; not to be called',
  'access.seal_for_adoption(uuid[],uuid,uuid,jsonb)': 'people calls it; not for the application',
  'access.stop_messages_about_sealed()': 'trigger: must know who is sealed, which nobody is told',
  'access.is_disposing()': 'triggers ask whether this transaction is a disposal; not for the application',
  'access.carry_out_disposal(uuid,uuid[],text[])':
    'a job destroys what two people agreed on, history included; not for the application',
  'access.begun_after_seal()': 'a job must know what a link stands on; not for the application',
  'access.keep_finding()': 'trigger: a finding goes with its look within a disposal only; not to be called',
  'people.begin_after_adoption(uuid,jsonb)':
    'seals and begins anew without telling the new id; it asks itself for role and sight',
  'people.refuse_sealed_alias()': 'trigger: must know who is sealed, which nobody is told',
  'people.leave_out_sealed()': 'trigger: must know who is sealed, which nobody is told',
  'people.let_go_of_addresses()': 'trigger: within a disposal only; not to be called',
  'practice.worries_about_hidden()':
    'a policy asks it; it says only which worries are about somebody hidden from the actor',
  'practice.worries_in_sight()': 'a policy asks it; it looks only at the actor’s own relations',
  'practice.let_go_of_worries()': 'trigger: within a disposal only; not to be called',
  'practice.let_go_of_contexts()': 'trigger: within a disposal only; not to be called',
  'people.let_go_of_words()': 'trigger: within a disposal only; not to be called',
  'access.spread_restriction(uuid,uuid)':
    'two records of one person are restricted together; not for the application',
  'access.may_change(uuid)': 'says only whether the actor may change a restriction',
  'access.is_orphan(uuid)': 'says only whether nobody answers for a restriction that the actor reads anyway',
  'access.restrict(uuid,uuid,jsonb)':
    'the application may not write restrictions; asks for role and sight itself',
  'access.name_account(uuid,uuid)': 'the same, of a restriction that the actor is named on',
  'access.unname_account(uuid,uuid)': 'the same',
  'access.review_restriction(uuid,uuid,integer,date,text)': 'the same',
  'access.change_level(uuid,uuid,integer,text,text)': 'the same',
  'access.end_restriction(uuid,integer,text)': 'the same',
  'access.hand_over(uuid,integer,uuid)': 'the same, or of one that nobody answers for any more',
  'access.askable_subjects()':
    'the search asks it; only ids of sensitive records that the actor would see unrestricted',
  'access.whom_to_ask(uuid)': 'gives the guardian of such a record, an account',
  'access.look_anyway(uuid,text,integer)': 'opens such a record to the actor for a time, with their reason',
  'access.grant_look(uuid,uuid,text,integer)': 'who is named on a restriction lets another account look',
  'access.looks_to_see()': 'looks at records that the actor answers for',
  'access.see_look(uuid,text)': 'the application may not write looks; of these only',
  'access.accounts_with(uuid)': 'accounts that work with a record which the actor sees and may restrict',
  'access.declare_conflict(uuid,uuid,uuid,text)':
    'the application may not write conflicts; asks for sight itself',
  'access.end_conflict(uuid,text)': 'the same, for information governance and never for oneself',
  'people.join_restriction()': 'trigger: restricts records that the actor does not see; not to be called',
  'people.follow_conflict()': 'trigger: hides family that the actor does not see; not to be called',
  'people.follow_conflict_family()': 'trigger: hides family that is recorded later; not to be called',
  'people.follow_conflict_alias()': 'trigger: hides second records; not to be called',
  'people.find_sensitive(jsonb)': 'names of sensitive records that the actor may ask for, and nothing else',
  'people.name_sensitive(uuid[])': 'the same, by id',
  'people.remind_of_call_backs(integer)':
    'whom a job writes to of a call that waits; not for the application',
  'people.calls_for(uuid,boolean,integer,integer)': 'which calls are the actor’s; not for the application',
  'people.count_calls(integer)': 'how many of them; asks for both as the next does',
  'people.call_backs_for(uuid,boolean,integer,integer)':
    'what callers said, for who guards or is named; asks for both itself',
  'people.answer_call_back(uuid,text,uuid,integer)': 'answers one of these',
  'people.spread_restriction()': 'trigger: restricts what the actor may not see; not to be called',
  'access.own_subjects(text[])':
    'what is withheld asks it: the actor’s own relations; not for the application',
  'people.withheld_homes()': 'what is withheld from anybody, asked by the others; not for the application',
  'people.kept_homes()':
    'a policy asks it: whose home, at which address, the actor may not learn; ids that lead nowhere',
  'people.kept_addresses()': 'a policy asks it: the same, of addresses',
  'people.kept_people()': 'what knows of homes in care asks it: whose homes the actor may not learn',
  'people.withheld_addresses()': 'what is published of homes asks it; ids of addresses, no address',
  'people.withheld_warnings(uuid[])':
    'whom an address must not reach, for who may have it; names nobody who is hidden from the actor',
  'people.address_kept_among(uuid[])': 'of people whom the actor sees, those whose address is kept from them',
  'people.homes_withheld_of(uuid)':
    'days on which withholding began, asked by others’ functions; not for the application',
  'care.is_home_withheld(uuid,date)':
    'says of a child whom the actor sees whether their home is withheld from anybody: for copies',
  'people.kept_postcodes()':
    'homes in care ask it: postcodes that the actor may not learn; not for the application',
  'people.withheld_people()':
    'homes in care ask it: whose homes are withheld from anybody; not for the application',
  'people.withheld_postcodes()': 'the same, of their postcodes; not for the application',
  'care.told_without_words(uuid[])':
    'says of children whom the actor sees that somebody was told and when, without the words that name somebody hidden',
  'care.steps_without_words(uuid[])':
    'says of children whom the actor sees that a talk was offered or took place and when, without the words',
  'people.withheld_elsewhere()': 'people.withheld_places asks it; not for the application',
  'care.episodes_at(uuid[],date[],uuid[],text[])': 'the two after it ask it; not for the application',
  'care.withheld_episodes()': 'what is published of homes in care asks it; not for the application',
  'care.withheld_places()':
    'what leaves the house asks it: episodes at a home that is withheld from anybody; ids',
  'care.withheld_family_homes()': 'the same, of where the family lives',
  'care.kept_episodes()': 'the three after it ask it; not for the application',
  'care.kept_places()': 'a view asks it: episodes of which the actor may not learn where they are; ids',
  'care.kept_family_homes()': 'a view asks it: the same, of where the family lives',
  'care.kept_children()': 'a policy asks it: the same, of whose they are',
  'people.hidden_addresses()': 'a policy asks it; it says only which addresses are hidden from the actor',
  'access.subjects_related(text[])': 'looks only at the actor’s own relations',
  'access.holds_role(text[])': 'looks only at the actor’s own roles',
  'access.actor_face()': 'a policy of access.account asks it, which would otherwise ask itself',
  'access.credentials_of(text,bytea,timestamp with time zone,timestamp with time zone)':
    'the sign-in, which runs as nobody, checks one password',
  'access.device_of(uuid,bytea,timestamp with time zone)':
    'the sign-in asks whether it knows a browser by its mark',
  'access.own_credentials()': 'looks only at the actor’s own account',
  'access.start_try(uuid,text,uuid)': 'the sign-in asks whether an account rests, and holds the count',
  'access.count_try(uuid,text,uuid,boolean,integer,timestamp with time zone)':
    'the sign-in counts a try; the application may not write counts',
  'access.know_device(uuid,bytea,bytea)': 'the sign-in remembers a browser; it opens nothing',
  'access.session_account()': 'a policy asks it; whose session the request showed',
  'access.spend_challenge(bytea)':
    'what a key has signed once opens no second time; holds hashes of random numbers only',
  'access.use_key(text,bigint)': 'counts a key of the account whose session the request showed',
  'access.remove_keys_with()': 'trigger: keys go with a second step that is set back; not to be called',
  'access.spend_step(bigint)': 'uses up a code of the account whose session the request showed',
  'access.spend_recovery_code(bytea)':
    'uses up a recovery code of the account whose session the request showed',
  'access.accept_reset(bytea)':
    'uses up an administrator’s code for the account whose session the request showed',
  'access.recover_password(uuid,bytea,text)':
    'whoever has an administrator’s code and is not signed in chooses a password; uses the code up',
  'access.spend_one_time_code(uuid,text,bytea)': 'the two before ask it; not for the application',
  'access.give_one_time_code(uuid,text,bytea,timestamp with time zone)':
    'an administrator’s, and asks that itself',
  'access.sessions_of(uuid)': 'an administrator’s, and asks that itself; shows no token',
  'access.end_sessions_of(uuid)': 'an administrator’s, and asks that itself',
  'access.begin_trip(bytea,bytea,text,text,text,text,uuid)':
    'the sign-in, which runs as nobody, keeps what it asked the provider',
  'access.take_trip(bytea,bytea,timestamp with time zone)':
    'the sign-in takes it back once, in the browser that began it',
  'access.account_of_identity(text,text)': 'the sign-in asks whose account somebody at the provider is',
  'access.await_link(bytea,text,text,bytea,text)': 'the sign-in keeps whom no account is linked to',
  'access.sign_out_by_provider(bytea,text,text,bytea)':
    'what the provider has signed ends sign-ins that began there; it opens nothing and shows no record',
  'access.link_with_code(bytea,bytea,timestamp with time zone)':
    'whoever has an administrator’s code links their account; uses the code up',
  'access.link_identity(uuid,text,text)': 'an administrator’s, and asks that itself',
  'access.end_identities_of(uuid)': 'an administrator’s, and asks that itself',
  'access.keep_unsent(text,text,uuid,text,jsonb,timestamp with time zone)':
    'keeps a form whose sender’s sign-in ended for that account alone, by the form’s own token; shows nothing',
  'access.end_sessions_with()': 'trigger: ends sessions when roles change; not to be called',
  'access.follow_longest_session()':
    'trigger: a change of the longest sign-in holds for those that run; not to be called',
  'access.replace_own_password(text,timestamp with time zone)': 'changes only the actor’s own account',
  'access.prepare_audit_months(date,integer)':
    'makes partitions, which only the owner may; not for the application',
  'access.follow_role_grant()': 'trigger: ends the sight that a role gave; not to be called',
  'care.found_by_postcode(text)':
    'an index is lost under a policy; it asks itself what the actor sees, and gives ids only',
  'insight.count_county(text,date[])': 'counts of everyone without their records, for named roles only',
  'insight.kept_measures(text[],text[],date[],interval)':
    'counts of everyone as they are kept, without their records, for the same roles',
  'insight.count_trend(text,text,date[],interval)': 'the same, one measure over many days',
  'insight.list_measure_days(text[],text,date,date)': 'the same, as counted night by night',
  'insight.mark_night(date)': 'jobs note what a night saw; not for the application',
  'insight.is_night_kept(date)': 'jobs ask whether a fact has changed since; not for the application',
  'insight.is_loaded_since_night()': 'jobs ask whether a return was loaded since; not for the application',
  'insight.newest_start(date)':
    'one date, of nobody in particular: the page of figures says how recent its facts are',
  'access.restricted_among(uuid[])':
    'copies leave restricted people out; it says nothing of whom the actor may not see',
  'people.withheld_places(text[])':
    'copies leave withheld addresses out, whoever’s they are; it gives back texts that were asked, for two roles',
  'people.search(jsonb)':
    'an index is lost under a policy; it asks itself what the actor sees, 50 people at most',
  'people.add_person(text,date,text,date)': 'makes a person under an id that it draws itself',
  'people.find_likely_same(uuid[])': 'compares people whom nobody sees together; shows none',
  'people.keep_name_words()': 'trigger: keeps words that the application may not read',
  'people.refuse_alias_chain()': 'trigger: must know of aliases that the actor does not see',
  'platform.gather_statistics()':
    'counts tables for the planner after a load, which only their owner may; not for the application',
  'platform.keep_history()': 'trigger: writes history, which the application may not',
  'platform.note_change()': 'trigger: notes that a table changed, nothing of what',
  'workforce.due_relations(uuid[])': 'works out everybody’s relations; not for the application',
  'workforce.refresh_accounts(uuid[])': 'writes relations; not for the application',
  'workforce.refresh_relations(uuid[])': 'writes relations; not for the application',
  'workforce.follow_allocations()': 'trigger: writes relations, which the application may not',
  'workforce.follow_family()': 'trigger: writes relations, which the application may not',
  'workforce.follow_worker()': 'trigger: writes relations, which the application may not',
  'access.note_sign_in()': 'trigger: notes on the account when it was last signed in with',
  'access.others_administer(uuid)': 'the next four ask it; not for the application',
  'access.add_account(uuid,text,text,text)': 'writes accounts, for an administrator; it asks itself',
  'access.close_account(uuid,text)': 'writes accounts, for an administrator; never their own, never the last',
  'access.reopen_account(uuid,text)': 'writes accounts, for an administrator; never their own',
  'access.unlock_account(uuid)': 'writes counts of tries, for an administrator',
  'access.note_account_change(uuid,text,text)': 'writes what was done to an account, for an administrator',
  'access.write_grant(uuid,text,date,date,uuid,uuid,text)':
    'writes a role and its sight, for the two below; not for the application',
  'access.give_role(uuid,text,date,date,text)':
    'writes roles, for an administrator; never their own, and what opens every record only asks for a second person',
  'access.decide_role(uuid,boolean)':
    'the second administrator’s word; never on their own request or account',
  'access.end_grant(uuid,date)': 'ends roles, for an administrator; never the last administrator’s',
  'access.list_accounts(text,text,text,text,uuid,integer)':
    'states of sign-in are closed to the application; for an administrator',
  'access.administered_account(uuid)': 'the same of one account',
  'access.list_role_requests(uuid)': 'requests are closed to the application; for an administrator',
  'access.list_account_changes(uuid)': 'the same of what was done to an account',
  'access.health()': 'counts and times of closed tables, for an administrator; nobody’s record',
  'access.own_draft_key()': 'with which one’s own browsers seal; of one’s own account alone',
  'access.rights_on(uuid,uuid[],date)': 'the next ask it; not for the application',
  'access.roles_on(uuid,date)': 'the next ask it; not for the application',
  'access.looks_at(uuid[],text[],timestamp with time zone,timestamp with time zone,uuid,date,uuid,integer)':
    'the trail is closed to the application; for guardian and director, without whoever is hidden from them',
  'access.looks_by_month(uuid[],text[],timestamp with time zone,timestamp with time zone)':
    'the same, counts by month',
  'access.looks_of(uuid,timestamp with time zone,timestamp with time zone,timestamp with time zone,uuid,integer)':
    'the same of one account',
  'access.days_of(uuid,text[],timestamp with time zone,timestamp with time zone)':
    'the same of one account, by day',
  'access.audited_accounts(text,integer)': 'names of accounts for the same roles, closed ones too',
  'access.keep_look_day(date,text[],integer,integer)':
    'a job counts a day of the trail; not for the application',
  'access.list_unusual(boolean,uuid,date,uuid,integer)':
    'what stood out is closed to the application; for the same roles, without whoever is hidden from them',
  'access.find_unusual(uuid,timestamp with time zone,text,text)':
    'writes what the guardian found; never about their own looking',
  'access.usual_of(uuid,date)': 'counts of an account by day, for the same roles',
  'practice.hold_upload(uuid,text,uuid,timestamp with time zone,jsonb)':
    'keeps what a device sent about people whom its writer may not see any more; it says nothing back',
  'workforce.left_on(uuid)': 'a day of one’s own work alone, after which its records are closed to one',
  'workforce.add_team(uuid,text)': 'writes teams, for an administrator; it asks itself',
  'workforce.rename_team(uuid,text,text)': 'the same',
  'workforce.close_team(uuid)': 'the same',
  'workforce.reopen_team(uuid)': 'the same',
  'workforce.place_worker(uuid,uuid,text,uuid,text)':
    'writes workers, for an administrator; never their own desk',
  'workforce.give_desk(uuid,uuid,uuid)':
    'writes whose account a worker is, for an administrator; never their own',
};

/** Of these, the ones that the application may call. */
export const callableDefiners: readonly string[] = Object.entries(definerFunctions)
  .filter(([, why]) => !why.startsWith('trigger') && !why.endsWith('not for the application'))
  .map(([name]) => name);
