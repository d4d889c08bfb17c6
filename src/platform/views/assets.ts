import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';

let manifest: Readonly<Record<string, string>> | undefined;

/**
 * The folder of built style sheets, scripts and fonts, to be served under `/assets/`. Every name in it but
 * `manifest.json` holds a hash of its content, so it may be cached for ever.
 */
export function assetsFolder(): string {
  return join(projectRoot(), 'dist', 'assets');
}

/**
 * The address of a built asset: `assetPath('staff.css')` is `/assets/staff-0123456789.css`.
 * @throws when there is no such asset, or the project was not built
 */
export function assetPath(name: string): string {
  manifest ??= readManifest();
  const hashed = manifest[name];
  if (hashed === undefined) throw new Error(`There is no built asset called ${name}: run "npm run build"`);
  return `/assets/${hashed}`;
}

function readManifest(): Record<string, string> {
  return JSON.parse(readFileSync(join(assetsFolder(), 'manifest.json'), 'utf8'));
}
