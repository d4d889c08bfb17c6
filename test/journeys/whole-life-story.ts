import type { Role } from '../../src/modules/access/index.ts';
import type { Filled, LifeFace, Shown } from '../support/life-face.ts';
import { choiceOf, day } from '../support/life-face.ts';

/** Three invented children of one family. */
export type Child = 'Tamsin' | 'Rory' | 'Ivy';
export const children: readonly Child[] = ['Tamsin', 'Rory', 'Ivy'];

/** The life so far: who is who, and what was recorded that is put right later. */
export type Life = {
  readonly face: LifeFace;
  readonly ids: Map<Child, string>;
  /** Facts by the name that the story gives them: what stands of them is put right on their page. */
  readonly facts: Map<string, string>;
  /** Addresses of worries and times missing, by the name that the story gives them. */
  readonly places: Map<string, string>;
};

/** One thing that somebody tells on one day, on one page. */
export type Telling = {
  readonly on: string;
  readonly of: readonly Child[];
  /** The page by its address, with what is particular to a child or a thing left open. */
  readonly page: string;
  /** What is told, in plain words. */
  readonly told: string;
  /** Where it is to be found afterwards. */
  readonly goes: string;
  readonly does: (life: Life) => Promise<unknown>;
};

export const idOf = ({ ids }: Pick<Life, 'ids'>, child: Child): string => {
  const id = ids.get(child);
  if (id === undefined) throw new Error(`${child} is not recorded yet`);
  return id;
};

const idsOf = (life: Life, of: readonly Child[]) => of.map((child) => idOf(life, child));

const factIn = ({ path }: Shown) => /[?&]fact=([0-9a-f-]{36})/.exec(path)?.[1] ?? '';

type Words = Pick<Telling, 'told' | 'goes'>;
type WhenAll = Pick<Telling, 'on' | 'of'>;
export type When = { readonly on: string; readonly child: Child };

/** A person is looked for first, and added because nobody is found. */
export function added(on: string, child: Child, sex: 'F' | 'M', born: string): Telling {
  return {
    on,
    of: [child],
    page: '/people/new',
    told: `A new person: ${child} Larkspur, ${sex === 'F' ? 'a girl' : 'a boy'}, born on ${born}`,
    goes: 'Header SEX, DOB; the birthday that most files repeat; PersonBirthDate and Sex of the census',
    does: async (life) => {
      const filled = { given: child, family: 'Larkspur', sex, born: 'date', ...day('birth_date', born) };
      const { face, ids } = life;
      const asked = await face.fill('front door', `/people/new?q=${child}%20Larkspur`, filled);
      const isNew = /\/(?:people|children)\/([0-9a-f-]{36})/;
      const done = isNew.test(asked.path) ? asked : await face.answer('front door', asked, { none: 'yes' });
      ids.set(child, isNew.exec(done.path)?.[1] ?? '');
    },
  };
}

/** Something about who somebody is, on a page of the person. */
export function ofPerson({ on, child }: When, page: string, filled: Filled, words: Words): Telling {
  return {
    on,
    of: [child],
    page: `/people/…/${page}`,
    ...words,
    does: (life) => life.face.fill('front door', `/people/${idOf(life, child)}/${page}`, filled),
  };
}

/** A brother or sister. */
export function related(on: string, child: Child, other: Child): Telling {
  return {
    on,
    of: [child, other],
    page: '/people/…/facts/family/new',
    told: `${other} is ${child}’s brother or sister`,
    goes: 'Brothers and sisters together (M-HO-09, M-CL-28); whom a step or a visit can be about',
    does: (life) =>
      life.face.fill(
        'front door',
        `/people/${idOf(life, child)}/facts/family/new?other=${idOf(life, other)}`,
        { tie: 'brother or sister' },
      ),
  };
}

/** What a worry says and what is decided of each child. */
export type Worry = {
  readonly of: readonly Child[];
  readonly received: string;
  readonly decided: string;
  readonly source: string;
  readonly words: string;
  readonly outcome: Filled;
  readonly told: string;
  readonly goes: string;
};

