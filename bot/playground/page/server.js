// Talk to the playground: read what one employee sees, let them act, hear of changes.
import { toast } from "./dom.js";

const TOKEN = document.querySelector('meta[name="token"]').content;

async function read(path, query = {}) {
  const response = await fetch(`/page/${path}?${new URLSearchParams(query)}`);
  return response.json();
}

export const company = () => read("company");
export const overview = (as) => read("overview", { as });
export const conversation = (as, channel, thread) =>
  read("conversation", thread ? { as, channel, thread } : { as, channel });

export async function act(as, deed, details = {}) {
  const response = await fetch("/page/do", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Playground-Token": TOKEN },
    body: JSON.stringify({ as, do: deed, ...details }),
  });
  const done = await response.json();
  if (done.error) toast(done.error, "wrong");
  if (done.failure) toast(FAILURES[done.failure] ?? done.failure, "wrong");
  return done;
}

const FAILURES = {
  http_timeout: "The app did not answer within three seconds. Slack would show a warning here.",
  http_error: "The app answered with an error. Slack would show a warning here.",
  connection_failed: "The app cannot be reached.",
};

export function listen(as, onChange) {
  const source = new EventSource(`/page/changes?${new URLSearchParams({ as })}`);
  source.onmessage = (event) => onChange(JSON.parse(event.data));
  return () => source.close();
}
