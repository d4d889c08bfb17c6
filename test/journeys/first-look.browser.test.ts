import { expect, it } from 'vitest';
import { PlainVisitor } from '../support/form-driver.ts';
import { signIn, visit } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { startKith } from '../support/start-kith.ts';

story(
  'What each face and role shows of the children',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    it('a lead member sees figures but no child', async () => {
      const member = await signIn(stage().browser, stage().kith, 'lead member');
      await member.readsHeading('40 children are in our care');
      await member.reads('You see numbers, not children.');
      await member.follows('What this counts');
      await member.readsHeading('Where they live');
      expect(await member.page.locator('a[href*="/children/"], a[href*="/people/"]').count()).toBe(0);
      expect(await namesOn(await member.page.content())).toEqual([]);
      await expectRefused(member.page.request, `${stage().kith.staff}/children/${await aChild()}`);
      await expectRefused(member.page.request, `${stage().kith.staff}/search?q=a`);
      await member.leaves();
    });

    it('a system administrator sees no child, by name or by number', async () => {
      const administrator = await signIn(stage().browser, stage().kith, 'administrator');
      expect(await namesOn(await administrator.page.content())).toEqual([]);
      const child = await aChild();
      for (const path of ['/our-children', '/measures', '/contested', '/duplicates', `/children/${child}`])
        await expectRefused(administrator.page.request, `${stage().kith.staff}${path}`);
      await administrator.leaves();
    });

    it('the public face has its own sign-in page and refuses a staff session', async () => {
      const { kith, browser } = stage();
      const director = await signIn(browser, kith, 'director');
      const [cookie] = await director.window.cookies(kith.staff);
      await director.leaves();
      const visitor = await visit(browser, kith.public);
      await visitor.window.addCookies([
        { name: 'kith_public', value: cookie?.value ?? '', url: kith.public },
        { name: 'kith_staff', value: cookie?.value ?? '', url: kith.public },
      ]);
      await visitor.opens('/');
      await visitor.readsHeading('Kith for children, families and partners');
      await visitor.doesNotRead('Sign out');
      for (const path of ['/our-children', `/children/${await aChild()}`, '/search'])
        expect((await visitor.page.request.get(`${kith.public}${path}`)).status()).toBe(404);
      await visitor.leaves();
    });

    it('nobody who has not signed in gets past the sign-in page, which brings them where they wanted', async () => {
      const plain = new PlainVisitor(stage().kith.staff);
      await plain.opens('/our-children/home');
      expect(plain.headings).toEqual(['Sign in']);
      await plain.presses(/^Director/);
      expect(plain.headings).toEqual(['Where they live']);
      await plain.presses('Sign out');
      await plain.opens('/our-children/home');
      expect(plain.headings).toEqual(['Sign in']);
    });

    async function aChild(): Promise<string> {
      const { rows } = await stage().kith.owner.query<{ id: string }>(
        'select person_id as id from care.episode where ends is null order by person_id limit 1',
      );
      return rows[0]?.id ?? '';
    }

    /** The full names of Northmoor's children in care that stand in a page. */
    async function namesOn(html: string): Promise<readonly string[]> {
      const { rows } = await stage().kith.owner.query<{ name: string }>(
        `select distinct n.given || ' ' || n.family as name from people.name n
           join care.episode e on e.person_id = n.person_id where n.given is not null`,
      );
      expect(rows.length).toBeGreaterThan(30);
      return rows.map(({ name }) => name).filter((name) => html.includes(name));
    }
  },
);

type Requests = { get: (url: string) => Promise<{ status: () => number }> };

async function expectRefused(requests: Requests, url: string): Promise<void> {
  expect((await requests.get(url)).status(), url).toBe(403);
}
