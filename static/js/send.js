// Sends a form's fields to an address of ours, with the page's token.
import { countChange } from "./renewing.js";

const token = document.querySelector('meta[name="csrf-token"]').content;

export function send(address, fields) {
  const body = new URLSearchParams(fields);
  body.set("csrf_token", token);
  if (!("position" in fields)) countChange();
  return fetch(address, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } });
}
