// Sends a form's fields to an address of ours, with the page's token.
const token = document.querySelector('meta[name="csrf-token"]').content;

export function send(address, fields) {
  const body = new URLSearchParams(fields);
  body.set("csrf_token", token);
  return fetch(address, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } });
}
