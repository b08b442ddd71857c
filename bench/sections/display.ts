/* Reads displays in frames that were drawn without the reader's knowledge (test/display-frames), the checking half of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { DisplayFilm } from '../../src/display/display-film.ts';
import { readDisplay, readDisplays } from '../../src/display/read-display.ts';
import { viewOf } from '../../test/display-frames/camera.ts';
import { Chance, type Chosen } from '../../test/display-frames/chance.ts';
import { negativeOf } from '../../test/display-frames/negatives.ts';
import { type Shot, shoot } from '../../test/display-frames/scene.ts';
import { SeededRandom } from '../../test/seeded-random.ts';
import { type Round, spreadOf } from '../measure.ts';
import type { Section } from '../report.ts';

const SINGLES = 200;
const FILMS = 20;
const FILM_FRAMES = { old: 3, blank: 2, new: 5 };
const USUAL_NEGATIVES = 500;
const TIMED = 40;
const SMALL = [640, 480] as const;
const USUAL = [1280, 720] as const;

export const section: Section = async ({ frames = USUAL_NEGATIVES }) => {
  const chance = await Chance.of('checking');
  const singles = readSingles(chance);
  const films = readFilms(chance);
  const wrong = singles.wrong + films.wrong + readNegatives(chance, frames);
  const share = (count: number, of: number) => `${((100 * count) / of).toFixed(1)} % of ${of}`;
  const judged = SINGLES + FILMS * Object.values(FILM_FRAMES).reduce((sum, count) => sum + count) + frames;
  return {
    title: 'displays: processor time a frame of 1280 × 720 (ms)',
    lines: [{ what: 'a frame with a display', kiln: spreadOf(timesOf(chance)) }],
    notes: [
      `single frames, display of 80 pixels or more, read whole: ${share(singles.read, SINGLES)} (aim 97 %); ` +
        `without knowing that the picture is upright: ${share(singles.upright, SINGLES)}`,
      `films of a second, the new code counted: ${share(films.read, FILMS)} (aim 99.5 %)`,
      `wrong codes: ${wrong} in ${judged} frames (aim 0 in 100000: --frames 100000)`,
      `ssocr, given the display cut out: ${singles.ssocr === undefined ? 'not here' : share(singles.ssocr, SINGLES)}`,
    ],
  };
};

function readSingles(chance: Chance) {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-display-'));
  const counts = { read: 0, upright: 0, wrong: 0 };
  let ssocr: number | undefined = 0;
  try {
    for (let number = 0; number < SINGLES; number++) {
      const chosen = chance.choose(number);
      const shot = shoot(chosen.scene, chosen.content, chosen.random);
      const read = readDisplay(shot, { digits: 6, isUpright: true });
      if (read.ok && read.value.digits !== chosen.digits) counts.wrong++;
      else if (read.ok) {
        counts.read++;
        if (read.value.showsUpright) counts.upright++;
      }
      const peer = ssocr === undefined ? undefined : readBySsocr(join(folder, 'frame.png'), shot, chosen);
      if (peer === undefined || ssocr === undefined) ssocr = undefined;
      else if (peer === chosen.digits) ssocr++;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { ...counts, ssocr };
}

/** Debian's ssocr does not look for displays: it gets the panel's surroundings cut out. Undefined where it is not installed. */
function readBySsocr(file: string, shot: Shot, { scene }: Chosen): string | undefined {
  const view = viewOf(scene.pose);
  const [wide, high] = [(scene.design.pitch * scene.design.places) / 2 + 0.3, 0.65];
  const corners = [-1, 1].flatMap((u) => [-1, 1].map((v) => view.toFrame(u * wide, v * high)));
  const bound = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right] = [bound(Math.min(...xs), shot.width - 1), bound(Math.max(...xs), shot.width)];
  const [top, bottom] = [bound(Math.min(...ys), shot.height - 1), bound(Math.max(...ys), shot.height)];
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const bytes = shot.data.length / (shot.width * shot.height);
  const data = new Uint8Array(width * height);
  for (let index = 0; index < data.length; index++) {
    const from = (top + Math.floor(index / width)) * shot.width + left + (index % width);
    data[index] = shot.data[from * bytes + (bytes > 1 ? 1 : 0)] as number;
  }
  writeFileSync(file, encode({ width, height, data, channels: 1 }));
  const ground = scene.shines ? ['-f', 'white', '-b', 'black'] : [];
  const { error, stdout } = spawnSync('ssocr', ['-T', '-d', '6', ...ground, file], { encoding: 'utf8' });
  return error ? undefined : stdout.trim();
}

/** A display that shows an old code, is switched off, and shows a new one, in a hand that is not quite still. */
function readFilms(chance: Chance) {
  let [read, wrong] = [0, 0];
  for (let number = 0; number < FILMS; number++) {
    const { scene, content, digits } = chance.choose(100_000 + number, { size: SMALL });
    const before = chance.choose(200_000 + number, { size: SMALL });
    const random = new SeededRandom(number);
    const film = new DisplayFilm({ digits: 6 });
    const contents = [
      ...Array.from({ length: FILM_FRAMES.old }, () => before.content),
      ...Array.from({ length: FILM_FRAMES.blank }, () => ({ segments: [] })),
      ...Array.from({ length: FILM_FRAMES.new }, () => content),
    ];
    const codes = contents.flatMap((shown, index) => {
      const shake = () => (random.next() - 0.5) * 0.05 * scene.pose.scale;
      const pose = { ...scene.pose, x: scene.pose.x + shake(), y: scene.pose.y + shake() };
      const { state } = film.see(shoot({ ...scene, pose }, shown, random), index * 100);
      return state.kind === 'read' ? [state.digits] : [];
    });
    if (codes.some((code) => code !== digits)) wrong++;
    else if (codes.length > 0) read++;
  }
  return { read, wrong };
}

/** How many codes are read in frames that show none. */
function readNegatives(chance: Chance, frames: number): number {
  let wrong = 0;
  for (let number = 0; number < frames; number++) {
    const { shot, allowed } = negativeOf(chance, 'checking', number, SMALL);
    const { readings } = readDisplays(shot, { digits: 6, isUpright: true });
    if (readings.some(({ digits }) => !allowed.includes(digits))) wrong++;
    if (frames > USUAL_NEGATIVES && number % 5000 === 4999) {
      process.stderr.write(`bench: ${number + 1} frames, ${wrong} wrong\n`);
    }
  }
  return wrong;
}

function timesOf(chance: Chance): Round[] {
  return Array.from({ length: TIMED }, (_, number) => {
    const { scene, content, random } = chance.choose(300_000 + number, { size: USUAL });
    const shot = shoot(scene, content, random);
    const start = process.cpuUsage();
    readDisplay(shot, { digits: 6, isUpright: true });
    const { user, system } = process.cpuUsage(start);
    return { total: (user + system) / 1000 };
  });
}
