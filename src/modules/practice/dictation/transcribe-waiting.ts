import type { SecretKey } from '../../access/index.ts';
import type { Database, Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { Engine, EngineAnswer } from './ask-engine.ts';
import { askEngine } from './ask-engine.ts';
import { toPassages } from './check-words-rules.ts';
import { dropOldSounds } from './dictation-queries.ts';
import type { DictationFailure } from './dictation-rules.ts';
import { minutesToNextTry, mostTries, patience } from './dictation-rules.ts';
import { dictationDays, engineSetting, openEngineKey } from './engine-settings.ts';
import { readWave } from './read-wave.ts';

const asLoader = { account: null, role: 'loader' } as const;
/** Beyond any that was taken in: the length was judged when it came. */
const anyLength = 60;

type Waiting = {
  readonly id: string;
  readonly seconds: number;
  readonly tries: number;
  readonly sound: Uint8Array;
};

/**
 * Has every recording that waits written down, one after the other. Safe to call at any time and in several processes: each is
 * taken once, and no connection is held while an engine works. Where no engine is set, they wait.
 */
export async function transcribeWaiting(
  database: Database,
  secretKey: SecretKey | undefined,
  ask: typeof askEngine = askEngine,
): Promise<void> {
  for (;;) {
    const taken = await database.transaction(asLoader, null, (db) => takeNext(db, secretKey));
    if (!taken) return;
    const { engine, waiting } = taken;
    const outcome = await writeDown(engine, waiting, ask);
    await database.transaction(asLoader, null, (db) => keepOutcome(db, waiting, { ...outcome, engine }));
    // An engine that is not there is asked again in the next round, not once for each that waits.
    if ('failure' in outcome && outcome.failure === 'not reached') return;
  }
}

/** Deletes the recordings whose time is over. */
export function dropRecordings(database: Database): Promise<number> {
  return database.transaction(asLoader, null, async (db) =>
    dropOldSounds(db, await getSetting(db, dictationDays)),
  );
}

/** The engine as it is set now; undefined where dictation is off, or its key cannot be opened. */
export async function findEngine(db: Read, secretKey: SecretKey | undefined): Promise<Engine | undefined> {
  const { address, model, language, sealedKey } = await getSetting(db, engineSetting);
  const key = openEngineKey(secretKey, sealedKey);
  return address === null || key === undefined ? undefined : { address, model, language, key };
}

/** Takes the recording that has waited longest. Nobody else takes it until its engine has had its time. */
async function takeNext(
  db: Write,
  secretKey: SecretKey | undefined,
): Promise<{ engine: Engine; waiting: Waiting } | undefined> {
  const engine = await findEngine(db, secretKey);
  if (!engine) return undefined;
  const waiting = await db.first(sql<Waiting>`
    with next as (select d.id from practice.dictation d
        where d.state = 'waiting' and d.discarded_at is null and d.sound_gone_at is null and d.next_try_at <= platform.moment()
        order by d.next_try_at, d.id limit 1 for update skip locked)
    update practice.dictation d
       set tries = d.tries + 1, next_try_at = platform.moment() + make_interval(secs => 120 + 6 * d.seconds)
      from next, practice.dictation_sound s where d.id = next.id and s.dictation_id = d.id
    returning d.id, d.seconds, d.tries, s.content as sound`);
  return waiting && { engine, waiting };
}

async function writeDown(
  engine: Engine,
  { sound, seconds }: Waiting,
  ask: typeof askEngine,
): Promise<Outcome> {
  const wave = readWave(sound, anyLength);
  // Some engines invent words where nothing was said: they are not asked.
  if ('problem' in wave || wave.isSilent) return { failure: 'nothing heard' };
  return toOutcome(await ask(engine, sound, patience(seconds)));
}

type Outcome = { readonly passages: readonly string[] } | { readonly failure: DictationFailure };

function toOutcome(answer: EngineAnswer): Outcome {
  if ('failure' in answer) return answer;
  const passages = toPassages(answer.text);
  return passages.length === 0 ? { failure: 'nothing heard' } : { passages };
}

/** Where it was thrown away meanwhile, nothing is kept of what the engine said. */
async function keepOutcome(
  db: Write,
  { id, tries }: Waiting,
  outcome: Outcome & { readonly engine: Engine },
): Promise<void> {
  const still = sql`where id = ${id}::uuid and state = 'waiting' and discarded_at is null`;
  if ('passages' in outcome)
    await db.run(sql`update practice.dictation set state = 'ready', failure = null, written_down_at = platform.moment(),
      passages = ${JSON.stringify(outcome.passages)}::jsonb, model = ${outcome.engine.model} ${still}`);
  else if (outcome.failure === 'not reached' && tries < mostTries)
    await db.run(sql`update practice.dictation set failure = 'not reached',
      next_try_at = platform.moment() + make_interval(mins => ${minutesToNextTry(tries)}) ${still}`);
  else
    await db.run(sql`update practice.dictation set state = 'failed', failure = ${outcome.failure} ${still}`);
}
