import { newId } from '../../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from '../../plan/testing/plan-world.ts';
import { needsOf } from '../need-paths.ts';

/** A day in the three boxes of a form. */
export const day = (on: string): Fields => {
  const [year = '', month = '', date = ''] = on.split('-');
  return { 'on-day': date, 'on-month': month, 'on-year': year };
};

/** What the form of a need asks beside its words. */
export const whole: Fields = {
  ...day('2026-05-01'),
  area: 'mental health',
  said_for: 'staff',
  seen_for: 'staff',
};

/** The pages of needs as people use them, in a world that has begun when they are. */
export function needPages(world: () => PlanWorld) {
  /** Writes down a need; gives its id. */
  async function need(person: string, said: string, fields: Fields = {}): Promise<string> {
    const id = newId();
    const url = `${needsOf(person)}/new`;
    const sent = { ...whole, need: id, said, seen: `seen ${said}`, ...fields };
    const { to, words } = await world().face.send('front door', url, { on: url, fields: sent });
    if (to !== `${needsOf(person)}?saved=yes`) throw new Error(`Not written down: ${words}`);
    return id;
  }

  /** What the form of an act holds beside what is typed. */
  async function formOf(person: string, id: string, act: string) {
    const url = `${needsOf(person)}/${id}/${act}`;
    const { html } = await world().face.open('front door', url);
    const hidden = [...html.matchAll(/type="hidden" name="((?:row|form|stamp|of))" value="([^"]*)"/g)];
    return { url, kept: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])) };
  }

  /** Says something of it, as its form would. */
  async function say(id: string, act: string, fields: Fields, person = world().ava) {
    const { url, kept } = await formOf(person, id, act);
    return world().face.send('front door', url, { on: url, fields: { ...kept, ...fields } });
  }

  /** The words of a need's page, or of the page of all of somebody's. */
  const page = async (id = '', person = world().ava): Promise<string> =>
    (await world().face.open('director', id ? `${needsOf(person)}/${id}` : needsOf(person))).words;
  /** The words of the list of who waits. */
  const list = async (query = ''): Promise<string> =>
    (await world().face.open('director', `/mental-health${query}`)).words;
  return { need, formOf, say, page, list };
}
