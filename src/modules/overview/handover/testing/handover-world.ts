import type { Role } from '../../../access/index.ts';
import type { Answer, StaffFace } from '../../../../../test/support/staff-face.ts';
import type { Fields, HelpWorld } from '../../stepping/testing/help-world.ts';
import { openHelp } from '../../stepping/testing/help-world.ts';

/** A day of a form's date, as its three inputs. */
export const dayOf = (name: string, day: string): Fields => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

export type Change = {
  readonly child: string;
  readonly to: string;
  readonly starts: string;
  readonly children?: readonly string[];
  readonly more?: Fields;
};

/** Changes of worker through the pages. */
export type HandoverWorld = HelpWorld & {
  readonly change: (role: Role, change: Change) => Promise<Answer>;
  /** Sends a form around the latest handover of the child, from the form as it stands now. */
  readonly tell: (role: Role, child: string, part: string, fields: Fields) => Promise<Answer>;
  /** Where the latest handover of the child stands. */
  readonly here: (child: string) => Promise<string>;
};

export function openHandovers(face: StaffFace): HandoverWorld {
  const help = openHelp(face);
  const here = async (child: string) => {
    const { rows } = await face.owner.query<{ id: string }>(
      'select id from practice.handover where person_id = $1 order by recorded_at desc, id desc limit 1',
      [child],
    );
    return `/children/${child}/handovers/${rows[0]?.id ?? 'none'}`;
  };
  return {
    ...help,
    here,
    change: async (role, { child, to, starts, children = [child], more = {} }) => {
      const on = `/children/${child}/workers/change`;
      const { html } = await face.open(role, on);
      const mark = /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '';
      const said = { to, reason: 'LEFTRL', because: 'Ruth has a new job', ...dayOf('starts', starts) };
      return face.send(role, on, { on, fields: { mark, child: children, ...said, ...more } });
    },
    tell: async (role, child, part, fields) => {
      const on = `${await here(child)}/parts/${part}`;
      const { html } = await face.open(role, on);
      const known = /name="known" value="([^"]*)"/.exec(html)?.[1] ?? '';
      return face.send(role, on, { on, fields: { known, ...fields } });
    },
  };
}
