import type { Route } from "./+types/earl";
import { fileAnswer } from "./file-answer.ts";

export const loader = (args: Route.LoaderArgs): Promise<Response> => fileAnswer(args, "earl.jsonld");
