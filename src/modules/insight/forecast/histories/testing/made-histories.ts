import { randomLcg } from 'd3-random';
import { plainDate, toDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { type CareHistories, type EpisodeRow, HistoryBook, OPEN } from '../care-histories.ts';

const day = (text: string): number => toDayNumber(plainDate(text));

/** An episode in words: `['2020-05-01', '2021-02-01', 'U4', 'S', 'X1']`; the end null where it is open. */
export type SaidEpisode = readonly [
  start: string,
  end: string | null,
  place: string,
  rne: string,
  rec: string,
];

/** Histories of a few children, each a birthday and episodes. */
export function makeHistories(
  ...children: readonly { born: string; episodes: readonly SaidEpisode[] }[]
): CareHistories {
  const book = new HistoryBook();
  children.forEach(({ born, episodes }, i) => {
    book.addChild({ child: String(i), birth: day(born), sex: 1, year: 0 });
    for (const [start, end, place, whyStarted, whyEnded] of episodes) {
      const dates = { start: day(start), end: end === null ? OPEN : day(end) };
      book.addEpisode({ child: String(i), ...dates, place, legalStatus: 'C2', whyStarted, whyEnded });
    }
  });
  return book.finish();
}

const places = ['U4', 'U4', 'U1', 'K2', 'H5', 'P1'];

/**
 * A made-up county over five years to 31 March 2022: some 20 children come each month and stay two years or so. Nobody in
 * it is real.
 * @param upTo leaves out episodes that start later and opens those that end later: what was known then
 */
export function makeCounty(upTo = '2022-03-31', seed = 0.4): CareHistories {
  const random = randomLcg(seed);
  const book = new HistoryBook();
  const [from, until] = [day('2014-04-01'), day('2022-03-31')];
  for (let child = 0; child < 1900; child++) {
    const came = from + Math.floor(random() * (until - from));
    const birth = came - Math.floor(random() * 17.5 * 365);
    book.addChild({ child: String(child), birth, sex: 1, year: 0 });
    makeEpisodes(String(child), { came, adult: birth + 6574 }, random)
      // The files start in 2017: what ended before is not in them.
      .filter(({ start, end }) => start <= day(upTo) && end >= day('2017-04-01'))
      .map((episode) => (episode.end <= day(upTo) ? episode : { ...episode, end: OPEN, whyEnded: '' }))
      .forEach((episode) => book.addEpisode(episode));
  }
  return book.finish();
}

function makeEpisodes(
  child: string,
  { came, adult }: { came: number; adult: number },
  random: () => number,
): EpisodeRow[] {
  const episodes: EpisodeRow[] = [];
  let start = came;
  for (let left = 1 + Math.floor(random() * 4); left > 0 && start < adult; left--) {
    const end = Math.min(start + 10 + Math.floor(random() * 700), adult);
    const place = places[Math.floor(random() * places.length)] ?? 'U4';
    const why = { whyStarted: start === came ? 'S' : 'P', whyEnded: left === 1 ? 'E4A' : 'X1' };
    episodes.push({ child, start, end, place, legalStatus: 'C2', ...why });
    start = end;
  }
  return episodes;
}
