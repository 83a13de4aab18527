/** Reads the form of a request once, within limits. Actions never call `request.formData()`: it has none. */
import { type FileUpload, FormDataParseError, parseFormData } from "@remix-run/form-data-parser";
import { pageError } from "./errors.ts";
import { decodeStrict, hasForbiddenCharacter, limits } from "./limits.ts";

/** Values in the order they came. `FileRef` is what `saveFile` returned for an uploaded file. */
export type FormReader<FileRef = never> = {
  /** First value of the input, null when it was not sent. */
  get(name: string): string | null;
  all(name: string): string[];
  files(name: string): FileRef[];
  names(): string[];
};

/** An uploaded file as the browser described it; nothing in it is checked yet. */
export type IncomingFile = {
  fieldName: string;
  name: string;
  type: string;
  bytes: number;
  stream(): ReadableStream<Uint8Array>;
};
export type SaveFile<FileRef> = (file: IncomingFile) => Promise<FileRef>;

/** `saveFile` absent: files are refused. Throws `pageError` for what no form of ours sends. `fileBytes`: of the largest file; `files`: how many. */
export async function readForm<FileRef = never>(
  request: Request,
  saveFile?: SaveFile<FileRef>,
  fileBytes: number = limits.fileBytes,
  files: number = limits.files,
): Promise<FormReader<FileRef>> {
  const type = request.headers.get("content-type") ?? "";
  if (request.body === null) return reader([], new Map());
  if (type.startsWith("multipart/form-data")) return readMultipart(request, { fileBytes, files }, saveFile);
  if (!type.startsWith("application/x-www-form-urlencoded")) throw pageError("unsupported-type");
  const text = await request.text();
  if (text.length > limits.urlencodedBytes) throw pageError("too-large");
  return reader(checked(parseUrlencoded(text)), new Map());
}

function parseUrlencoded(text: string): [string, string][] {
  const parts = text.split("&");
  if (parts.length > limits.fields) throw pageError("too-large");
  const decode = (part: string): string => decodeStrict(part.replaceAll("+", " ")) ?? refuse();
  return parts.flatMap((part): [string, string][] => {
    if (part === "") return [];
    const at = part.indexOf("=");
    return [at === -1 ? [decode(part), ""] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]];
  });
}

async function readMultipart<FileRef>(
  request: Request,
  most: { fileBytes: number; files: number },
  saveFile?: SaveFile<FileRef>,
): Promise<FormReader<FileRef>> {
  const files = new Map<string, FileRef[]>();
  const upload = async (file: FileUpload): Promise<void> => {
    // A file input left empty is sent as a part without name and content.
    if (file.name === "" && file.size === 0) return;
    if (saveFile === undefined) throw pageError("unsupported-type");
    if (!isAcceptable(file.fieldName, file.name) || file.name.length > limits.nameLength) refuse();
    const incoming = { fieldName: file.fieldName, name: file.name, type: file.type, bytes: file.size };
    const saved = await saveFile({ ...incoming, stream: () => file.stream() });
    files.set(file.fieldName, [...(files.get(file.fieldName) ?? []), saved]);
  };
  const caps = {
    maxFiles: most.files,
    maxFileSize: most.fileBytes,
    maxParts: limits.fields,
    maxTotalSize: limits.multipartBytes,
  };
  const form = await parseFormData(request, caps, upload).catch(refuseMultipart);
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return reader(checked(texts), files);
}

/** The parser's own refusals become pages; what `saveFile` throws comes through as it is. */
function refuseMultipart(error: unknown): never {
  if (error instanceof Error && /^Max\w+Error$/.test(error.constructor.name)) throw pageError("too-large");
  if (error instanceof FormDataParseError) refuse();
  throw error;
}

const isAcceptable = (name: string, value: string): boolean =>
  name.length <= limits.nameLength && !hasForbiddenCharacter(name + value);

function checked(entries: [string, string][]): [string, string][] {
  if (!entries.every(([name, value]) => isAcceptable(name, value))) refuse();
  if (entries.some(([, value]) => value.length > limits.valueLength)) throw pageError("too-large");
  return entries;
}

function refuse(): never {
  throw pageError("bad-request");
}

function reader<FileRef>(entries: [string, string][], files: Map<string, FileRef[]>): FormReader<FileRef> {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const before = values.get(name);
    if (before === undefined) values.set(name, [value]);
    else before.push(value);
  }
  return {
    get: (name) => values.get(name)?.[0] ?? null,
    all: (name) => values.get(name) ?? [],
    files: (name) => files.get(name) ?? [],
    names: () => [...new Set([...values.keys(), ...files.keys()])],
  };
}
