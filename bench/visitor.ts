/** Somebody who is signed in to a demonstration. */
export type Visitor = {
  readonly cookie: string;
  readonly at: (path: string) => string;
  /** The page's markup. @throws when it is not answered with 200 */
  readonly read: (path: string) => Promise<string>;
  /** The address of the style sheet of the pages. */
  readonly findStyles: () => Promise<string>;
};

/** Signs in by choosing a role, which only a demonstration lets one do. */
export async function signIn(staff: string, role: string): Promise<Visitor> {
  const page = await (await fetch(`${staff}/sign-in`)).text();
  const account = findAccount(page, role);
  const entered = await fetch(`${staff}/sign-in/demonstration`, {
    method: 'POST',
    body: new URLSearchParams({ account }),
    redirect: 'manual',
  });
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (entered.status !== 303 && entered.status !== 302)
    throw new Error(`Nobody was signed in: ${entered.status}`);
  const at = (path: string) => `${staff}${path}`;
  const read = async (path: string) => {
    const answer = await fetch(at(path), { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    return answer.text();
  };
  const findStyles = async () => at(/href="(\/assets\/staff-[^"]+\.css)"/.exec(page)?.[1] ?? '/healthz');
  return { cookie, at, read, findStyles };
}

/** Each account is a button with the titles of its roles on it and its id as its value. */
function findAccount(page: string, role: string): string {
  const buttons = [...page.matchAll(/<button([^>]*name="account"[^>]*)>([^<]*)</g)];
  const found = buttons.find(([, , title = '']) => title.toLowerCase().includes(role)) ?? buttons[0];
  const id = /value="([^"]+)"/.exec(found?.[1] ?? '')?.[1];
  if (id === undefined) throw new Error('There is no demonstration account to sign in with');
  return id;
}
