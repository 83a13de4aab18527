import { pageError } from "../http/errors.ts";

export function loader() {
  throw pageError("not-found");
}

export function action() {
  throw pageError("not-found");
}

/** Never drawn: but a route without a component is no page, and its failure would come without the portal's frame. */
export default function NotFound() {
  return null;
}
