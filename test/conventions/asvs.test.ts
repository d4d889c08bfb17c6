import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/project.ts';
import { asvsLevels } from './asvs-numbers.ts';

type Line = {
  readonly number: string;
  readonly level: string;
  readonly asked: string;
  readonly state: string;
  readonly shownBy: readonly string[];
  readonly note: string;
};

const read = (path: string) => readFileSync(join(projectRoot(), path), 'utf8');

/** The rows of the table: | V1.1.1 | 2 | words | state | files | note | */
const lines: readonly Line[] = read('docs/security/asvs.md')
  .split('\n')
  .filter((line) => line.startsWith('| V'))
  .map((line) => {
    const [number = '', level = '', asked = '', state = '', files = '', note = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    const shownBy = [...files.matchAll(/`([^`]+)`/g)].flatMap(([, file]) => file ?? []);
    return { number, level, asked, state, shownBy, note };
  });

describe('the table of ASVS 5.0 requirements', () => {
  it('counts what was published: 70 of level 1, 183 of level 2, 92 of level 3', () => {
    const levels = [...asvsLevels.values()];
    expect([1, 2, 3].map((level) => levels.filter((one) => one === level).length)).toEqual([70, 183, 92]);
  });

  it('has every requirement of levels 1 and 2 once, with its level', () => {
    const expected = [...asvsLevels]
      .filter(([, level]) => level < 3)
      .map(([number, level]) => `${number} ${level}`);
    expect(lines.map(({ number, level }) => `${number} ${level}`)).toEqual(expected);
  });

  it('says of each one of three things', () => {
    expect(lines.filter(({ state }) => !['met', 'not applicable', 'open'].includes(state))).toEqual([]);
  });

  it('names for what is met a file or a test that shows it, and a reason for what is not', () => {
    const bare = lines.filter(({ state, shownBy, note }) =>
      state === 'met' ? shownBy.length === 0 : note === '',
    );
    expect(bare.map(({ number }) => number)).toEqual([]);
  });

  it('names only files that are there', () => {
    const gone = lines.flatMap(({ number, shownBy }) =>
      shownBy.filter((file) => !existsSync(join(projectRoot(), file))).map((file) => `${number} ${file}`),
    );
    expect(gone).toEqual([]);
  });

  it('is summed up truly in docs/security.md', () => {
    const count = (state: string) => lines.filter((line) => line.state === state).length;
    const sum = `${count('met')} met, ${count('not applicable')} not applicable, ${count('open')} open`;
    expect(read('docs/security.md')).toContain(sum);
  });
});
