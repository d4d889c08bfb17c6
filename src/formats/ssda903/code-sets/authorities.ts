import { codes } from './code.ts';
import type { Code } from './code.ts';

/** The first number and the names that follow it one by one; '' leaves a number out. */
type Run = readonly [first: number, names: string];

const RUNS: readonly Run[] = [
  [
    201,
    'City of London|Camden|Greenwich|Hackney|Hammersmith and Fulham|Islington|Kensington and Chelsea|Lambeth',
  ],
  [209, 'Lewisham|Southwark|Tower Hamlets|Wandsworth|Westminster'],
  [301, 'Barking and Dagenham|Barnet|Bexley|Brent|Bromley|Croydon|Ealing|Enfield|Haringey|Harrow|Havering'],
  [
    312,
    'Hillingdon|Hounslow|Kingston upon Thames|Merton|Newham|Redbridge|Richmond upon Thames|Sutton|Waltham Forest',
  ],
  [330, 'Birmingham|Coventry|Dudley|Sandwell|Solihull|Walsall|Wolverhampton'],
  [340, 'Knowsley|Liverpool|St Helens|Sefton|Wirral'],
  [350, 'Bolton|Bury|Manchester|Oldham|Rochdale|Salford|Stockport|Tameside|Trafford|Wigan'],
  [370, 'Barnsley|Doncaster|Rotherham|Sheffield'],
  [380, 'Bradford|Calderdale|Kirklees|Leeds|Wakefield'],
  [390, 'Gateshead|Newcastle upon Tyne|North Tyneside|South Tyneside|Sunderland'],
  [420, 'Isles of Scilly'],
  [800, 'Bath and North East Somerset|Bristol|North Somerset|South Gloucestershire'],
  [805, 'Hartlepool|Middlesbrough|Redcar and Cleveland|Stockton-on-Tees'],
  [810, 'Kingston upon Hull|East Riding of Yorkshire|North East Lincolnshire|North Lincolnshire'],
  [815, 'North Yorkshire|York'],
  [821, 'Luton|Bedford|Central Bedfordshire||Buckinghamshire|Milton Keynes'],
  [830, 'Derbyshire|Derby'],
  [840, 'Durham|Darlington'],
  [845, 'East Sussex|Brighton and Hove'],
  [850, 'Hampshire|Portsmouth|Southampton'],
  [855, 'Leicestershire|Leicester|Rutland'],
  [860, 'Staffordshire|Stoke-on-Trent'],
  [865, 'Wiltshire|Swindon|Bracknell Forest|Windsor and Maidenhead|West Berkshire|Reading|Slough|Wokingham'],
  [
    873,
    'Cambridgeshire|Peterborough||Halton|Warrington|Devon|Plymouth|Torbay|Essex|Southend-on-Sea|Thurrock',
  ],
  [884, 'Herefordshire|Worcestershire|Kent|Medway|Lancashire|Blackburn with Darwen|Blackpool'],
  [891, 'Nottinghamshire|Nottingham|Shropshire|Telford and Wrekin|Cheshire East|Cheshire West and Chester'],
  [908, 'Cornwall'],
  [916, 'Gloucestershire|||Hertfordshire||Isle of Wight||||Lincolnshire|Norfolk||'],
  [929, 'Northumberland||Oxfordshire||Somerset||Suffolk|Surrey|Warwickshire|West Sussex'],
];

/**
 * Authorities that were replaced stay valid: a child's earlier permanence may lie before the change.
 * Their successors are missing from the list of the open-source validator, which is older than they are.
 */
const REORGANISED: readonly Code[] = codes([
  ['835', 'Dorset (to 2019)'],
  ['836', 'Poole (to 2019)'],
  ['837', 'Bournemouth (to 2019)'],
  ['838', 'Dorset'],
  ['839', 'Bournemouth, Christchurch and Poole'],
  ['909', 'Cumbria (to 2023)'],
  ['928', 'Northamptonshire (to 2021)'],
  ['940', 'North Northamptonshire'],
  ['941', 'West Northamptonshire'],
  ['942', 'Cumberland'],
  ['943', 'Westmorland and Furness'],
]);

const ELSEWHERE: readonly Code[] = codes([
  ['999', 'Authority not known', 'not known'],
  ['WAL', 'Wales'],
  ['SCO', 'Scotland'],
  ['NIR', 'Northern Ireland'],
  ['NUK', 'Outside the United Kingdom', 'another country'],
]);

function listRun([first, names]: Run): Code[] {
  return names
    .split('|')
    .map((label, i) => ({ code: String(first + i), label }))
    .filter(({ label }) => label !== '');
}

/** The authority of an earlier permanence: the Department for Education's three-digit numbers, and elsewhere. */
export const authorityCodeSets = {
  la_perm: [...RUNS.flatMap(listRun), ...REORGANISED, ...ELSEWHERE].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  ),
};
