// Applies a choice for the text at once, and keeps it by the form's own address.
import { send } from "./send.js";

export function applyPreferences() {
  for (const form of document.querySelectorAll("[data-preferences]")) {
    form.addEventListener("change", (event) => {
      const { name, value } = event.target;
      document.documentElement.dataset[name] = value;
      send(form.action, { [name]: value });
    });
  }
}
