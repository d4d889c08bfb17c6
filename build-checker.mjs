/**
 * Builds the page for checks on files alone into dist/check/index.html: one file with everything in it, so that it can
 * be put on any web server or opened from a folder (docs/adr/0014). Its own policy lets it run its one script, and send
 * nothing anywhere.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { build as bundle } from 'esbuild';
import { compileAsync } from 'sass';

const types = { '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

/** Upright letters only: nothing on the page is slanted, and each font makes the file larger. */
const fontPackage = '@fontsource-variable/atkinson-hyperlegible-next/files';
const isWanted = (file) => !file.includes('-italic');

/** @param {{ root: string, dist: string, warn: (message: string) => void }} place */
export async function buildChecker({ root, dist, warn }) {
  const app = join(root, 'src/apps/checker');
  const [template, styles, script, icon, version] = await Promise.all([
    readFile(join(app, 'page.html'), 'utf8'),
    makeStyles(root, warn),
    makeScript(app),
    toAddress(join(root, 'src/platform/views/tokens/icon.svg')),
    readVersion(root),
  ]);
  const parts = { policy: makePolicy(script, styles), icon, version };
  const page = template
    .replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name])
    .replace('<link rel="stylesheet" href="checker.scss" />', () => `<style>${styles}</style>`)
    .replace('<script src="start.tsx"></script>', () => `<script>${script}</script>`);
  const folder = join(dist, 'check');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html.new'), page);
  await rename(join(folder, 'index.html.new'), join(folder, 'index.html'));
}

/** The worker's program goes into the page's as text. */
async function makeScript(app) {
  const worker = await bundleFor(join(app, 'worker.ts'), {});
  return bundleFor(join(app, 'start.tsx'), { WORKER_PROGRAM: JSON.stringify(worker) });
}

/** `platform: 'browser'` makes the build fail on anything of Node's. */
async function bundleFor(entry, define) {
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define,
  });
  const text = outputFiles[0].text.trim();
  // Within a page these two would change how the rest is read.
  return text.replaceAll('<!--', '\\x3c!--').replaceAll('</script', '\\x3c/script');
}

/** The style sheet with its fonts and pictures in it. */
async function makeStyles(root, warn) {
  const modules = join(root, 'node_modules');
  const { css } = await compileAsync(join(root, 'src/apps/checker/checker.scss'), {
    loadPaths: [root, modules],
    style: 'compressed',
    quietDeps: true,
    logger: { warn },
  });
  const wanted = css.replace(/@font-face\{[^}]*\}/g, (face) => (isWanted(face) ? face : ''));
  const link = /url\("?((?:fonts|images)\/[^")]+)"?\)/g;
  const files = [...new Set([...wanted.matchAll(link)].map(([, file]) => file))];
  const addresses = new Map(
    await Promise.all(files.map(async (file) => [file, await toAddress(findLinked(modules, file))])),
  );
  return wanted.replace(link, (_, file) => `url("${addresses.get(file)}")`).trim();
}

function findLinked(modules, file) {
  const folder = file.startsWith('fonts/') ? fontPackage : '@ministryofjustice/frontend/moj/assets/images';
  return join(modules, folder, basename(file));
}

async function toAddress(path) {
  return `data:${types[extname(path)]};base64,${(await readFile(path)).toString('base64')}`;
}

async function readVersion(root) {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;
}

/** This script and this style sheet and no others; nothing may be asked for, and nothing sent. */
function makePolicy(script, styles) {
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(styles)}`,
    'font-src data:',
    'img-src data:',
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}
