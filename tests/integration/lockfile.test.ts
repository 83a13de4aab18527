import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { projectPath } from "../../app/lib/project-path.ts";

it("the lockfile knows the optional packages of every platform, so that a fresh clone can be installed", () => {
  const check = spawnSync(process.execPath, [projectPath("scripts", "complete-lockfile.mjs"), "--check"], {
    encoding: "utf8",
  });
  expect({ status: check.status, said: check.stderr }).toEqual({ status: 0, said: "" });
});
