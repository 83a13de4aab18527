/** What clerks record about the money of an application: who may, on which page they saw, in whose name. */
import { may, type StaffIdentity } from "../identity/index.ts";
import { err, type Result } from "../lib/result.ts";
import type { Account, ClerkCommand, ClerkFailure, Payments } from "../payments/index.ts";
import type { CaseFile } from "./case-file.ts";

export type CasePaymentFailure = ClerkFailure | "not-found" | "not-allowed";

export function createCasePayments(deps: {
  payments: Payments;
  open(staff: StaffIdentity, receipt: string): Promise<CaseFile | null>;
}) {
  const { payments } = deps;
  const billOf = ({ application, published }: CaseFile) => payments.bill(published.procedure, application, "ja");

  return {
    /** null: nothing is charged for this procedure. */
    async account(file: CaseFile): Promise<Account | null> {
      const bill = billOf(file);
      return bill && payments.accountOf(bill);
    },
    async record(
      staff: StaffIdentity,
      receipt: string,
      command: ClerkCommand,
      expectedSeq: number,
    ): Promise<Result<null, CasePaymentFailure>> {
      const file = await deps.open(staff, receipt);
      const bill = file && billOf(file);
      if (!bill) return err("not-found");
      if (!may(staff.role, "applications.decide")) return err("not-allowed");
      const by = { kind: "staff" as const, accountId: staff.id, name: staff.name };
      return payments.record(bill, expectedSeq, command, by);
    },
  };
}
