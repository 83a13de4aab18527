/** The signed-in member of staff of a request: asked in every staff loader and action, a parent's guard protects no child. */
import { type RouterContextProvider, redirect } from "react-router";
import { portalContext } from "../../http/context.ts";
import { cookieJar } from "../../http/cookies.ts";
import { pageError } from "../../http/errors.ts";
import { may, type Permission, type StaffIdentity } from "../../identity/index.ts";

const name = "staff";

export const staffCookie = {
  read: (request: Request, publicOrigin: string | null) => cookieJar(publicOrigin).read(request, name),
  /** Ends with the browser; the database ends it sooner. */
  write: (token: string, publicOrigin: string | null) => cookieJar(publicOrigin).write(name, token),
  clear: (publicOrigin: string | null) => cookieJar(publicOrigin).clear(name),
};

/** Who is signed in and has the permission; redirects to the sign-in page, or throws a 403 page. */
export async function requireStaff(
  request: Request,
  context: Readonly<RouterContextProvider>,
  permission: Permission,
): Promise<StaffIdentity> {
  const portal = context.get(portalContext);
  const staff = await portal.staff.whoIs(staffCookie.read(request, portal.config.publicOrigin));
  if (!staff) {
    const { pathname, search } = new URL(request.url);
    throw redirect(`/staff/login?to=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}`, 302);
  }
  if (!may(staff.role, permission)) throw pageError("forbidden");
  return staff;
}
