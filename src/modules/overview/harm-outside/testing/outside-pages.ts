import { newId } from '../../../../platform/ids/ids.ts';
import type { Answer } from '../../../../../test/support/staff-face.ts';
import type { Fields, PlanWorld } from '../../plan/testing/plan-world.ts';

const on: Fields = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' };

/** A concern about a park as somebody types it; all of it is invented. */
export const concern: Fields = {
  ...on,
  context: 'new',
  kind: 'place',
  name: 'Castle Park',
  seen: 'A grey car waits by the swings',
  by_whom: 'Mr Okoro, school',
  harms: 'criminal exploitation',
};
export const safe: Fields = { answer: 'safe', words: 'Ava sleeps well there', by_whom: 'Nora' };
export const plan: Fields = { words: 'Nobody waits there', by_whom: 'Police, school', next: 'in 6 weeks' };

/** The id of a context in where it stands. */
export const contextIn = (context: string): string => context.split('/').at(-1) ?? '';

/** What is done at the pages of harm outside the home by somebody of the front door, and read by a director. */
export type OutsidePages = {
  /** Writes down a concern about a child; gives where it stands. */
  readonly begin: (child: string, fields?: Fields) => Promise<string>;
  /** Says something of it, with what the form itself brings along. */
  readonly say: (context: string, act: string, fields: Fields, of?: string) => Promise<Answer>;
  /** A context that touches the child of the world, with a plan. */
  readonly planned: (fields?: Fields) => Promise<string>;
  readonly words: (url: string) => Promise<string>;
  /** The last id that a table has of it. */
  readonly idIn: (context: string, table: string, column: string) => Promise<string>;
};

/** `world` is asked for at each use: it is there once the test has begun. */
export function outsidePages(world: () => PlanWorld): OutsidePages {
  const begin: OutsidePages['begin'] = async (child, fields = {}) => {
    const url = `/children/${child}/harm-outside/new`;
    const sent = { ...concern, fresh: newId(), row: newId(), ...fields };
    const { to, words } = await world().face.send('front door', url, { on: url, fields: sent });
    if (!to.endsWith('?saved=yes')) throw new Error(`Not written down: ${words}`);
    return to.replace('?saved=yes', '');
  };
  const say: OutsidePages['say'] = async (context, act, fields, of = '') => {
    const url = `${context}/${act}`;
    const { html } = await world().face.open('front door', `${url}${of}`);
    const hidden = [...html.matchAll(/type="hidden" name="(row|of|goal|stamp|state)" value="([^"]*)"/g)];
    const kept = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
    return world().face.send('front door', url, { on: `${url}${of}`, fields: { ...on, ...kept, ...fields } });
  };
  return {
    begin,
    say,
    planned: async (fields = {}) => {
      const context = await begin(world().ava, fields);
      await say(context, 'home', safe);
      const { to, words: said } = await say(context, 'plan', plan);
      if (!to) throw new Error(`No plan: ${said}`);
      return context;
    },
    words: async (url) => (await world().face.open('director', url)).words,
    idIn: async (context, table, column) => {
      const [row] = await world().rows(
        `select ${column} as id from practice.${table} where context_id = $1 order by number desc, recorded_at desc limit 1`,
        [contextIn(context)],
      );
      return String(row?.['id']);
    },
  };
}
