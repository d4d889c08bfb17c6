import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Load } from '../support/kill-import.ts';
import { countContents, importLoad, listWholes, makeLoad, untilProgress } from '../support/kill-import.ts';
import type { Serving } from '../support/kith.ts';
import { kith, newFolder, ownerOf, removeFolder, serveKith } from '../support/kith.ts';
import type { Edit, Editor } from '../support/staff-edits.ts';
import { lookAt, plantEditors } from '../support/staff-edits.ts';

/** A small disk of its own: a file system in memory, which root may mount on Linux. */
function mountDisk(at: string, megabytes: number): void {
  mkdirSync(at, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', at], { stdio: 'pipe' });
}

const unmount = (at: string) => execFileSync('umount', ['-l', at], { stdio: 'pipe' });

function mayMount(): boolean {
  const root = newFolder();
  try {
    mountDisk(join(root, 'disk'), 1);
    unmount(join(root, 'disk'));
    return true;
  } catch {
    return false;
  } finally {
    removeFolder(root);
  }
}

/** Writes until nothing more fits. */
function fillDisk(at: string): void {
  const file = openSync(join(at, 'filler'), 'a');
  try {
    for (let bytes = 1 << 20; bytes >= 1;)
      try {
        if (writeSync(file, Buffer.alloc(bytes)) < bytes) bytes >>= 1;
      } catch {
        bytes >>= 1;
      }
  } finally {
    closeSync(file);
  }
}

describe.skipIf(process.platform !== 'linux' || !mayMount())(
  'a disk that is full (skipped where no small disk may be mounted)',
  () => {
    let [root, disk, data] = ['', '', ''];
    let serving: Serving | undefined;
    let editor: Editor = { person: '', cookie: '', csrf: '' };
    const edits: Edit[] = [];
    const acknowledged: Load[] = [];

    beforeAll(async () => {
      root = newFolder();
      disk = join(root, 'disk');
      mountDisk(disk, 400);
      data = join(disk, 'data');
      const first = makeLoad(root, 1, 30);
      const ended = await importLoad(data, first).ended;
      if (ended.code !== 0) throw new Error(ended.stderr);
      acknowledged.push(first);
      serving = await serveKith(['--empty', '--data', data], {
        env: { KITH_AUDIT_ROOTS: join(root, 'roots') },
      });
      editor = (await plantEditors(ownerOf(data), 1))[0] ?? editor;
    }, 300_000);
    afterAll(async () => {
      makeRoom();
      await serving?.stop();
      unmount(disk);
      removeFolder(root);
    }, 120_000);

    const makeRoom = () => rmSync(join(disk, 'filler'), { force: true });

    async function send(value: string): Promise<{ status: number; html: string }> {
      const fields = { kind: 'other', value, safe_to_use: 'yes', _csrf: editor.csrf };
      const answer = await fetch(`${serving?.staff}/people/${editor.person}/facts/contacts/new`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: editor.cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields),
      });
      const { status } = answer;
      edits.push({ value, kind: 'add', acknowledged: status === 303, status, at: performance.now() });
      return { status, html: await answer.text() };
    }

    /** Sends forms until one ends otherwise than saved. */
    async function sendUntilRefused(): Promise<{ status: number; html: string }> {
      for (let n = 0; ; n += 1) {
        const answer = await send(`${'so many words '.repeat(10)}${n}`);
        if (answer.status !== 303) return answer;
      }
    }

    it('tells who sends a form, gives the words back, and writes on by itself when there is room', async () => {
      expect((await send('before')).status).toBe(303);
      fillDisk(disk);
      const refused = await sendUntilRefused();
      expect(refused.status).toBe(503);
      for (const part of ['so many words', 'Send it again']) expect(refused.html).toContain(part);
      expect(refused.html).toMatch(/Nothing was saved|We cannot tell whether this was saved/);
      expect(serving?.running.child.exitCode, 'the same process').toBeNull();
      makeRoom();
      const deadline = Date.now() + 120_000;
      while ((await send(`after ${edits.length}`)).status !== 303 && Date.now() < deadline) await pause(200);
      expect(edits.at(-1)?.acknowledged).toBe(true);
      const kept = await lookAt(ownerOf(data), editor, edits);
      expect([kept.lost, kept.halves]).toEqual([[], []]);
    });

    it('ends an import with a sentence and leaves whole file sets only; run again, it completes', async () => {
      await serving?.stop();
      serving = undefined;
      const load = makeLoad(root, 2, 400);
      const importing = importLoad(data, load);
      await untilProgress(importing);
      // It stands still meanwhile, or a quick machine has imported all before the disk is full.
      importing.child.kill('SIGSTOP');
      fillDisk(disk);
      importing.child.kill('SIGCONT');
      const ended = await importing.ended;
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(
        /disk that the database writes to is full|database went away|No space left/,
      );
      expect(ended.stderr).not.toMatch(/\n\s+at /);
      expect(ended.stdout).toBe('');
      makeRoom();
      const [own, before] = await countContents(data, [load, ...acknowledged]);
      expect(listWholes(load)).toContainEqual(own);
      expect(before).toEqual(listWholes(acknowledged[0] ?? load)[2]);
      const again = await importLoad(data, load).ended;
      expect([again.code, again.code === 0 ? '' : again.stderr]).toEqual([0, '']);
      expect((await countContents(data, [load]))[0]).toEqual(listWholes(load)[2]);
    });

    it('makes no backup, leaves nothing that could be taken for one, and says so', async () => {
      const out = join(root, 'backups');
      mountDisk(out, 8);
      const backup = join(out, 'tonight');
      const ended = await kith(['backup', '--data', data, '--out', backup]);
      expect([ended.code, ended.stdout]).toEqual([1, '']);
      expect(ended.stderr).toMatch(/^There is no room left on the disk of .*tonight\. No backup was made/);
      expect(readdirSync(backup)).toEqual([]);
      const restored = await kith(['restore', '--from', backup, '--data', join(root, 'restored')]);
      expect([restored.code, existsSync(join(root, 'restored', 'postgres'))]).toEqual([
        expect.any(Number),
        false,
      ]);
      expect(restored.code).not.toBe(0);
      unmount(out);
    });

    it('archives no half file, says so, and goes on when there is room', async () => {
      const archive = join(root, 'archive');
      mountDisk(archive, 24);
      const filler = join(archive, '..', 'archive', 'filler');
      const round = () => kith(['archive', '--data', data, '--archive', join(archive, 'log')]);
      fillDisk(archive);
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const ended = await round();
        expect([ended.code, ended.stdout]).toEqual([1, '']);
        expect(ended.stderr).toMatch(
          /^There is no room left on the disk of .*log\. What was copied before is whole/,
        );
      }
      const names = existsSync(join(archive, 'log')) ? readdirSync(join(archive, 'log')) : [];
      expect(names.filter((name) => /^[0-9A-F]{24}/.test(name))).toEqual([]);
      rmSync(filler);
      expect((await round()).code).toBe(0);
      const log = readdirSync(join(archive, 'log')).filter((name) => /^[0-9A-F]{24}/.test(name));
      expect(log.map((name) => statSync(join(archive, 'log', name)).size)).toEqual(log.map(() => 16 << 20));
      unmount(archive);
    });
  },
);
