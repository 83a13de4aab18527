import { pageError } from "../http/errors.ts";

export function loader() {
  throw pageError("not-found");
}

export function action() {
  throw pageError("not-found");
}
