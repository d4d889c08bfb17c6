import { chmod, cp, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { prepareDataFolder } from './data-folder.ts';
import { layoutOf } from './data-layout.ts';
import { makeCluster } from './make-cluster.ts';
import { getNativePackage, makeLinks, prepareNative } from './native-package.ts';
import { findServerUser } from './server-user.ts';
import { Scratch } from './testing/scratch.ts';

const scratch = new Scratch();
afterEach(() => scratch.clear());

test('links that an install without scripts left out are made', async () => {
  const native = await getNativePackage();
  const root = join(await scratch.folder(), 'package');
  await cp(native.root, root, { recursive: true, verbatimSymlinks: true });
  const link = join(root, 'native', 'lib', 'libpq.so.5');
  await rm(link, { force: true });
  await makeLinks(root);
  expect(await readlink(link)).toMatch(/^libpq\.so\.5\.\d+$/);
});

test.skipIf(process.getuid?.() !== 0)(
  "a package out of reach of the server's user is copied beside the data once, and works from there",
  async () => {
    const native = await getNativePackage();
    const home = await scratch.folder(0o700);
    await cp(native.root, join(home, 'package'), { recursive: true, verbatimSymlinks: true });
    await chmod(join(home, 'package', 'native', 'bin', 'postgres'), 0o700);
    const layout = layoutOf(await scratch.dataDir());
    const user = await findServerUser(layout.cluster);
    await prepareDataFolder(layout, user);
    const hidden = { ...native, root: join(home, 'package') };
    const folder = await prepareNative(hidden, layout, user);
    expect(folder).toBe(join(layout.dataDir, `postgres-${native.version}`, 'native'));
    await makeCluster(layout, { native: folder, user, durable: false });
    expect(await prepareNative(hidden, layout, user)).toBe(folder);
  },
);
