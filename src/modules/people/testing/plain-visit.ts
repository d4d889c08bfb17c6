/** Somebody at work without a browser, for tests of pages: signs in, asks for pages, posts forms. */
export type Visit = {
  /** Asks for a page, following redirects. */
  readonly get: (path: string) => Promise<Answered>;
  /** Posts a form with the session's token, following redirects. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Answered>;
};

export type Answered = {
  readonly status: number;
  readonly path: string;
  readonly text: string;
  readonly html: string;
};

/** Signs in as an account of a demonstration. */
export async function visit(base: string, account: string): Promise<Visit> {
  const answer = await fetch(`${base}/sign-in/demonstration`, {
    method: 'POST',
    body: new URLSearchParams({ account }),
    redirect: 'manual',
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = { cookie };
  const follow = async (path: string, init: RequestInit): Promise<Answered> => {
    const reply = await fetch(base + path, { ...init, headers, redirect: 'manual' });
    const to = reply.headers.get('location');
    if (to !== null) return follow(new URL(to, base + path).href.slice(base.length), { method: 'GET' });
    const html = await reply.text();
    return { status: reply.status, path, html, text: visibleText(html) };
  };
  const get = (path: string) => follow(path, { method: 'GET' });
  const token = /name="_csrf" value="([^"]+)"/.exec((await get('/search')).html)?.[1] ?? '';
  return {
    get,
    post: (path, fields) =>
      follow(path, { method: 'POST', body: new URLSearchParams({ _csrf: token, ...fields }) }),
  };
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a reader sees in the main part of a page, on one line. */
function visibleText(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (found) => entities[found] ?? found)
    .replace(/\s+/g, ' ')
    .trim();
}

/** '1/2/2020' as the three inputs of a date. */
export function dated(name: string, on: string): Record<string, string> {
  const [day = '', month = '', year = ''] = on.split('/');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
