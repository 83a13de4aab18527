import { describe, expect, it } from "vitest";
import { type FormReader, type IncomingFile, readForm } from "./form.ts";
import { limits } from "./limits.ts";

const request = (body: BodyInit, type?: string) =>
  new Request("http://localhost/", {
    method: "POST",
    body,
    ...(type === undefined ? {} : { headers: { "Content-Type": type } }),
  });
const urlencoded = (body: string) => request(body, "application/x-www-form-urlencoded");
const codeOf = async (reading: Promise<FormReader<unknown>>): Promise<unknown> =>
  reading.then(
    () => "read",
    (thrown: { data?: { code?: string } }) => thrown.data?.code ?? thrown,
  );

describe("urlencoded forms", () => {
  it("reads values in order, with spaces, plus signs and Japanese", async () => {
    const form = await readForm(
      urlencoded("name=%E7%BE%8E%E7%A5%A2+%E5%A4%AA%E9%83%8E&box=a&box=b&empty=&plus=1%2B1&bare"),
    );
    expect(form.get("name")).toBe("美祢 太郎");
    expect(form.all("box")).toEqual(["a", "b"]);
    expect(form.get("empty")).toBe("");
    expect(form.get("plus")).toBe("1+1");
    expect(form.get("bare")).toBe("");
    expect(form.get("nowhere")).toBeNull();
    expect(form.all("nowhere")).toEqual([]);
    expect(form.names()).toEqual(["name", "box", "empty", "plus", "bare"]);
  });

  it("knows no prototype names", async () => {
    const form = await readForm(urlencoded("__proto__=1&constructor=2"));
    expect(form.get("__proto__")).toBe("1");
    expect(form.get("toString")).toBeNull();
  });

  it.each([
    ["a broken escape", "name=%E3%81", "bad-request"],
    ["a lone surrogate", "name=%ED%A0%80", "bad-request"],
    ["a NUL", "name=a%00b", "bad-request"],
    ["a broken name", "%=a", "bad-request"],
    ["a long value", `name=${"a".repeat(limits.valueLength + 1)}`, "too-large"],
    ["a long name", `${"n".repeat(limits.nameLength + 1)}=a`, "bad-request"],
    ["too many fields", "a=1&".repeat(limits.fields + 1), "too-large"],
    ["too many bytes", `a=${"b".repeat(limits.urlencodedBytes)}`, "too-large"],
  ])("refuses %s", async (_name, body, code) => {
    expect(await codeOf(readForm(urlencoded(body)))).toBe(code);
  });

  it("reads an empty body as an empty form and refuses other types", async () => {
    expect((await readForm(new Request("http://localhost/", { method: "POST" }))).names()).toEqual([]);
    expect(await codeOf(readForm(request("{}", "application/json")))).toBe("unsupported-type");
  });
});

describe("multipart forms", () => {
  const withFile = (bytes: number, name = "写真.jpg") => {
    const body = new FormData();
    body.append("name", "美祢");
    body.append("photo", new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
    return request(body);
  };
  const save = async (file: IncomingFile) => ({ id: file.name, bytes: file.bytes });

  it("hands files to the caller and keeps what it returns", async () => {
    const form = await readForm(withFile(1000), save);
    expect(form.get("name")).toBe("美祢");
    expect(form.files("photo")).toEqual([{ id: "写真.jpg", bytes: 1000 }]);
    expect(form.files("name")).toEqual([]);
    expect(form.get("photo")).toBeNull();
  });

  it("takes a file input that was left empty as no file", async () => {
    const body =
      '--x\r\nContent-Disposition: form-data; name="photo"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n';
    const form = await readForm(request(body, "multipart/form-data; boundary=x"), save);
    expect(form.files("photo")).toEqual([]);
  });

  it("refuses files where none are asked for, large ones, and too many", async () => {
    expect(await codeOf(readForm(withFile(10)))).toBe("unsupported-type");
    expect(await codeOf(readForm(withFile(limits.fileBytes + 1), save))).toBe("too-large");
    const many = new FormData();
    for (let at = 0; at <= limits.files; at += 1) many.append("photo", new File(["x"], "x.jpg"));
    expect(await codeOf(readForm(request(many), save))).toBe("too-large");
    const fields = new FormData();
    for (let at = 0; at <= limits.fields; at += 1) fields.append("a", "1");
    expect(await codeOf(readForm(request(fields), save))).toBe("too-large");
  });

  it("refuses a body that is not what it says", async () => {
    expect(await codeOf(readForm(request("hello", "multipart/form-data; boundary=x"), save))).toBe("bad-request");
    expect(await codeOf(readForm(request("--x\r\nbroken", "multipart/form-data; boundary=x"), save))).toBe(
      "bad-request",
    );
    expect(await codeOf(readForm(request("hello", "multipart/form-data"), save))).toBe("bad-request");
    expect(await codeOf(readForm(withFile(10, "a\0.jpg"), save))).toBe("bad-request");
  });

  it("lets a failure of the caller through as it is", async () => {
    const failure = new Error("disk full");
    const reading = readForm(withFile(10), () => Promise.reject(failure));
    await expect(reading).rejects.toBe(failure);
  });
});
