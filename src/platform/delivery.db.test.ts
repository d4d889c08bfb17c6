import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../test/support/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { Write } from './database/database.ts';
import { findFile, storeFile } from './files/files.ts';
import { countWaiting, deliverMessages, queueMessage } from './messages/messages.ts';
import type { Message } from './messages/messages.ts';
import { deliverEvents } from './outbox/deliver-events.ts';
import { getSetting, listSettingHistory, recordSetting } from './settings/settings.ts';
import type { Setting } from './settings/settings.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const asLoader = <T>(work: (db: Write) => Promise<T>) =>
  test.database.transaction({ account: null, role: 'loader' }, null, work);

describe('the outbox', () => {
  it('tells of an event if and only if the change that announced it committed', async () => {
    const heard: unknown[] = [];
    const subscriptions = [
      { event: 'ThingDone', handle: async (_: Write, { body }: { body: unknown }) => void heard.push(body) },
    ];
    await asLoader((db) => db.announce({ event: 'ThingDone', body: { number: 1 } }));
    const undone = asLoader(async (db) => {
      await db.announce({ event: 'ThingDone', body: { number: 2 } });
      throw new Error('the change failed');
    });
    await expect(undone).rejects.toThrow('the change failed');
    expect(await asLoader((db) => deliverEvents(db, subscriptions))).toBe(1);
    expect(await asLoader((db) => deliverEvents(db, subscriptions))).toBe(0);
    expect(heard).toEqual([{ number: 1 }]);
  });

  it('keeps an event for the next round when somebody fails on it', async () => {
    await asLoader((db) => db.announce({ event: 'HardThing', body: {} }));
    const failing = [{ event: 'HardThing', handle: () => Promise.reject(new Error('not today')) }];
    await expect(asLoader((db) => deliverEvents(db, failing))).rejects.toThrow('not today');
    expect(await asLoader((db) => deliverEvents(db, []))).toBe(1);
  });
});

describe('messages', () => {
  const note = {
    channel: 'local',
    recipient: 'someone@kith.example',
    subject: 'A test',
    body: 'Synthetic.',
  } as const;

  it('are sent once, and wait when the sender fails', async () => {
    const sent: Message[] = [];
    await asLoader((db) => queueMessage(db, note));
    expect(await asLoader((db) => deliverMessages(db, () => Promise.reject(new Error('no line'))))).toBe(0);
    expect(await asLoader(countWaiting)).toBe(1);
    expect(await asLoader((db) => deliverMessages(db, async (message) => void sent.push(message)))).toBe(1);
    expect(await asLoader((db) => deliverMessages(db, async (message) => void sent.push(message)))).toBe(0);
    expect(sent.map(({ subject }) => subject)).toEqual(['A test']);
  });
});

describe('files', () => {
  it('come back byte for byte', async () => {
    const content = new Uint8Array([0, 255, 10, 13, 9, 92]);
    const id = await asLoader((db) =>
      storeFile(db, { name: 'a.bin', mediaType: 'application/octet-stream', content }),
    );
    const found = await asLoader((db) => findFile(db, id));
    expect(new Uint8Array(found?.content ?? [])).toEqual(content);
  });
});

describe('settings', () => {
  const name: Setting<string> = {
    key: 'greeting',
    parse: (stored) => (typeof stored === 'string' ? stored : undefined),
    fallback: 'Hello',
    basis: 'a test',
  };

  it('hold their default until one is recorded, then the newest, and keep the ones before', async () => {
    expect(await asLoader((db) => getSetting(db, name))).toBe('Hello');
    await asLoader((db) => recordSetting(db, name, 'Good morning'));
    await asLoader((db) => recordSetting(db, name, 'Good evening'));
    expect(await asLoader((db) => getSetting(db, name))).toBe('Good evening');
    const history = await asLoader((db) => listSettingHistory(db, 'greeting'));
    expect(history.map(({ value }) => value)).toEqual(['Good evening', 'Good morning']);
  });

  it('fall back where what is stored cannot be read', async () => {
    await asLoader((db) =>
      recordSetting(
        db,
        { ...name, key: 'odd', parse: () => undefined, fallback: 0 } as never,
        { odd: true } as never,
      ),
    );
    expect(await asLoader((db) => getSetting(db, { ...name, key: 'odd' }))).toBe('Hello');
  });
});
