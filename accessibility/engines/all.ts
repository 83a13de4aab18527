/** The engines of a run. */
import type { EngineId } from "../../app/accessibility/index.ts";
import { alfaEngine } from "./alfa.ts";
import { axeEngine } from "./axe.ts";
import type { Engine } from "./engine.ts";
import { htmlcsEngine } from "./htmlcs.ts";
import { ibmEngine } from "./ibm.ts";
import { startNu } from "./nu.ts";
import { ownEngine, promisesEngine } from "./own.ts";

/** Looks in this order: our own checks come last, they press keys and try inputs. */
const inPage: readonly Engine[] = [axeEngine, ibmEngine, htmlcsEngine, alfaEngine];

export type Crew = { engines: Engine[] /** Engines that this machine cannot run. */; absent: EngineId[] };

export async function gather(wanted: readonly EngineId[] | null): Promise<Crew> {
  const isWanted = (id: EngineId) => wanted === null || wanted.includes(id);
  const nu = isWanted("nu") ? await startNu() : null;
  const engines = [...inPage, ...(nu ? [nu] : []), ownEngine].filter(({ id }) => isWanted(id));
  return { engines, absent: isWanted("nu") && !nu ? ["nu"] : [] };
}

export const dismiss = (engines: readonly Engine[]): Promise<unknown> =>
  Promise.all(engines.map((engine) => engine.close?.()));

/** Also for browser tests: what needs no other process. */
export const quickCrew: readonly Engine[] = [axeEngine, ownEngine];
export const everyChange: readonly Engine[] = [axeEngine, promisesEngine];
