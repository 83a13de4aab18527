/** The process in which images are drawn anew. */
import { answerConfined } from "../confined/answer-confined.ts";
import type { ImageLimits } from "./image.ts";
import { reencodeImage } from "./reencode-image.ts";

answerConfined(({ bytes, limits }: { bytes: Uint8Array; limits: ImageLimits }) => reencodeImage(bytes, limits));
