import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withSection } from '../../bench/results.ts';

const page = new URL('../../docs/data/bench.md', import.meta.url);

test('what was measured again takes the place of what stood there, and the rest stays', () => {
  const one = withSection('', 'timeline', 'Measured once.\n\n| a | b |\n');
  const two = withSection(one, 'pages', 'Measured twice.\n');
  const three = withSection(two, 'timeline', 'Measured a third time.\n');
  expect(three.slice(three.indexOf('## '))).toBe(
    '## pages\nMeasured twice.\n\n## timeline\nMeasured a third time.\n',
  );
});

test('the page is as the benchmarks would write it', () => {
  const text = readFileSync(page, 'utf8');
  const told = /^## timeline\n([\s\S]*?)(?=\n## )/m.exec(text)?.[1] ?? '';
  expect(told).toContain('a family page');
  expect(withSection(text, 'timeline', told)).toBe(text);
});
