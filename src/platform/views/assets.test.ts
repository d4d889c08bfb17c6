import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetPath, assetsFolder } from './assets.ts';

function readAsset(name: string): string {
  return readFileSync(join(assetsFolder(), assetPath(name).replace('/assets/', '')), 'utf8');
}

describe('assets', () => {
  it('have addresses that change with their content', () => {
    expect(assetPath('staff.css')).toMatch(/^\/assets\/staff-[0-9a-f]{10}\.css$/);
    expect(assetPath('kith.js')).toMatch(/^\/assets\/kith-[0-9a-f]{10}\.js$/);
  });

  it('that do not exist are an error, not a broken link', () => {
    expect(() => assetPath('nothing.css')).toThrow('no built asset called nothing.css');
  });

  it.each(['staff.css', 'public.css'])('of %s are all there: fonts and pictures too', (name) => {
    const links = [...readAsset(name).matchAll(/url\("?([^")]+)"?\)/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(readFileSync(join(assetsFolder(), link)).length).toBeGreaterThan(100);
  });

  it.each(['staff.css', 'public.css'])('of %s carry neither the crown nor the typeface of GOV.UK', (name) => {
    expect(readAsset(name)).not.toMatch(/transport|crown|crest/i);
  });
});
