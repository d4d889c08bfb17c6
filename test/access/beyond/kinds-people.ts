import { newId } from '../../../src/platform/ids/ids.ts';
import type { Subject } from './rule.ts';
import type { Kind } from './words.ts';

/** Who is around somebody, what contests a fact, calls back, and copies of a record: see kinds-practice.ts for how to join. */
const on = '2026-10-01';

/** Whom each knows, of those whom the same readers see: who works with one of a family sees the other. */
const knows: Readonly<Record<Subject, Subject>> = {
  child: 'brother',
  sister: 'mother',
  mother: 'child',
  friend: 'adopted',
  adopted: 'friend',
  brother: 'sister',
  sealed: 'adopted',
};

export const peopleKinds: Readonly<Record<string, Kind>> = {
  'people.relationship': {
    actions: ['viewPerson', 'viewChild', 'changePerson'],
    rows: 1,
    row: ({ subject, personOf, word }) => {
      const other = knows[subject];
      const roles =
        subject === 'friend'
          ? { role: 'cousin', other_role: 'cousin' }
          : { role: 'aunt', other_role: 'niece' };
      return { other_id: personOf(other), ...roles, note: word('note', { also: [other] }) };
    },
  },
  'care.review_contested': {
    actions: ['viewCare', 'listContested'],
    at: ['contestedId', 'id'],
    row: ({ word, count }) => ({
      ...{ contested_because: 'invalid', held_on: `2026-02-0${count + 1}` },
      source_text: { REVIEW: word('source_text') },
    }),
  },
  'people.call_back': {
    actions: ['askCallBack', 'answerCallBacks'],
    writer: 'asked_by',
    isThrough: true,
    rows: 1,
    row: ({ subject, word: plain, writer }) => {
      // It is about nobody's record: whoever answers reads it, whomever they see.
      const word: typeof plain = (column, who) => (subject === 'child' ? plain(column, who) : 'invented');
      const only = { accounts: [writer], roles: ['guardian'] } as const;
      const who = { about_name: word('about_name', { only }), rings: word('rings', { only }) };
      return { ...who, ring_back: word('ring_back', { only }), told: word('told', { only }) };
    },
  },
  'overview.subject_access_request': {
    actions: ['readSubjectAccess', 'listSubjectAccess', 'handleSubjectAccess'],
    at: ['requestId', 'id'],
    rows: 1,
    row: ({ word }) => {
      const asked = { asked_by: 'somebody else', asker_name: word('asker_name'), received_on: on };
      return { ...asked, authority: word('authority'), reach: word('reach'), scope: word('scope') };
    },
  },
  'overview.subject_access_decision': {
    actions: ['readSubjectAccess', 'handleSubjectAccess'],
    rows: 1,
    row: ({ word, parent, writer }) => {
      const request_id = parent('overview.subject_access_request')['id'];
      const out = { passage_key: 'an invented passage', choice: 'out', reason: 'serious harm' };
      return { request_id, ...out, note: word('note'), saved_together: newId(), decided_by: writer };
    },
  },
};
