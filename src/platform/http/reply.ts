import type { VNode } from 'preact';
import type { FieldError } from '../forms/field.ts';
import type { CookieSuffix } from './server.ts';

/** A page as a handler describes it; the frame (header, navigation, notices) is put around it later. */
export type PageReply = {
  readonly kind: 'page';
  readonly title: string;
  readonly body: VNode;
  readonly status: number;
  /** What has to be mended: listed at the top, and "Error: " before the title. */
  readonly errors: readonly FieldError[];
  /** A back link or breadcrumbs. */
  readonly before: VNode | undefined;
  /** For a page that shows progress: the browser asks again, without scripts. */
  readonly refreshAfterSeconds: number | undefined;
  /** What the browser may do with sound on this page and on no other. */
  readonly sound: PageSound | undefined;
};

/** 'record': our own script may ask for the microphone. 'play': our own recordings may be heard. */
export type PageSound = 'record' | 'play';

/** What a handler answers with. Nothing is sent before the transaction has committed. */
export type Reply =
  | PageReply
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly session?: SessionChange;
      readonly cookies?: readonly CookieChange[];
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly mediaType: string;
      readonly content: string | Uint8Array;
    }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly content: Readonly<Record<string, string>>;
    };

/** Signing in or out, done with the redirect: the token goes into the face's cookie. */
export type SessionChange = { readonly kind: 'start'; readonly token: string } | { readonly kind: 'end' };

/** Another cookie of the face, kept for so many seconds; without a value it is taken away. */
export type CookieChange = {
  readonly suffix: Exclude<CookieSuffix, ''>;
  readonly value?: string;
  readonly seconds?: number;
};

type More = Partial<Pick<PageReply, 'status' | 'errors' | 'before' | 'refreshAfterSeconds' | 'sound'>>;

/** A page. With errors it answers 422, as for a form that needs mending. */
export function page(title: string, body: VNode, more: More = {}): PageReply {
  const errors = more.errors ?? [];
  const status = more.status ?? (errors.length > 0 ? 422 : 200);
  return {
    kind: 'page',
    title,
    body,
    status,
    errors,
    before: more.before,
    refreshAfterSeconds: more.refreshAfterSeconds,
    sound: more.sound,
  };
}

/** On to another page (303), after a form was taken. */
export function redirect(to: string, session?: SessionChange, cookies: readonly CookieChange[] = []): Reply {
  return session ? { kind: 'redirect', to, session, cookies } : { kind: 'redirect', to, cookies };
}

/** An answer to a program, which draws no page: JSON with a status of its own. */
export function answer(status: number, content: Readonly<Record<string, string>>): Reply {
  return { kind: 'answer', status, content };
}

/** A download. */
export function download(name: string, mediaType: string, content: string | Uint8Array): Reply {
  return { kind: 'file', name, mediaType, content };
}
