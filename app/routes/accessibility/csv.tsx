import type { Route } from "./+types/csv";
import { fileAnswer } from "./file-answer.ts";

export const loader = (args: Route.LoaderArgs): Promise<Response> => fileAnswer(args, "csv");
