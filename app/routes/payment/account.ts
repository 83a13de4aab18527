/** What an application costs and how its payment stands, opened for a page; null: nothing is charged for this procedure. */
import type { ApplicationRecord } from "../../applications/index.ts";
import type { Account } from "../../payments/index.ts";
import type { Portal } from "../../portal.server.ts";
import type { Published } from "../../procedures/index.ts";

export async function openAccount(
  portal: Portal,
  { application, published }: { application: ApplicationRecord; published: Published },
  locale: string,
): Promise<Account | null> {
  const bill = portal.payments.bill(published.procedure, application, locale);
  return bill && portal.payments.accountOf(bill);
}
