import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { browserArgs, executablePath } from './browser.ts';
import { killGroup } from './kith.ts';

/** A browser that is a process of its own, with a profile that outlives it. */
export type ChromiumProcess = {
  readonly child: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
};

/** Starts Chromium on this profile, as somebody does who turns their machine on again. */
export async function startChromium(profile: string): Promise<ChromiumProcess> {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const args = [
    ...browserArgs(['remote-debugging-port=0', `user-data-dir=${profile}`, 'window-size=1280,900']),
    'about:blank',
  ];
  const child = spawn(executablePath, args, { detached: true, stdio: 'ignore' });
  const port = await readPort(child, portFile);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [window] = browser.contexts();
  if (!window) throw new Error('Chromium has no window');
  const page = window.pages()[0] ?? (await window.newPage());
  page.setDefaultTimeout(10_000);
  return { child, browser, page };
}

/** Ends every process of it at once: nothing is written that is not yet written. */
export async function killChromium({ child, browser }: ChromiumProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  killGroup(child);
  if (child.exitCode === null && child.signalCode === null) await ended;
  await browser.close().catch(() => undefined);
}

async function readPort(child: ChildProcess, file: string): Promise<string> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
    if (port) return port;
    if (child.exitCode !== null) break;
    await pause(50);
  }
  throw new Error(`Chromium did not start (${child.exitCode ?? child.signalCode})`);
}
