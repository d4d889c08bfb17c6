// Records on the device, keeps what is recorded there, sealed, until the server says that it has it, and sends it as WAV of 16,000
// samples a second, which every engine takes. Without this script the form stays hidden.
import { makeWave, samplesPerSecond } from './wave.ts';
import { openSoundStore } from './sound-store.js';

/** A piece goes to the device's store so often, in milliseconds: what a crash can cost. */
const piece = 2000;

/**
 * Marks of the form: data-kith-recorder with the draft's id, data-kith-device-key, data-kith-minutes; data-kith-recorder-start,
 * -stop, -state, -kept, -send and -drop on what is in it.
 */
export async function recordSound(form) {
  const part = (name) => form.querySelector(`[data-kith-recorder-${name}]`);
  const say = (text) => (part('state').textContent = text);
  form.hidden = false;
  for (const one of document.querySelectorAll('[data-kith-unscripted]')) one.hidden = true;
  if (!navigator.mediaDevices?.getUserMedia || !globalThis.MediaRecorder)
    return say('This browser cannot record. Type instead.');
  const store = await openSoundStore(form.dataset.kithRecorder, form.dataset.kithDeviceKey);
  let running;

  const show = (isRecording) => {
    part('start').hidden = isRecording;
    part('stop').hidden = !isRecording;
  };
  const offer = async () => (part('kept').hidden = (await store.list()).length === 0);

  const send = async (id) => {
    say('Sending…');
    const kept = await store.read(id);
    const wave = kept && (await toWave(kept.parts).catch(() => undefined));
    const told = wave
      ? await post(form, { id, told: kept.told, wave })
      : { problem: 'Nothing was recorded.' };
    if (told.outcome === 'kept') {
      await store.drop(id);
      location.reload();
    } else if (told.problem) {
      await store.drop(id);
      say(`Not taken: ${told.problem}`);
    } else {
      say(away);
      await offer();
    }
  };

  const start = async () => {
    const told = new FormData(form).get('told');
    if (!told) return say('First say whether the family knows.');
    part('start').disabled = true;
    running = await begin({ store, told, minutes: Number(form.dataset.kithMinutes), say }).catch(
      () => undefined,
    );
    part('start').disabled = false;
    if (!running)
      return say('The microphone cannot be used. Allow it for this page in the browser, or type instead.');
    show(true);
    void running.ended.then(async (id) => {
      running = undefined;
      show(false);
      await send(id);
    });
  };

  part('start').addEventListener('click', () => running || void start());
  part('stop').addEventListener('click', () => running?.stop());
  form.addEventListener('submit', (event) => event.preventDefault());
  hearKept(part, { store, send, offer });
  await offer();
}

/** What can be done with recordings that the device still has. */
function hearKept(part, { store, send, offer }) {
  part('send').addEventListener('click', async () => {
    part('kept').hidden = true;
    for (const id of await store.list()) await send(id);
  });
  part('drop').addEventListener('click', async () => {
    for (const id of await store.list()) await store.drop(id);
    await offer();
  });
}

const away =
  'Not sent: Kith cannot be reached, or you are signed out. The recording is kept on this device, sealed: open this page again and press “Send it”.';

/** Starts the microphone. `ended` is settled with the recording's id once its last piece is in the store. */
async function begin({ store, told, minutes, say }) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const recorder = new MediaRecorder(stream);
  const id = crypto.randomUUID();
  const began = Date.now();
  let keeping = store.begin(id, told);
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) keeping = keeping.then(() => store.add(id, data));
  });
  const stop = () => recorder.state !== 'inactive' && recorder.stop();
  const clock = setInterval(() => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    say(`Recording: ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} of ${minutes}:00`);
    if (seconds >= minutes * 60) stop();
  }, 500);
  const ended = new Promise((resolve) => {
    recorder.addEventListener('stop', () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      void keeping.catch(() => say('This device has no room to keep the recording.')).then(() => resolve(id));
    });
  });
  recorder.start(piece);
  return { stop, ended };
}

async function toWave(parts) {
  const context = new OfflineAudioContext(1, samplesPerSecond, samplesPerSecond);
  const heard = await context.decodeAudioData(await new Blob(parts).arrayBuffer());
  return makeWave(heard.getChannelData(0));
}

/** What the server says: {outcome: 'kept'}, {problem}, or nothing where it was not reached or asks to sign in. */
async function post(form, { id, told, wave }) {
  const body = new FormData();
  body.append('_csrf', form.elements.namedItem('_csrf').value);
  body.append('upload', id);
  body.append('told', told);
  body.append('sound', new Blob([wave], { type: 'audio/wav' }), 'dictation.wav');
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined);
  const isTold = answer?.headers.get('content-type')?.startsWith('application/json');
  return isTold ? answer.json() : {};
}
