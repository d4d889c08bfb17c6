import { describe, expect, it } from 'vitest';
import type { Read } from '../database/database.ts';
import type { Setting } from './settings.ts';
import { getSettings } from './settings.ts';

const days = (key: string, fallback: number): Setting<number> => ({
  key,
  parse: (stored) => (typeof stored === 'number' ? stored : undefined),
  fallback,
  basis: 'invented',
});

describe('several settings', () => {
  it('are each what was recorded, and the default where nothing was or where it is not a value of theirs', async () => {
    const rows = [
      { key: 'test.second', value: 30 },
      { key: 'test.third', value: 'of an older version' },
    ];
    const db = { query: async () => rows } as unknown as Read;
    const asked = { one: days('test.first', 1), two: days('test.second', 2), three: days('test.third', 3) };
    expect(await getSettings(db, asked)).toEqual({ one: 1, two: 30, three: 3 });
  });
});
