import { describe, expect, it } from 'vitest';
import { findCommand, parseCommandLine, WrongUse } from './command.ts';
import type { Command } from './command.ts';

const look: Command = {
  name: 'look',
  usage: [],
  options: { year: { type: 'string' }, loud: { type: 'boolean' } },
  lists: ['last'],
  run: () => Promise.resolve(0),
};

const parse = (...line: string[]) => {
  const { options, words, lists } = parseCommandLine(look, ['look', ...line]);
  return { options, words, lists };
};

describe('the command line', () => {
  it('gives an option that takes several words all of them up to the next option', () => {
    expect(parse('a', 'b', '--last', 'c', 'd', '--year', '2026', 'e')).toEqual({
      options: { year: '2026' },
      words: ['a', 'b', 'e'],
      lists: { last: ['c', 'd'] },
    });
  });

  it('takes the first word behind an equals sign too, and the option twice', () => {
    expect(parse('--last=c', 'd', '--loud', '--last', 'e', 'f').lists).toEqual({
      last: ['c', 'd', 'e', 'f'],
    });
  });

  it('gives an empty list where the option is not there', () => {
    expect(parse('a')).toEqual({ options: {}, words: ['a'], lists: { last: [] } });
  });

  it('refuses options and commands that there are not', async () => {
    const commands = { look: () => Promise.resolve(look) };
    expect(() => parse('--lst', 'c')).toThrow(WrongUse);
    await expect(findCommand(commands, ['see'])).rejects.toThrow('There is no command "see".');
    await expect(findCommand(commands, ['toString'])).rejects.toThrow('There is no command "toString".');
    await expect(findCommand(commands, [])).rejects.toThrow('Name a command.');
    expect(await findCommand(commands, ['look', 'a'])).toBe(look);
  });
});
