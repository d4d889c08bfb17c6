export { askEngine } from './dictation/ask-engine.ts';
export { checks, markForChecking } from './dictation/check-words-rules.ts';
export type { Check, Piece } from './dictation/check-words-rules.ts';
export {
  acceptPassage,
  addDictation,
  discardDictation,
  dropSoundsOfVisit,
  findDictation,
  findSound,
  listDictations,
  tryAgain,
  undiscardDictation,
} from './dictation/dictation-queries.ts';
export {
  addWords,
  dictatedAbouts,
  failureWords,
  parseDictatedField,
  soundGoneWords,
} from './dictation/dictation-rules.ts';
export type { DictatedField, DictatedPassage, Dictation } from './dictation/dictation-rules.ts';
export {
  dictationDays,
  dictationMinutes,
  engineSetting,
  parseEngineAddress,
  sealEngineKey,
} from './dictation/engine-settings.ts';
export type { EngineSettings } from './dictation/engine-settings.ts';
export { dropRecordings, transcribeWaiting } from './dictation/transcribe-waiting.ts';
export { mostWaveBytes, readWave } from './dictation/read-wave.ts';
