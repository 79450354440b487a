// What the page asks the server for; a failure is an error with a sentence to show.

export const read = (path) => call(path, {});

export const send = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error("The rehearsal has ended. Start it again; your marks are kept.");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error || `The rehearsal answered ${answer.status}.`);
  return said;
}
