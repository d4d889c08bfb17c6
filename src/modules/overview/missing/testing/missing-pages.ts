import { expect } from 'vitest';
import { plantPerson } from '../../../../../test/access/access-world.ts';
import type { Answer, StaffFace } from '../../../../../test/support/staff-face.ts';
import { newId } from '../../../../platform/ids/ids.ts';

export type Fields = Readonly<Record<string, string>>;
export const missingOf = (id: string): string => `/children/${id}/missing`;

/** A report as somebody types it, of a girl who was last seen yesterday evening; all of it is invented. */
export const whole: Fields = {
  kind: 'M',
  day: 'yesterday',
  time: '10:30pm',
  place: 'At the bus station',
  worry: 'She has no coat',
  risk: 'high',
  told_police: '22:45',
  reference: 'INVENTED 7',
};

/** What is done at the pages of a missing child by somebody of the front door. */
export type MissingPages = {
  /** An invented child, in our care or not. */
  readonly child: (given: string, inCare?: boolean) => Promise<string>;
  readonly report: (id: string, fields?: Fields) => Promise<Answer>;
  /** Reports, and gives where the time is then. */
  readonly reported: (id: string, fields?: Fields) => Promise<string>;
  readonly send: (here: string, act: string, fields: Fields, on?: string) => Promise<Answer>;
};

/** `face` is asked for at each use: it is there once the test has begun. */
export function missingPages(face: () => StaffFace): MissingPages {
  const report = async (id: string, fields: Fields = {}) => {
    const on = `${missingOf(id)}/report`;
    return face().send('front door', on, { on, fields: { ...whole, ...fields } });
  };
  return {
    child: async (given, inCare = false) => {
      const { person } = await plantPerson(face().owner);
      await face().owner.query(
        "update people.name set given = $2, family = 'Invented' where person_id = $1",
        [person, given],
      );
      if (inCare)
        await face().owner.query(
          "insert into care.episode (id, person_id, starts, legal_status, placement_type) values ($1, $2, '2026-05-01', 'C2', 'U6')",
          [newId(), person],
        );
      return person;
    },
    report,
    reported: async (id, fields = {}) => {
      const { to, words } = await report(id, fields);
      expect(words).toBe('');
      return to.replace('?saved=yes', '');
    },
    send: async (here, act, fields, on = here) => {
      const { html } = await face().open('front door', on);
      const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
      return face().send('front door', `${here}/${act}`, { on, fields: { version, ...fields } });
    },
  };
}
