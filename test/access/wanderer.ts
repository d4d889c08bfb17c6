/** Somebody's browser: keeps cookies of each origin apart, and goes from address to address as it is sent. */
export type Wanderer = {
  readonly get: (url: string | URL) => Promise<Page>;
  readonly post: (url: string | URL, form: Readonly<Record<string, string>>) => Promise<Page>;
  /** Clears the cookies of one origin. */
  readonly forget: (origin: string) => void;
  /** Follows redirects until a page comes, or until the next address fits. */
  readonly follow: (from: Page, until?: (to: URL) => boolean) => Promise<Page>;
};

export type Page = {
  readonly url: URL;
  readonly status: number;
  readonly body: string;
  /** Where it sends the browser. */
  readonly to: URL | undefined;
};

/** Redirects that are followed at the most. */
const patience = 12;

export function openWanderer(): Wanderer {
  const jars = new Map<string, Map<string, string>>();
  const ask = async (url: URL, init: RequestInit = {}): Promise<Page> => {
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie, 'user-agent': agent };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) keepCookie(jar, line);
    const location = answer.headers.get('location');
    return {
      url,
      status: answer.status,
      body: await answer.text(),
      to: location === null ? undefined : new URL(location, url),
    };
  };
  const get = (url: string | URL) => ask(new URL(url));
  return {
    get,
    post: (url, form) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return ask(new URL(url), { method: 'POST', headers, body: new URLSearchParams(form).toString() });
    },
    forget: (origin) => void jars.delete(origin),
    follow: async (from, until = () => false) => {
      let page = from;
      for (let step = 0; step < patience && page.to && !until(page.to); step += 1) page = await get(page.to);
      return page;
    },
  };
}

const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

function keepCookie(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name.trim());
  else jar.set(name.trim(), value.join('='));
}
