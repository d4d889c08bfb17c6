import { describe, expect, it } from 'vitest';
import { hrefOfPage, pageOfList } from './page-of-list.ts';

describe('a page of a long list', () => {
  it.each([
    ['nothing', {}, 1],
    ['a page', { page: '3' }, 3],
    ['a page behind the last', { page: '999999' }, 21],
    ['no number', { page: '2; drop' }, 1],
    ['nought', { page: '0' }, 1],
    ['less than nothing', { page: '-2' }, 1],
    ['more figures than any list has pages', { page: '12345678901234567890' }, 1],
  ])('asked for by %s', (_, query, number) => {
    expect(pageOfList(query, 1001).number).toBe(number);
  });

  it('says where it begins, and has one page of nothing', () => {
    expect(pageOfList({ page: '3' }, 101, { perPage: 50 })).toEqual({
      number: 3,
      last: 3,
      total: 101,
      perPage: 50,
      offset: 100,
    });
    expect(pageOfList({ page: '3' }, 0)).toMatchObject({ number: 1, last: 1, offset: 0 });
    expect(pageOfList({ told: '2' }, 100, { name: 'told' }).number).toBe(2);
  });

  it('keeps what else the address says, and no empty part', () => {
    expect(hrefOfPage('/accounts', { kept: { q: 'a b', role: '' } }, 2)).toBe('/accounts?q=a+b&page=2');
    expect(hrefOfPage('/conflicts', { kept: { page: '4' }, name: 'told' }, 3)).toBe(
      '/conflicts?page=4&told=3',
    );
    expect(hrefOfPage('/accounts', {}, 1)).toBe('/accounts');
  });
});
