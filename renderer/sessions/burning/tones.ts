import type { LaneFaceName } from './lane-face.ts';

export type SoundName = LaneFaceName | 'wrong-code';

/** A tone: when it begins and ends (seconds), how high it is (hertz), and its colour. */
interface Tone {
  readonly from: number;
  readonly to: number;
  readonly hertz: number;
  readonly wave: OscillatorType;
}

const bell = (from: number, hertz: number, length = 0.16): Tone => ({
  from,
  to: from + length,
  hertz,
  wave: 'sine',
});
const buzz = (from: number, hertz: number): Tone => ({ from, to: from + 0.22, hertz, wave: 'triangle' });

/** Rising is good, falling is not; what is urgent comes three times. Told apart without looking. */
const TONES: Readonly<Partial<Record<SoundName, readonly Tone[]>>> = {
  code: [bell(0, 659), bell(0.14, 659)],
  'wrong-code': [buzz(0, 277)],
  'lift-good': [bell(0, 659), bell(0.12, 880, 0.28)],
  'lift-unchecked': [bell(0, 659), bell(0.12, 784, 0.28)],
  'lift-due': [bell(0, 659), bell(0.12, 523, 0.28)],
  'set-aside': [buzz(0, 311), buzz(0.24, 208)],
  'lift-bad': [buzz(0, 311), buzz(0.24, 208)],
  stopped: [buzz(0, 311), buzz(0.24, 208)],
  refused: [buzz(0, 233), buzz(0.26, 233)],
  interrupted: [bell(0, 988, 0.1), bell(0.16, 988, 0.1), bell(0.32, 988, 0.1)],
};

const VOLUME = 0.22;
const EDGE_SECONDS = 0.015;

let audio: AudioContext | undefined;

/** Plays what a lane's new state sounds like; nothing for states that have no sound. */
export function play(name: SoundName): void {
  const tones = TONES[name];
  if (!tones) return;
  audio ??= new AudioContext();
  // A browser lets nothing sound before a person has done something in the window.
  void audio.resume();
  for (const tone of tones) sound(audio, tone);
}

function sound(context: AudioContext, { from, to, hertz, wave }: Tone): void {
  const start = context.currentTime + from;
  const end = context.currentTime + to;
  const oscillator = new OscillatorNode(context, { type: wave, frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(VOLUME, start + EDGE_SECONDS);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
