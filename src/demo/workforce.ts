import type { Day } from './days.ts';
import { familyNameEnds, familyNameStarts, nameLists, type NameTradition } from './name-lists.ts';
import { Random, type Weighted } from './random.ts';

export type Team = { readonly id: string; readonly name: string };

export type Worker = {
  readonly id: string;
  /** As the return writes it: SW and a number. */
  readonly reference: string;
  readonly name: string;
  readonly job: string;
  readonly team: Team;
  readonly starts: Day;
  readonly ends: Day | null;
};

/** One desk: the workers who have held it, one after another. Children stay with the desk, so they lose a worker who leaves. */
export type Post = { readonly team: Team; readonly holders: readonly Worker[] };

type TeamKind =
  | 'assessment'
  | 'children in care'
  | 'court and permanence'
  | 'leaving care'
  | 'fostering'
  | 'reviewing'
  | 'family help';

/** Desks for each child in care, and the job's name. Caseloads follow the published average (national-figures.ts). */
const teamKinds: Readonly<Record<TeamKind, { perChild: number; size: number; name: string; job: string }>> = {
  assessment: { perChild: 0.025, size: 7, name: 'Assessment', job: 'Social worker' },
  'children in care': { perChild: 0.07, size: 7, name: 'Children in care', job: 'Social worker' },
  'court and permanence': { perChild: 0.02, size: 6, name: 'Court and permanence', job: 'Social worker' },
  'leaving care': { perChild: 0.015, size: 6, name: 'Leaving care', job: 'Personal adviser' },
  fostering: { perChild: 0.012, size: 6, name: 'Fostering', job: 'Supervising social worker' },
  reviewing: { perChild: 0.013, size: 8, name: 'Reviewing', job: 'Independent reviewing officer' },
  'family help': { perChild: 0.16, size: 7, name: 'Family help', job: 'Family help worker' },
};

/** Mean years that somebody holds a desk. With moves between teams it gives the published share of changes of worker. */
const meanYearsAtDesk = 1.7;

const traditions: Weighted<NameTradition> = [
  ['british', 70],
  ['irish', 4],
  ['polish', 3],
  ['caribbean', 5],
  ['west african', 7],
  ['pakistani', 4],
  ['indian', 4],
  ['bangladeshi', 1],
  ['arab', 1],
  ['romanian', 1],
];

/** Everyone who has worked with the children, made before the children are. */
export class Workforce {
  readonly teams: Team[] = [];
  readonly workers: Worker[] = [];
  private readonly posts = new Map<TeamKind, Post[]>();
  private hired = 0;
  private readonly random: Random;
  private readonly from: Day;
  private readonly to: Day;

  constructor(seed: number, size: number, { from, to }: { from: Day; to: Day }) {
    this.random = new Random(seed, 0x7fff0003);
    [this.from, this.to] = [from, to];
    for (const kind of Object.keys(teamKinds) as TeamKind[]) this.addTeams(kind, size);
  }

  pickPost(random: Random, kind: TeamKind): Post {
    return random.pick(this.posts.get(kind) ?? []);
  }

  private addTeams(kind: TeamKind, size: number): void {
    const { perChild, size: desks, name, job } = teamKinds[kind];
    const count = Math.max(2, Math.round(size * perChild));
    const posts: Post[] = [];
    let team: Team | undefined;
    for (let i = 0; i < count; i++) {
      if (team === undefined || i % desks === 0)
        team = this.addTeam(count > desks ? `${name} ${Math.floor(i / desks) + 1}` : name);
      posts.push({ team, holders: this.fillDesk(team, job) });
    }
    this.posts.set(kind, posts);
  }

  private addTeam(name: string): Team {
    const team = { id: this.random.id(), name };
    this.teams.push(team);
    this.workers.push(this.hire(team, 'Team manager', this.from, null));
    return team;
  }

  private fillDesk(team: Team, job: string): Worker[] {
    const holders: Worker[] = [];
    // The first holder came some time before anybody looks.
    let [from, next] = [this.from, this.from];
    while (from <= this.to) {
      next = from + 60 + Math.round(this.random.wait(meanYearsAtDesk * 365 - 60));
      holders.push(this.hire(team, this.jobFor(job), from, next > this.to ? null : next));
      from = next;
    }
    this.workers.push(...holders);
    return holders;
  }

  private jobFor(job: string): string {
    if (job !== 'Social worker') return job;
    return this.random.weighted([
      ['Social worker', 72],
      ['Senior social worker', 18],
      ['Newly qualified social worker', 10],
    ]);
  }

  private hire(team: Team, job: string, starts: Day, ends: Day | null): Worker {
    const reference = `SW${String(100_001 + this.hired++)}`;
    return { id: this.random.id(), reference, name: this.inventName(), job, team, starts, ends };
  }

  private inventName(): string {
    const list = nameLists[this.random.weighted(traditions)];
    const given = this.random.pick(this.random.chance(0.86) ? list.girls : list.boys);
    const family =
      list.families.length > 0
        ? this.random.pick(list.families)
        : this.random.pick(familyNameStarts) + this.random.pick(familyNameEnds);
    return `${given} ${family}`;
  }
}
