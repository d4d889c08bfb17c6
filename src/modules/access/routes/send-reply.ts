import type { FastifyReply } from 'fastify';
import type { Reply } from '../../../platform/http/reply.ts';
import { cookieName } from '../../../platform/http/server.ts';
import type { Call } from './serving.ts';

/** A reply, and for a page its text, drawn while the transaction was still open. */
export type Done = { readonly reply: Reply; readonly html: string };

/** Sends what came of a request, once it is committed. */
export async function sendReply(call: Call, { reply, html }: Done): Promise<FastifyReply> {
  const out = call.reply;
  if (reply.kind === 'page') {
    if (reply.refreshAfterSeconds !== undefined) out.header('refresh', String(reply.refreshAfterSeconds));
    return out.status(reply.status).type('text/html; charset=utf-8').send(html);
  }
  if (reply.kind === 'file') {
    out.header('content-disposition', `attachment; filename="${reply.name.replace(/[^\w.-]/g, '_')}"`);
    return out
      .type(reply.mediaType)
      .send(typeof reply.content === 'string' ? reply.content : Buffer.from(reply.content));
  }
  setSession(call, reply.session);
  return out.redirect(reply.to, 303);
}

function setSession({ reply, serving }: Call, change: Extract<Reply, { kind: 'redirect' }>['session']): void {
  if (!change) return;
  const name = cookieName(serving.face, serving.secureCookies);
  const settings = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: serving.secureCookies };
  if (change.kind === 'start') reply.setCookie(name, change.token, settings);
  else reply.clearCookie(name, settings);
}
