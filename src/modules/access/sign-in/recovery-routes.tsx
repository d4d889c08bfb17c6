import { sql } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { email } from '../../../platform/forms/text-fields.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { typedPassword } from '../accounts/password-field.ts';
import { refuseNewPassword } from '../accounts/refuse-new-password.ts';
import { hashPassword } from '../accounts/password.ts';
import { hashCode } from '../accounts/recovery.ts';
import { sayPasswordRefusal } from '../accounts/say-password-refusal.ts';
import type { OpenRequest, Route } from '../routes/route.ts';
import { openRoute } from '../routes/route.ts';
import { findCredentials } from './check-password.ts';
import type { Means } from './means.ts';
import { RecoveryView } from './recovery-view.tsx';
import { tryOnce } from './try-count.ts';

const path = '/sign-in/recovery';

/** Tries from one network address in a minute (local default). */
const perMinute = 60;

const questions = {
  email: email({ label: 'e-mail address', missing: 'Enter your e-mail address' }),
  code: typedPassword({ label: 'the code', missing: 'Enter the code that an administrator gave you' }),
  wanted: typedPassword({ label: 'a new password' }),
};

async function draw({ body }: Pick<OpenRequest, 'body'>, errors: readonly FieldError[] = []): Promise<Reply> {
  const typed = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const props = { email: typed('email'), code: typed('code'), errors };
  return page('Choose a new password', <RecoveryView {...props} />, { errors });
}

/** A new password for whoever has an administrator's code; signing in with it, second step and all, comes after. */
async function takePassword({ leakedPasswords }: Means, request: OpenRequest): Promise<Reply> {
  const parsed = parseForm(questions, request.body);
  if (!parsed.ok) return draw(request, parsed.errors);
  const refused = await refuseNewPassword(parsed.value.wanted, [parsed.value.email], leakedPasswords);
  if (refused) return draw(request, [fieldError('wanted', sayPasswordRefusal(refused))]);
  if (await recover(request, parsed.value)) return redirect('/sign-in?recovered=yes');
  request.tell({ outcome: 'refused' });
  return draw(request, [fieldError('code', wrongCode)]);
}

const wrongCode =
  'The e-mail address and the code do not belong together, or the code was used before or has ended';

type Given = { readonly email: string; readonly code: string; readonly wanted: string };

async function recover({ db, now, cookie, tell }: OpenRequest, given: Given): Promise<boolean> {
  const found = await findCredentials(db, given.email, cookie('known'), now);
  const hash = await hashPassword(given.wanted);
  if (!found) return false;
  const { account_id: account, device_id: device } = found;
  tell({ account });
  return tryOnce(db, { account, kind: 'one-time code', device, now }, async (rests) => {
    if (rests) return false;
    const done = await db.first(
      sql<{
        done: boolean;
      }>`select access.recover_password(${account}, ${hashCode(given.code)}, ${hash}) as done`,
    );
    return done?.done ?? false;
  });
}

/** Choosing a new password with a code that an administrator gave. */
export function recoveryRoutes(means: Means): readonly Route[] {
  return [
    openRoute('GET', path, { face: 'staff', audit: 'RecoveryPage', handle: () => draw({ body: {} }) }),
    openRoute('POST', path, {
      face: 'staff',
      audit: 'PasswordRecover',
      perMinute,
      handle: (request) => takePassword(means, request),
    }),
  ];
}
