import type { FastifyReply } from 'fastify';
import type { CookieChange, PageSound, Reply } from '../../../platform/http/reply.ts';
import { cookieName, devicePolicy } from '../../../platform/http/server.ts';
import type { Call } from './serving.ts';

/** A reply, and for a page its text, drawn while the transaction was still open. */
export type Done = { readonly reply: Reply; readonly html: string };

/** Sends what came of a request, once it is committed. */
export async function sendReply(call: Call, { reply, html }: Done): Promise<FastifyReply> {
  const out = call.reply;
  if (reply.kind === 'page') {
    if (reply.refreshAfterSeconds !== undefined) out.header('refresh', String(reply.refreshAfterSeconds));
    allowSound(out, reply.sound);
    return out.status(reply.status).type('text/html; charset=utf-8').send(html);
  }
  if (reply.kind === 'file') {
    // Wherever a browser shows it all the same, it runs nothing and reaches nothing.
    out.header('content-security-policy', "default-src 'none'; sandbox");
    out.header('content-disposition', `attachment; filename="${reply.name.replace(/[^\w.-]/g, '_')}"`);
    return out
      .type(reply.mediaType)
      .send(typeof reply.content === 'string' ? reply.content : Buffer.from(reply.content));
  }
  if (reply.kind === 'answer')
    return out
      .status(reply.status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(reply.content));
  setSession(call, reply.session);
  for (const change of reply.cookies ?? []) setCookie(call, change);
  return out.redirect(reply.to, 303);
}

/** Opens for this page alone what every other answer keeps shut. */
function allowSound(out: FastifyReply, sound: PageSound | undefined): void {
  if (sound === 'record') out.header('permissions-policy', devicePolicy('(self)'));
  const policy = out.getHeader('content-security-policy');
  if (sound === 'play' && typeof policy === 'string')
    out.header('content-security-policy', `${policy};media-src 'self'`);
}

function setSession({ reply, serving }: Call, change: Extract<Reply, { kind: 'redirect' }>['session']): void {
  if (!change) return;
  const name = cookieName(serving.face, serving.secureCookies);
  if (change.kind === 'start') reply.setCookie(name, change.token, settingsOf(serving));
  else reply.clearCookie(name, settingsOf(serving));
}

function setCookie({ reply, serving }: Call, { suffix, value, seconds }: CookieChange): void {
  const name = cookieName(serving.face, serving.secureCookies, suffix);
  const age = seconds === undefined ? {} : { maxAge: seconds };
  if (value === undefined) reply.clearCookie(name, settingsOf(serving));
  else reply.setCookie(name, value, { ...settingsOf(serving), ...age });
}

const settingsOf = ({ secureCookies }: Call['serving']) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: secureCookies,
});
