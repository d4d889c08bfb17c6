import { startEmbedded } from '../start-embedded.ts';

/**
 * A process of its own for tests: starts or joins the server of a data folder, says so in one line of JSON,
 * and holds it until it is killed or told to stop (SIGTERM). Arguments: the data folder, and 'own' to own it.
 */
const [, , dataDir = '', role] = process.argv;

try {
  const server = await startEmbedded({ dataDir, durable: false, own: role === 'own' });
  process.stdout.write(`${JSON.stringify({ ...server, pid: process.pid })}\n`);
  const alive = setInterval(() => undefined, 1000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void server.stop();
  });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  process.stdout.write(`${JSON.stringify({ code, message: String(error) })}\n`);
}
