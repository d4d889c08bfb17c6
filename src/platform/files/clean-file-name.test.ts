import { expect, it } from 'vitest';
import { cleanFileName } from './clean-file-name.ts';

it('leaves names alone that a person could have given', () => {
  for (const name of ['letters.csv', '2026/Événements 😀 (2).csv']) expect(cleanFileName(name)).toBe(name);
});

it('takes out what a database or a page cannot hold', () => {
  expect(cleanFileName('a\0b\nc\ud800.csv')).toBe('a\ufffdb\ufffdc\ufffd.csv');
  expect(cleanFileName('n'.repeat(5000))).toHaveLength(300);
});
