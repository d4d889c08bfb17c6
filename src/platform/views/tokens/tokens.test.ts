import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = readFileSync(join(import.meta.dirname, '_tokens.scss'), 'utf8');

/** The colours of one group in the tokens: {ink: '#1d2b2f', …}. */
function readGroup(name: string): Record<string, string> {
  const body = new RegExp(`\\$${name}: \\((.*?)\\n\\);`, 's').exec(source)?.[1] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/'([a-z0-9-]+)': (#[0-9a-f]{6})/g)].map(([, key, hex]) => [key, hex]),
  );
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const text = readGroup('text');
const grounds = readGroup('grounds');
const tints = readGroup('tints');
const other = readGroup('other');

describe('colours', () => {
  it('are measured as WCAG measures them', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('for text are ten, on four grounds', () => {
    expect(Object.keys(text)).toHaveLength(10);
    expect(Object.keys(grounds)).toHaveLength(4);
  });

  const pairs = Object.entries(text).flatMap(([name, colour]) =>
    Object.entries(grounds).map(([ground, behind]) => ({ name, ground, ratio: contrast(colour, behind) })),
  );
  it.each(pairs)('$name on $ground holds 5:1', ({ ratio }) => {
    expect(ratio).toBeGreaterThanOrEqual(5);
  });

  it.each(Object.entries(tints))('%s can stand behind ink and behind its own colour', (name, tint) => {
    expect(contrast(text['ink'] ?? '', tint)).toBeGreaterThanOrEqual(7);
    expect(contrast(text[name.replace('-tint', '')] ?? '', tint)).toBeGreaterThanOrEqual(5);
  });

  it('of edges that must be seen hold 3:1 on every ground (WCAG 2.2, 1.4.11)', () => {
    for (const ground of Object.values(grounds)) {
      expect(contrast(other['line-strong'] ?? '', ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

/** Style sheets and components, everywhere in the source. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /\.(s?css|tsx|svg)$/.test(entry.name) && !entry.name.includes('.test.'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(join('views', 'tokens')));
}

/** Lines that name a colour or a radius themselves. An anchor (`href="#abc"`) is no colour. */
function namesLook(line: string): boolean {
  const code = line.replace(/\/\/.*$/, '').replace(/href="#[^"]*"/g, '');
  return /#[0-9a-f]{3,8}\b(?!-)|\b(rgb|hsl|oklch|lab)a?\(|border-radius:\s*[1-9]/i.test(code);
}

describe('the look', () => {
  const files = listFiles(join(import.meta.dirname, '../../..'));

  it('is named in the tokens and nowhere else', () => {
    const found = files.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) => (namesLook(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
    expect(files.length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });

  it('is recognised where it is named', () => {
    expect(['color: #fff', 'fill="#a12a4f"', 'rgb(0 0 0)', 'border-radius: 4px'].map(namesLook)).toEqual(
      Array(4).fill(true),
    );
    expect(
      ['// issue #123', 'href="#abc"', 'border-radius: var(--x)', 'border-radius: 0'].map(namesLook),
    ).toEqual(Array(4).fill(false));
  });
});
