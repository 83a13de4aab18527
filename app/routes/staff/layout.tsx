import { Outlet } from "react-router";
import { portalContext } from "../../http/context.ts";
import { may } from "../../identity/index.ts";
import type { Route } from "./+types/layout";
import { requireStaff } from "./guard.ts";
import type { Rail } from "./rail.tsx";

export async function loader({ request, context }: Route.LoaderArgs): Promise<Rail> {
  const staff = await requireStaff(request, context, "procedures.read");
  const { city } = context.get(portalContext);
  return {
    brand: city.name.ja,
    account: { name: staff.name, role: staff.role },
    nav: [
      ...(may(staff.role, "applications.read") ? [{ id: "applications", href: "/staff/applications" }] : []),
      ...(may(staff.role, "applications.assist") ? [{ id: "assist", href: "/staff/handoff" }] : []),
      ...(may(staff.role, "reservations.manage")
        ? [
            { id: "counter", href: "/staff/counter" },
            { id: "reservations", href: "/staff/reservations" },
          ]
        : []),
      { id: "procedures", href: "/staff/procedures" },
      ...(may(staff.role, "handouts.read") ? [{ id: "handouts", href: "/staff/handouts" }] : []),
      ...(may(staff.role, "accessibility.read") ? [{ id: "accessibility", href: "/staff/accessibility" }] : []),
      ...(may(staff.role, "accounts.read") ? [{ id: "accounts", href: "/staff/accounts" }] : []),
    ],
  };
}

export default function StaffLayout({ loaderData }: Route.ComponentProps) {
  return <Outlet context={loaderData satisfies Rail} />;
}
