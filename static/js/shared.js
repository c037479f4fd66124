// Fills in what another app shared while the server is away, from the address, as the server would.
export function fillShared() {
  const field = document.querySelector("[data-shared]");
  const shared = new URLSearchParams(location.search);
  if (!field || field.value) return;
  const found = ["text", "title"].map((name) => shared.get(name)?.match(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?'*)\]]/i)?.[0]).find(Boolean);
  field.value = shared.get("url") || found || "";
}
