import { render } from 'preact';
import { Connection } from './connection.ts';
import { Desk } from './desk.ts';
import type { DeskState } from './desk.ts';
import type { Saved } from './messages.ts';
import { PageView } from './page-view.tsx';

/** The worker's program, put here by the build: a page opened from a folder may not load one from a file. */
declare const WORKER_PROGRAM: string;

const main = document.getElementById('main-content') ?? document.body;
const program = URL.createObjectURL(new Blob([WORKER_PROGRAM], { type: 'text/javascript' }));
let turn = 0;
let screen = 'form';

/** Draws the page, and leads the reader to what is new when another screen came. */
function draw(state: DeskState): void {
  render(<PageView desk={desk} state={state} />, main);
  if (state.turn === turn) return;
  turn = state.turn;
  const isSameScreen = state.screen.at === screen;
  screen = state.screen.at;
  lead(
    main.querySelector('.govuk-error-summary') ?? main.querySelector(isSameScreen ? 'h2[tabindex]' : 'h1'),
  );
}

function lead(to: Element | null): void {
  if (!(to instanceof HTMLElement)) return;
  if (!to.hasAttribute('tabindex')) to.tabIndex = -1;
  if (to.tagName === 'H1') window.scrollTo(0, 0);
  to.focus();
}

function save({ name, type, bytes }: Saved): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const desk = new Desk(new Connection(() => new Worker(program)), {
  draw,
  save,
  step: (number) => history.pushState({ step: number }, ''),
});

window.addEventListener('popstate', ({ state }: PopStateEvent) => {
  const step: unknown = state === null ? undefined : Reflect.get(Object(state), 'step');
  void desk.returnTo(typeof step === 'number' ? step : undefined);
});

// A file dropped beside the places for files would otherwise be opened instead of the page, and all would be lost.
for (const event of ['dragover', 'drop']) window.addEventListener(event, (one) => one.preventDefault());

draw(desk.state);
