/** What a browser loads before a page stands: the HTML, its stylesheets and scripts, as they come over the line. */
import { Connection, headerOf } from "./connection.ts";
import { getBytes } from "./portal-requests.ts";

export type FirstView = { bytes: number; html: number; css: number; js: number; modules: boolean };

const addresses = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));

/** Asked for as browsers do over https: brotli. */
export async function firstView(port: number, path: string, cookie?: string): Promise<FirstView> {
  const connection = await Connection.open(port);
  const encoding = "gzip, deflate, br, zstd";
  const load = async (address: string): Promise<number> => {
    const answer = await connection.send(getBytes(address, { encoding }));
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
    return answer.body().length;
  };
  const packed = await connection.send(getBytes(path, { cookie, encoding }));
  const plain = await connection.send(getBytes(path, { cookie }));
  if (packed.status !== 200 || headerOf(plain, "content-encoding") !== null)
    throw new Error(`${path}: ${packed.status}`);
  const html = plain.body().toString("utf8");
  const total = async (list: string[]) => {
    let sum = 0;
    for (const address of new Set(list)) sum += await load(address);
    return sum;
  };
  const css = await total(addresses(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g));
  const js = await total(addresses(html, /<script[^>]*src="([^"]+)"/g));
  connection.close();
  const modules = /type="module"|rel="modulepreload"|__reactRouterContext/.test(html);
  return { bytes: packed.body().length + css + js, html: packed.body().length, css, js, modules };
}
