import { and, eq, gt } from "drizzle-orm";
import type { FlowStore } from "../../app/identity/card/flow-store.ts";
import type { Dialect } from "../dialect.ts";

export const flowStore = (dialect: Dialect): FlowStore => {
  const { signInFlows: flows } = dialect.tables;
  return {
    begin: async (flow) => {
      await dialect.write((tx) => tx.insert(flows).values(flow));
    },
    take: async (stateHash, sessionHash, now) => {
      const [flow] = await dialect.write((tx) =>
        tx
          .delete(flows)
          .where(and(eq(flows.stateHash, stateHash), eq(flows.sessionHash, sessionHash), gt(flows.expiresAt, now)))
          .returning(),
      );
      return flow ?? null;
    },
  };
};
