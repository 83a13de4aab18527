import type { Route } from "./+types/json";
import { fileAnswer } from "./file-answer.ts";

export const loader = (args: Route.LoaderArgs): Promise<Response> => fileAnswer(args, "json");
