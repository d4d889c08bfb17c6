import type { Twin } from './hiding-twins.ts';
import type { County, Hidden } from './hiding-world.ts';
import { hiddenPhone, hiddenPostcode } from './hiding-world.ts';

/** A form as it would be sent. */
export type Sent = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** Forms that record again what the hidden record holds. */
export async function listForms(
  hiding: Twin,
  county: County,
  hidden: readonly Hidden[],
): Promise<readonly Sent[]> {
  const { rows } = await hiding.owner.query<{ d: string; m: string; y: string }>(
    `select extract(day from birth_date)::text as d, extract(month from birth_date)::text as m, extract(year from birth_date)::text as y
         from people.person where id = $1`,
    [hidden[0]?.id],
  );
  const [{ d, m, y } = { d: '', m: '', y: '' }] = rows;
  const [{ given, family, nhs } = { given: '', family: '', nhs: '' }] = hidden;
  const { personId = '' } = county.place;
  return [
    {
      url: '/people/new',
      fields: {
        given,
        family,
        born: 'date',
        'birth_date-day': d,
        'birth_date-month': m,
        'birth_date-year': y,
        sex: 'F',
      },
    },
    { url: `/people/${county.patterns.mother}/facts/numbers/new`, fields: { scheme: 'nhs', value: nhs } },
    {
      url: `/people/${personId}/facts/contacts/new`,
      fields: { kind: 'phone', value: hiddenPhone, safe_to_use: 'yes' },
    },
    {
      url: `/people/${personId}/facts/homes/new`,
      fields: {
        kind: 'staying',
        lines: '1 Quillhidden Lane',
        postcode: hiddenPostcode,
        'starts-day': '1',
        'starts-month': '2',
        'starts-year': '2026',
      },
    },
  ];
}
