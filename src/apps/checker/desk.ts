import type { Connection } from './connection.ts';
import { NoAnswer } from './connection.ts';
import { findProblems, formOf, isSingle, listGivenTables, nothingGiven, toCheck } from './given.ts';
import type { Given, GivenFile, GivenProblem } from './given.ts';
import type { Lacking, Look, Place, Progress, SaveAs, Saved, Seen, Summary } from './messages.ts';

/** What is on the page. `turn` grows when another screen comes, so that the page can lead the reader to it. */
export type DeskState = {
  readonly given: Given;
  readonly problems: readonly GivenProblem[];
  readonly lacking?: Lacking | undefined;
  /** What went wrong with the last thing asked for, in sentences. */
  readonly trouble: readonly string[];
  readonly screen:
    | { readonly at: 'form' }
    | { readonly at: 'checking'; readonly progress: Progress }
    | { readonly at: 'outcome'; readonly summary: Summary; readonly look: Look; readonly seen: Seen };
  readonly turn: number;
};

/** What the desk needs of the browser. */
export type Surroundings = {
  readonly draw: (state: DeskState) => void;
  readonly save: (file: Saved) => void;
  /** Puts a step into the browser's history: a number and nothing else. */
  readonly step: (number: number) => void;
};

const firstLook: Look = { at: 'rules', text: '', table: '' };

/** Holds what was given and what is shown, and asks the worker. */
export class Desk {
  state: DeskState = { given: nothingGiven, problems: [], trouble: [], screen: { at: 'form' }, turn: 0 };

  private readonly connection: Connection;
  private readonly around: Surroundings;
  private lastKey = 0;
  /** What was looked at, so that the browser's back button leads there. */
  private trail: Look[] = [];

  constructor(connection: Connection, around: Surroundings) {
    this.connection = connection;
    this.around = around;
  }

  choose(field: 'year' | 'authority', value: string): void {
    this.give({ ...this.state.given, [field]: value });
  }

  addFiles(place: Place, files: readonly File[]): void {
    if (files.length === 0) return;
    const added = files.map((file): GivenFile => ({ key: (this.lastKey += 1), place, file }));
    const { given } = this.state;
    const names = new Set(files.map(({ name }) => name));
    // A file of the same name in the same place is the same file, mended.
    const kept = given.files.filter(
      (one) => one.place !== place || !(isSingle(place) || names.has(one.file.name)),
    );
    this.give({ ...given, files: [...kept, ...(isSingle(place) ? added.slice(-1) : added)] });
    for (const one of added) void this.recognise(one);
  }

  remove(key: number): void {
    const { given } = this.state;
    this.give({ ...given, files: given.files.filter((file) => file.key !== key) });
  }

  async check(): Promise<void> {
    const problems = findProblems(this.state.given);
    this.show({ problems, trouble: [], turn: this.state.turn + (problems.length > 0 ? 1 : 0) });
    if (problems.length > 0) return;
    const onProgress = (progress: Progress) => this.show({ screen: { at: 'checking', progress } });
    this.turnTo({ at: 'checking', progress: { doing: 'Reading the files', done: 0, of: 1 } });
    try {
      const summary = await this.connection.ask('check', toCheck(this.state.given), onProgress);
      this.trail = [];
      await this.openOutcome(summary, firstLook);
    } catch (error) {
      this.turnTo({ at: 'form' }, describe(error));
    }
  }

  cancel(): void {
    this.summary = undefined;
    this.connection.cancel();
  }

  /** Leads to a part of the outcome. */
  async lookAt(look: Look): Promise<void> {
    const { screen } = this.state;
    if (screen.at === 'outcome') await this.openOutcome(screen.summary, look);
  }

  /** Leads back to a step, as the browser's buttons do; without one, to the form. */
  async returnTo(step: number | undefined): Promise<void> {
    const look = this.trail[step ?? -1];
    const { screen } = this.state;
    if (look && this.summary && screen.at !== 'checking') await this.showOutcome(this.summary, look);
    else if (screen.at !== 'checking') this.turnTo({ at: 'form' });
  }

  /** Leads back to the form, with what was given. */
  change(): void {
    this.turnTo({ at: 'form' });
  }

  async save(as: SaveAs): Promise<void> {
    try {
      this.around.save(await this.connection.ask('save', as));
    } catch (error) {
      this.show({ trouble: describe(error) });
    }
  }

  private summary: Summary | undefined;

  private async openOutcome(summary: Summary, look: Look): Promise<void> {
    this.trail.push(look);
    this.around.step(this.trail.length - 1);
    await this.showOutcome(summary, look);
  }

  private async showOutcome(summary: Summary, look: Look): Promise<void> {
    this.summary = summary;
    try {
      const seen = await this.connection.ask('look', look);
      this.turnTo({ at: 'outcome', summary, look, seen });
    } catch (error) {
      this.show({ trouble: describe(error) });
    }
  }

  private async recognise({ key, file, place }: GivenFile): Promise<void> {
    const recognised = await this.connection
      .ask('recognise', { file, place })
      .catch((error: unknown) => ({ ok: false as const, problem: describe(error).join(' ') }));
    const { given } = this.state;
    this.give({
      ...given,
      files: given.files.map((one) => (one.key === key ? { ...one, recognised } : one)),
    });
  }

  private give(given: Given): void {
    const isAsked = this.state.problems.length > 0;
    this.show({ given, problems: isAsked ? findProblems(given) : [] });
    void this.findLacking(given);
  }

  private async findLacking(given: Given): Promise<void> {
    const tables = listGivenTables(given);
    const isAsked = given.year !== '' && tables.length > 0 && formOf(given) === 'ssda903';
    const question = { year: Number(given.year), given: tables };
    const lacking = isAsked
      ? await this.connection.ask('lacking', question).catch(() => undefined)
      : undefined;
    if (this.state.given === given) this.show({ lacking });
  }

  private turnTo(screen: DeskState['screen'], trouble: readonly string[] = []): void {
    this.show({ screen, trouble, problems: [], turn: this.state.turn + 1 });
  }

  private show(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    this.around.draw(this.state);
  }
}

function describe(error: unknown): readonly string[] {
  if (error instanceof NoAnswer && error.why === 'cancelled')
    return ['The check was cancelled. Your files are still here.'];
  if (error instanceof NoAnswer && error.why === 'refused') return [error.message];
  const what = error instanceof Error ? error.message : String(error);
  return [`This is a fault of ours, not of your files: ${what}. Your files are still here.`];
}
