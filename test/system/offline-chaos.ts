import type { Send, Sent, Waiting } from '../../src/modules/practice/offline/send-waiting.ts';
import { sendWaiting } from '../../src/modules/practice/offline/send-waiting.ts';
import type { Upload } from '../../src/modules/practice/offline/upload-rules.ts';
import { makeUploadId } from '../../src/modules/practice/offline/upload-rules.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { now } from '../access/access-world.ts';
import { Chance } from '../support/chance.ts';
import type { Told } from './check-offline.ts';
import type { OfflineWorld, Pod } from './offline-world.ts';
import { boxFor, endAllocations, plantPod, post, visitFields } from './offline-world.ts';

/** A box as it waits; `again` seals the same text anew, which only a broken queue does. */
export type Kept = {
  readonly id: string;
  readonly box: string;
  readonly again: () => Promise<{ id: string; box: string }>;
};

/** A visit that somebody wrote on a device: the words are written nowhere else. */
type Written = { readonly upload: Upload; readonly words: string; readonly saidAt: string };

/** One device: its clock is wrong by so many milliseconds. */
type Device = { readonly id: string; readonly skew: number; readonly queue: Map<string, Kept> };

/** What a run did, and what its devices were told. */
export type Run = Told & { readonly posts: number };

/** The queue and the server's door of a run: the real ones, or one that a test has broken. */
export type Way = {
  readonly sendAll: (queue: Waiting<Kept>, send: Send<Kept>) => Promise<Sent>;
  readonly arrive: (world: OfflineWorld, kept: Kept) => Promise<unknown>;
};

export const realWay: Way = { sendAll: sendWaiting, arrive: (world, { box }) => post(world, box) };

const threeDays = 3 * 86_400_000;
const roundsOfFaults = 12;

/**
 * Two devices of one worker write, send over a bad network, and come home: requests are lost, answers are lost, both come twice or
 * late, another page answers instead; clocks are wrong; one device is a copy of the other; access may end in the middle.
 */
export async function runChaos(
  world: OfflineWorld,
  chance: Chance,
  { name, way = realWay }: { readonly name: string; readonly way?: Way },
): Promise<Run> {
  const pod = await plantPod(world, chance.whole(1, 3));
  const devices = [newDevice(chance), newDevice(chance)] as const;
  const written: Written[] = [];
  const keep = async (device: Device, one: Written) => {
    written.push(one);
    const seal = async (id: string) => ({ id, box: await boxFor(pod.account, { ...one.upload, id }) });
    device.queue.set(one.upload.id, { ...(await seal(one.upload.id)), again: () => seal(newId()) });
  };
  for (const [number, device] of devices.entries())
    for (let count = chance.whole(1, 3); count > 0; count -= 1)
      await keep(device, write(chance, device, { pod, words: `${name}, device ${number}, visit ${count}` }));
  if (chance.isOneIn(3)) await clash(devices, { chance, pod, keep, name });
  if (chance.isOneIn(3))
    for (const [id, kept] of devices[0].queue) if (!devices[1].queue.has(id)) devices[1].queue.set(id, kept);
  return send(world, chance, { devices, pod, written, way });
}

function newDevice(chance: Chance): Device {
  return { id: newId(), skew: chance.whole(-threeDays, threeDays), queue: new Map() };
}

type Saying = { readonly pod: Pod; readonly words: string; readonly id?: string };

function write(chance: Chance, device: Device, { pod, words, id }: Saying): Written {
  const clock = Date.parse(now) + device.skew;
  const random = Uint8Array.from({ length: 10 }, () => chance.whole(0, 255));
  // Some are sent unfinished: what the children got from it is missing.
  const fields = visitFields(words, pod.children.length);
  const upload: Upload = {
    ...{ id: id ?? makeUploadId(clock, random), device: device.id, saidAt: new Date(clock).toISOString() },
    ...{ children: pod.children, fields: chance.isOneIn(4) ? { ...fields, gained: '' } : fields },
  };
  return { upload, words, saidAt: upload.saidAt };
}

type Clashing = {
  readonly chance: Chance;
  readonly pod: Pod;
  readonly name: string;
  readonly keep: (device: Device, one: Written) => Promise<void>;
};

/** A device whose storage was copied writes other words under an id that is taken. */
async function clash(
  devices: readonly [Device, Device],
  { chance, pod, keep, name }: Clashing,
): Promise<void> {
  const [id = ''] = devices[0].queue.keys();
  await keep(devices[1], write(chance, devices[1], { pod, words: `${name}, the same id`, id }));
}

type Sending = {
  readonly devices: readonly [Device, Device];
  readonly pod: Pod;
  readonly written: readonly Written[];
  readonly way: Way;
};

async function send(
  world: OfflineWorld,
  chance: Chance,
  { devices, pod, written, way }: Sending,
): Promise<Run> {
  const arrive = (one: Kept) => way.arrive(world, one);
  const nets = devices.map(() => badNetwork(arrive, new Chance(chance.whole(1, 1_000_000))));
  const heal = () => nets.forEach((net) => net.heal());
  const heard: Run['heard'][number][] = [];
  const ends = chance.isOneIn(2) ? chance.whole(0, 1) : -1;
  for (let round = 0; devices.some(({ queue }) => queue.size > 0); round += 1) {
    if (round === ends) await endAllocations(world, pod);
    if (round === roundsOfFaults) heal();
    if (round > roundsOfFaults + 2) break;
    const both = await Promise.all(
      devices.map(({ queue }, of) => way.sendAll(kept(queue), nets[of]?.send ?? never)),
    );
    heard.push(...both.flatMap(({ acknowledged }) => acknowledged));
    for (const net of nets) await net.deliverLate();
  }
  const waiting = devices.reduce((sum, { queue }) => sum + queue.size, 0);
  const posts = nets.reduce((sum, net) => sum + net.posts(), 0);
  return { pod, written, looks: 0, heard, waiting, posts };
}

const never = () => Promise.reject(new Error('no network'));

function kept(queue: Map<string, Kept>): Waiting<Kept> {
  return {
    list: () => Promise.resolve([...queue.values()]),
    drop: (id) => Promise.resolve(void queue.delete(id)),
  };
}

/** A network that loses, doubles, delays and lies, until it is healed. */
function badNetwork(deliver: (one: Kept) => Promise<unknown>, chance: Chance) {
  let isBad = true;
  let count = 0;
  const late: Kept[] = [];
  const arrive = (one: Kept) => {
    count += 1;
    return deliver(one);
  };
  const lost = () => Promise.reject(new Error('nothing came back'));
  const faults: readonly [Fault, ...Fault[]] = [
    lost,
    async (one) => {
      await arrive(one);
      return lost();
    },
    async (one) => (await Promise.all([arrive(one), arrive(one), arrive(one)]))[1],
    (one) => {
      late.push(one, one);
      return lost();
    },
    () => Promise.resolve('<h1>Sign in to this café’s network</h1>'),
    () => Promise.resolve({ id: newId(), outcome: 'recorded' }),
    arrive,
    arrive,
  ];
  return {
    send: (one: Kept) => (isBad ? chance.pick(faults)(one) : arrive(one)),
    heal: () => void (isBad = false),
    posts: () => count,
    deliverLate: async () => {
      for (const one of late.splice(0).reverse()) await arrive(one);
    },
  };
}

type Fault = (one: Kept) => Promise<unknown>;
