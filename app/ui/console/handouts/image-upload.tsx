import { type FormEvent, useEffect, useRef, useState } from "react";
import { useText } from "../../../i18n/text-context.tsx";
import type { ImageFailure } from "../../../lib/images/image.ts";

export const imageFailures = [
  "empty",
  "too-large",
  "wrong-type",
  "heic",
  "animated",
  "too-many-pixels",
  "broken",
  "too-long",
  "busy",
] as const satisfies readonly ImageFailure[];

export type UploadedImage = { id: string; width: number; height: number };
export type ImageUploadAnswer = UploadedImage | { failure: ImageFailure };

export type ImageUploadProps = {
  /** Where the form goes. */
  action: string;
  /** Where it comes back to without the script: the page it stands on. */
  back: string;
  maxMb: number;
  /** What the address tells after coming back; see `imageUploadOf`. */
  answer: ImageUploadAnswer | null;
  /** With the script: puts the line into the text and says whether it could. */
  onUploaded?: (line: string) => boolean;
};

/** What an address tells about an upload without the script; null when nothing, or nothing sensible. */
export function imageUploadOf(search: URLSearchParams): ImageUploadAnswer | null {
  const failure = imageFailures.find((each) => each === search.get("image-failure"));
  if (failure) return { failure };
  const [id, width, height] = [search.get("image") ?? "", Number(search.get("width")), Number(search.get("height"))];
  const isSize = (size: number) => Number.isSafeInteger(size) && size > 0 && size < 100_000;
  return /^[0-9a-f]{64}$/.test(id) && isSize(width) && isSize(height) ? { id, width, height } : null;
}

type State = ImageUploadAnswer | "sending" | "failed" | null;

/** A form of its own beside the editor's, because forms do not nest. */
export function ImageUpload({ action, back, maxMb, answer, onUploaded }: ImageUploadProps) {
  const { t } = useText();
  const [state, setState] = useState<State>(answer);
  const [isInserted, setInserted] = useState(false);
  const [hasScript, setScript] = useState(false);
  const isSending = useRef(false);
  useEffect(() => setScript(true), []);
  useEffect(() => setState(answer), [answer]);

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    // The page stays: the guard against sending a page's form twice must not wait for its answer.
    event.stopPropagation();
    if (isSending.current) return;
    isSending.current = true;
    const form = event.currentTarget;
    setState("sending");
    setInserted(false);
    const got = await ask(action, new FormData(form));
    isSending.current = false;
    if (got !== "failed" && "id" in got) {
      setInserted(onUploaded?.(t("uploads:image.line", { id: got.id })) ?? false);
      form.reset();
    }
    setState(got);
  }

  return (
    <section className="stack narrow" id="image-upload" aria-labelledby="image-upload-heading">
      <h2 id="image-upload-heading">{t("uploads:image.heading")}</h2>
      <div role="status">
        <Outcome state={state} isInserted={isInserted} maxMb={maxMb} />
      </div>
      <form method="post" action={action} encType="multipart/form-data" className="stack" onSubmit={send}>
        <input type="hidden" name="back" value={back} />
        <div>
          <label className="label" htmlFor="image-file">
            {t("uploads:image.file")}
          </label>
          <p className="hint" id="image-file-hint">
            {t("uploads:image.about", { mb: maxMb })} {hasScript ? null : t("uploads:image.unsaved")}
          </p>
          <input
            id="image-file"
            name="image"
            type="file"
            required
            accept="image/jpeg,image/png,image/webp,image/heic"
            aria-describedby="image-file-hint"
          />
        </div>
        <p>
          <button type="submit" className="button second">
            {t("uploads:image.send")}
          </button>
        </p>
      </form>
    </section>
  );
}

async function ask(action: string, body: FormData): Promise<ImageUploadAnswer | "failed"> {
  try {
    const response = await fetch(action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!response.ok) return "failed";
    return (await response.json()) as ImageUploadAnswer;
  } catch {
    return "failed";
  }
}

function Outcome({ state, isInserted, maxMb }: { state: State; isInserted: boolean; maxMb: number }) {
  const { t } = useText();
  if (state === null) return null;
  if (state === "sending") return <p>{t("uploads:image.sending")}</p>;
  if (state === "failed" || "failure" in state) {
    const code = state === "failed" ? state : state.failure;
    return <p className="error">{t(`uploads:image.failure.${code}`, { mb: maxMb })}</p>;
  }
  const { id, width, height } = state;
  if (isInserted) return <p className="banner banner-done">{t("uploads:image.inserted", { width, height })}</p>;
  return (
    <div className="banner banner-done tight">
      <p>{t("uploads:image.done", { width, height })}</p>
      <input
        readOnly
        aria-label={t("uploads:image.lineLabel")}
        value={t("uploads:image.line", { id })}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