/** Somebody gets in touch, history is looked at, a manager decides, and whoever got in touch hears of it. */
export function worried(worry: Worry): readonly Telling[] {
  const { of, received, decided, source, words, outcome, told, goes } = worry;
  const said = {
    words,
    ...(source === '1C'
      ? { caller: 'child' }
      : {
          caller: 'professional',
          source_code: source,
          caller_name: 'Pat Invented',
          caller_agency: 'Made Up Service',
        }),
    parents_know: 'agree',
    how: 'phone',
    ...day('received_on', received),
    received_time: '09:30',
  };
  return [
    {
      on: received,
      of,
      page: '/front-door/…',
      told: `Somebody gets in touch (source ${source}): “${words}” History is checked, parents are told`,
      goes: 'The contact; ReferralSource of the census where it becomes a referral; M-FD-01',
      does: async (life) => {
        const { face, places } = life;
        const begun = await face.press('front door', '/front-door', '/front-door');
        const worry = begun.path.replace('/words', '');
        places.set(received, worry);
        await face.fill('front door', begun.path, said);
        for (const child of idsOf(life, of)) {
          const found = await face.open('front door', `${worry}?q=Larkspur`);
          await face.answer('front door', found, { add: child });
        }
        await face.fill('front door', `${worry}/hand-over`, {
          parents_told: 'yes',
          weighed: 'Help is welcome',
        });
      },
    },
    {
      on: decided,
      of,
      page: '/front-door/…/decision',
      told,
      goes,
      does: async (life) => {
        const worry = life.places.get(received) ?? '';
        for (const child of idsOf(life, of))
          await life.face.fill('service manager', `${worry}/decision?child=${child}`, {
            child,
            reasons: 'Weighed with the family',
            family_words: 'We would like to help you.',
            ...outcome,
          });
        await life.face.fill('front door', `${worry}/reply`, { how: 'phone', reply: 'We talked with them' });
      },
    },
  ];
}

const conferences = new Set(['conference', 'review']);

/** A step of the help of some children. */
export function stepped({ on, of }: WhenAll, slug: string, filled: Filled, words: Words): Telling {
  const isConference = conferences.has(slug);
  const page = isConference ? 'conferences' : 'steps';
  const role: Role = isConference ? 'reviewing officer' : 'service manager';
  return {
    on,
    of,
    page: `/children/…/help/${page}/${slug}`,
    ...words,
    does: (life) => {
      const child = idsOf(life, of);
      const path = `/children/${child[0] ?? ''}/help/${page}/${slug}`;
      return life.face.fill(role, path, { child, ...day('on', on), reasons: 'Invented reasons', ...filled });
    },
  };
}

/** A fact that is recorded on a page of its own. */
export type Fact = {
  readonly kind: string;
  readonly filled: Filled;
  /** What the story calls it, where it is put right later. */
  readonly called?: string;
} & Words;

export function recorded(on: string, child: Child, { kind, filled, called, ...words }: Fact): Telling {
  return {
    on,
    of: [child],
    page: `/children/…/record/${kind}`,
    ...words,
    does: async (life) => {
      const saved = await life.face.fill(
        'front door',
        `/children/${idOf(life, child)}/record/${kind}`,
        filled,
      );
      if (called !== undefined) life.facts.set(called, factIn(saved));
    },
  };
}

/** A fact that is put right, or of which more is known now. */
export function putRight(on: string, child: Child, { kind, filled, called = '', ...words }: Fact): Telling {
  return {
    on,
    of: [child],
    page: `/children/…/facts/${kind}/…`,
    ...words,
    does: (life) =>
      life.face.fill(
        'front door',
        `/children/${idOf(life, child)}/facts/${kind}/${life.facts.get(called) ?? 'nothing'}`,
        filled,
      ),
  };
}

/** A visit to some children, in which all were seen alone. */
export function visited(on: string, of: readonly Child[], words: Words): Telling {
  return {
    on,
    of,
    page: '/children/…/visits/…',
    ...words,
    does: async (life) => {
      const [first = ''] = idsOf(life, of);
      const { face } = life;
      const form = await face.press('front door', `/children/${first}/entries`, `/children/${first}/visits`);
      const shared = { purpose: 'To hear how it goes', gained: 'They were heard', place: 'where they live' };
      return face.answer('front door', form, {
        ...day('visited_on', on),
        ...shared,
        ...seenOn(form, of),
        ...sleepsOn(form),
        step: 'finish',
      });
    },
  };
}

