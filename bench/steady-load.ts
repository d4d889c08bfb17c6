import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type LoadResult = { readonly times: readonly number[]; readonly wrong: number };

let nextAddress = 2;

/**
 * Asks for pages at a steady rate whether or not earlier ones were answered, as people do. Each answer's time counts from
 * the moment it was due to be asked for, so that a stall is not hidden by waiting for it.
 */
export async function loadSteadily(
  urls: readonly string[],
  { cookie, rate, seconds }: { cookie: string; rate: number; seconds: number },
): Promise<LoadResult> {
  // Each workload comes from an address of its own, or the limit of requests per address would end it.
  const agent = new Agent({ keepAlive: true, maxSockets: 64, localAddress: `127.0.0.${nextAddress++}` });
  const start = performance.now();
  const answers: Promise<{ ms: number; isRight: boolean }>[] = [];
  for (let i = 0; i < rate * seconds; i += 1) {
    const due = start + (i * 1000) / rate;
    await pause(Math.max(0, due - performance.now()));
    answers.push(
      ask(agent, urls[i % urls.length] ?? '', cookie).then((isRight) => ({
        ms: performance.now() - due,
        isRight,
      })),
    );
  }
  const done = await Promise.all(answers);
  agent.destroy();
  return { times: done.map(({ ms }) => ms), wrong: done.filter(({ isRight }) => !isRight).length };
}

function ask(agent: Agent, url: string, cookie: string): Promise<boolean> {
  return new Promise((settle) => {
    const sent = request(url, { agent, headers: { cookie } }, (answer) => {
      answer.resume();
      answer.once('end', () => settle(answer.statusCode === 200));
    });
    sent.once('error', () => settle(false));
    sent.end();
  });
}