/** Who was seen, and who was no part of the visit, by the places that the form gives them. */
function seenOn({ html }: Shown, of: readonly Child[]): Filled {
  const named = [...html.matchAll(/id="child_(\d+)">\s*([A-Za-z]+)/g)];
  return Object.fromEntries(
    named.map(([, place = '', name]) => [
      `seen_${place}`,
      of.some((one) => one === name) ? 'alone' : 'not part',
    ]),
  );
}

/** Where each sleeps is as it was recorded: asked of all at once, or of each where they live apart. */
function sleepsOn({ html }: Shown): Filled {
  const names = [...html.matchAll(/name="(sleeps(?:_\d+)?)"/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, 'as recorded']));
}

/** Reported as missing (M) or away (A), and back again. */
export type Night = {
  readonly kind: 'M' | 'A';
  readonly from: string;
  readonly until: string;
  readonly called?: string;
} & Words;

const another = (on: string): Filled => {
  const [year = '', month = '', date = ''] = on.split('-');
  return { day: 'another', 'on-year': year, 'on-month': month, 'on-day': date };
};

export function wasMissing(on: string, child: Child, night: Night): readonly Telling[] {
  const { kind, from, until, called = from, told, goes } = night;
  return [
    {
      on,
      of: [child],
      page: '/children/…/missing/report',
      told,
      goes,
      does: async (life) => {
        const page = `/children/${idOf(life, child)}/missing/report`;
        if (on === from) life.face.moveToTime(`${on}T23:00:00Z`);
        const when = { ...another(from), time: '22:30' };
        const why = { place: 'At home', worry: 'It is cold', risk: 'medium' };
        const saved = await life.face.fill('front door', page, { kind, ...when, ...why });
        life.places.set(called, saved.path.replace('?saved=yes', ''));
      },
    },
    {
      on: until > on ? until : on,
      of: [child],
      page: '/children/…/missing/…/back',
      told: `Back again on ${until}`,
      goes: goes.startsWith('Missing') ? 'Missing MIS_END' : goes,
      does: async (life) => {
        const page = `${life.places.get(called) ?? ''}/back`;
        const how = { time: '06:10', how: 'came back', found: 'At a friend’s', well: 'done' };
        await life.face.fill('front door', page, { ...another(until), ...how });
      },
    },
  ];
}

/** A report that was a mistake. */
export function reportTakenBack(on: string, child: Child, called: string): Telling {
  return {
    on,
    of: [child],
    page: '/children/…/missing/…/taken-back',
    told: `That ${child} was missing was a mistake`,
    goes: 'No row of Missing',
    does: (life) =>
      life.face.fill('front door', life.places.get(called) ?? '', { why: 'It was another child' }),
  };
}

/** The worker of some children changes together. */
export function handedOver(on: string, of: readonly Child[], to: string, words: Words): Telling {
  return {
    on,
    of,
    page: '/children/…/workers/change',
    ...words,
    does: async (life) => {
      const ids = idsOf(life, of);
      const page = await life.face.open('service manager', `/children/${ids[0] ?? ''}/workers/change`);
      const worker = choiceOf(page, 'to', to);
      const why = { reason: 'TSPROC', because: 'Another team takes over' };
      const apart = /name="apart"/.test(page.html)
        ? { apart: of.length > 1 ? '' : 'Each is helped by another' }
        : {};
      await life.face.answer('service manager', page, {
        child: ids,
        to: worker,
        ...day('starts', on),
        ...why,
        ...apart,
      });
    },
  };
}

/** The order is recorded, and the record of the child is sealed. */
export function adopted(on: string, child: Child, filled: Filled, words: Words): Telling {
  return {
    on,
    of: [child],
    page: '/children/…/adoption',
    ...words,
    does: async (life) => {
      const { face } = life;
      const [guardian, preparer] = [await face.accountOf('guardian'), await face.accountOf('analyst')];
      const who = { given: 'Isla', family: 'Invented', guardian, preparer };
      const path = `/children/${idOf(life, child)}/adoption`;
      const asked = await face.fill('guardian', path, { ...day('order_on', on), ...who, ...filled });
      await face.answer('guardian', asked, { confirmed: 'yes' });
    },
  };
}
